// What agents do with their conversations in the playground: hold, keys, transfers, and asking somebody else meanwhile.

const no = (code, message) => ({ status: 409, code, message })
const iso = (millis) => new Date(millis).toISOString()

export class Calls {
  constructor(centre) {
    this.centre = centre
    this.keys = []
  }

  directory() {
    const { centre } = this
    return {
      colleagues: [...centre.agents.values()].map(({ id, name, team, state, since, reason, station }) => ({ agent: id, name, team, state, since: iso(since), reason, extension: station })),
      queues: centre.queueIds().map((id) => {
        const tile = centre.tile(id)
        return { queue: id, waiting: tile.waiting, ready: tile.agents.READY ?? 0, open: tile.closedSince === null, expected: tile.expected }
      }),
    }
  }

  /** What somebody at the desk asks for; a problem when it cannot be done. */
  ask(i, me, what, body, method) {
    const { centre } = this
    const consult = i.consult
    const leads = i.agent === me
    if (!['TALKING', 'HOLD'].includes(i.phase) || (!leads && i.asked !== me)) return no('not-now', 'There is no such conversation.')
    if (what === 'keys') return /^[0-9*#A-D]{1,32}$/.test(body.keys) ? void this.keys.push(body.keys) : { status: 400, code: 'bad-keys', message: 'Those are no keys.' }
    if (what === 'recording') {
      if (method === 'PUT') i.recording = body.on ? 'RECORDING' : 'PAUSED'
      return { result: { state: i.recording ?? null } }
    }
    if (what === 'hang-up' && i.colleagues) return this.over(i)
    if (what === 'hang-up') return leads ? this.leave(i) : this.end(i)
    if (!leads) return { status: 403, code: 'forbidden', message: 'Your colleague leads this call.' }
    if (what === 'hold') return consult ? no('not-now', 'The customer hears music already.') : void centre.hold(i, body.held)
    if (what === 'transfer') {
      if (consult) return no('not-now', 'Somebody is being asked.')
      const problem = this.wrong(body)
      return problem ?? void centre.hangUp(i, 'AGENT')
    }
    if (what === 'drop') {
      this.gone(i)
      Object.assign(i, { conference: false, outside: false, others: [] })
      return void this.tell(i)
    }
    if (what !== 'consult') return { status: 404, code: 'not-found', message: 'There is no such operation.' }
    if (method === 'DELETE') return this.end(i)
    const how = body.how
    if (!how) return this.begin(i, me, body)
    if (consult?.state !== 'CONNECTED') return no('not-now', 'Nobody has answered.')
    if (how === 'swap') {
      consult.withConsulted = !consult.withConsulted
      centre.hold(i, consult.withConsulted)
    }
    if (how === 'conference') this.together(i)
    if (how === 'complete') this.pass(i)
    this.tell(i)
    return null
  }

  wrong({ agent, queue, number }) {
    if ([agent, queue, number].filter(Boolean).length !== 1) return { status: 400, code: 'bad-destination', message: 'Exactly one of agent, queue and number.' }
    if (agent && !['READY', 'NOT_READY'].includes(this.centre.agents.get(agent)?.state)) return no('not-now', 'That agent is not free.')
    if (number && !/^\+?\d{3,15}$/.test(number)) return { status: 400, code: 'bad-number', message: 'That number may not be called.' }
    return null
  }

  begin(i, me, { agent = null, queue = null, number = null }) {
    const problem = i.consult ? no('not-now', 'Somebody is being asked already.') : this.wrong({ agent, queue, number })
    if (problem) return problem
    if (i.phase !== 'HOLD') this.centre.hold(i, true)
    i.consult = { by: me, agent, queue, outside: number !== null, state: 'CALLING', withConsulted: true, since: iso(Date.now()) }
    if (agent) this.join(i, agent, 'RESERVED')
    this.tell(i)
    return null
  }

  join(i, agent, state) {
    i.asked = agent
    i.askedPhase = state === 'RESERVED' ? 'OFFERED' : 'TALKING'
    const one = this.centre.agents.get(agent)
    one.work = i.id
    this.centre.become(one, state)
    if (i.card) this.centre.tell({ agent }, { type: 'caller', card: this.centre.card(i) })
  }

  /** An agent calls a colleague: the own phone rings. */
  colleague(from, to) {
    const { centre } = this
    const caller = centre.agents.get(from)
    const other = centre.agents.get(to)
    if (!other) return { status: 404, code: 'unknown-agent', message: 'There is no such agent.' }
    if (other.state === 'LOGGED_OUT') return no('colleague-away', 'Your colleague is not at work.')
    if (!['READY', 'NOT_READY'].includes(other.state)) return no('colleague-busy', 'Your colleague is busy.')
    if (!['READY', 'NOT_READY'].includes(caller?.state)) return no('not-now', 'You are busy.')
    const now = Date.now()
    const id = `i1-${++centre.lastInteraction}`
    const i = { id, card: null, queue: 'service', phase: 'OFFERED', present: false, entryPoint: 'colleague', began: now, queued: now, offered: now, offer: `o-${id}`, agent: from, ringing: true, result: null, accepted: null, heldSince: null, wrapUp: null, endedBy: null, note: null, why: null, step: null, offers: [], path: [], entered: [], attached: {}, colleagues: { from, to, notReached: null } }
    centre.interactions.set(id, i)
    caller.work = id
    centre.become(caller, 'RESERVED')
    this.tell(i)
    return { result: { call: id } }
  }

  /** The phone that rings is answered: who calls, then the colleague. */
  colleagueAnswers(i) {
    const { centre } = this
    if (i.phase === 'OFFERED') {
      Object.assign(i, { phase: 'TALKING', accepted: Date.now(), offered: Date.now() })
      i.consult = { by: i.agent, agent: i.colleagues.to, queue: null, outside: false, state: 'CALLING', withConsulted: false, since: iso(Date.now()) }
      centre.become(centre.agents.get(i.agent), 'TALKING')
      this.join(i, i.colleagues.to, 'RESERVED')
    } else {
      this.join(i, i.colleagues.to, 'TALKING')
      Object.assign(i.consult, { state: 'CONNECTED', since: iso(Date.now()) })
    }
    this.tell(i)
  }

  /** It ends for both, and whom nobody has answered is told why. */
  over(i, notReached = null) {
    const { centre } = this
    Object.assign(i, { phase: 'GONE', ended: Date.now() })
    if (notReached) i.colleagues.notReached = notReached
    const ended = { ...centre.item(i), phase: 'ENDED', consult: null }
    for (const id of [i.agent, i.asked]) {
      if (!id) continue
      const one = centre.agents.get(id)
      one.work = null
      centre.become(one, 'READY')
      centre.tell({ agent: id }, notReached && id === i.agent ? { type: 'work', item: ended } : { type: 'workGone', interaction: i.id })
    }
    return null
  }

  /** Whoever is called answers. */
  answered(i) {
    Object.assign(i.consult, { state: 'CONNECTED', since: iso(Date.now()) })
    if (i.consult.queue && !i.consult.agent) i.consult.agent = [...this.centre.agents.values()].find((one) => one.state === 'READY' && one.serves.includes(i.consult.queue))?.id ?? null
    if (i.consult.agent) this.join(i, i.consult.agent, 'TALKING')
    i.others = [i.agent, i.asked].filter(Boolean)
    this.tell(i)
  }

  /** Nobody is asked any more; the customer is with whoever asked. */
  end(i) {
    this.gone(i)
    Object.assign(i, { consult: null, conference: false, outside: false, others: [] })
    if (i.phase === 'HOLD') this.centre.hold(i, false)
    else this.tell(i)
    return null
  }

  together(i) {
    Object.assign(i, { conference: true, outside: i.consult?.outside ?? false, consult: null })
    if (i.phase === 'HOLD') this.centre.hold(i, false)
  }

  /** Whoever leads hangs up: the others go on, if there are any. */
  leave(i) {
    if (i.conference && i.asked) this.pass(i)
    else {
      this.gone(i)
      Object.assign(i, { consult: null, conference: false, outside: false, others: [] })
      this.centre.hangUp(i, 'AGENT')
    }
    return null
  }

  pass(i) {
    const { centre } = this
    const from = i.agent
    const to = i.asked
    if (!to) {
      Object.assign(i, { consult: null, conference: false, outside: false, others: [] })
      return centre.hangUp(i, 'AGENT')
    }
    centre.tell({ agent: from }, { type: 'work', item: { ...centre.item(i, from), phase: 'WRAP_UP', heldSince: null, consult: null, conference: false, outside: false, others: [], wrapUpSince: iso(Date.now()), wrapUpUntil: iso(Date.now() + 30_000), endedBy: null } })
    centre.become(centre.agents.get(from), 'WRAP_UP')
    Object.assign(i, { agent: to, asked: null, consult: null, conference: false, outside: false, others: [], transferredBy: from, phase: 'TALKING', heldSince: null, accepted: Date.now() })
    centre.tellWork(i)
  }

  gone(i) {
    if (!i.asked) return
    const { centre } = this
    const one = centre.agents.get(i.asked)
    one.work = null
    centre.become(one, 'READY')
    centre.tell({ agent: i.asked }, { type: 'workGone', interaction: i.id })
    i.asked = null
  }

  tell(i) {
    this.centre.tellWork(i)
  }
}
