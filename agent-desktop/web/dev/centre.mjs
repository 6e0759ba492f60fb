// A scripted call centre: agents in all states, callers who come, wait, talk and leave. It knows no network; the server asks it and listens to what it tells.

import { agents, callers, dispositions, people, products, queues, reasons, ticketCategories, wrapUpMillis, zone } from './people.mjs'

const iso = (millis) => new Date(millis).toISOString()
const RING = 20_000

export class Centre {
  /** @param seed of the traffic @param {(to: 'all'|{agent:string}|{board:true}|{queue:string}, message: object) => void} tell */
  constructor(seed, tell) {
    this.seed = seed
    this.tell = tell
    this.traffic = true
    this.telephonyAwaySince = null
    this.lastInteraction = 1000
    this.interactions = new Map()
    this.agents = new Map()
    this.tiles = new Map()
    this.closed = new Map()
    const now = Date.now()
    agents.forEach((agent, index) => {
      const states = ['READY', 'READY', 'READY', 'NOT_READY', 'READY', 'READY', 'READY', 'NOT_READY', 'READY', 'LOGGED_OUT', 'READY', 'READY']
      const state = agent.id === 'a01' ? 'LOGGED_OUT' : states[index % 12]
      this.agents.set(agent.id, {
        ...agent, state, since: now - this.random(600_000), availability: state, reason: state === 'NOT_READY' ? reasons[index % 6].code : null,
        pending: null, station: state === 'LOGGED_OUT' ? null : agent.extension, reachable: state === 'LOGGED_OUT' ? null : true, work: null, handled: this.random(23), talk: this.random(3_600_000),
      })
    })
    const since = now - 120_000
    this.supervisors = new Map([['s03', { id: 's03', state: 'NOT_READY', since, availability: 'NOT_READY', reason: null, pending: null, station: '1023', reachable: true, watching: null, serves: [] }]])
    for (const queue of queues) {
      const answered = 60 + this.random(180)
      const abandoned = this.random(14)
      this.tiles.set(queue.id, { answered, abandoned, within: Math.round(answered * (queue.id === 'sales' ? 0.74 : 0.91)), flowOuts: this.random(6), wait: answered * 9000, entered: answered + abandoned })
    }
    for (const tile of this.tiles.values()) tile.entered += tile.flowOuts
  }

  /** 0 to n−1. */
  random(n) {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0
    return Math.floor((this.seed / 2 ** 32) * n)
  }

  // ---------------------------------------------------------------- what pages see

  centre() {
    const supervisors = people.filter((one) => !this.agents.has(one.id))
    const atPhones = [...this.agents.values(), ...supervisors.flatMap((one) => (one.station ? { ...one, extension: one.station } : []))]
    return { zone, queues, agents: atPhones.map(({ id, name, team, extension }) => ({ id, name, team, extension })), people: supervisors.filter((one) => !one.station).map(({ id, name }) => ({ id, name })), reasons, dispositions, ticketCategories, products, outsideStations: true }
  }

  view(agent) {
    return { agent: agent.id, state: agent.state, since: iso(agent.since), availability: agent.availability, reason: agent.reason, pending: agent.pending, station: agent.station, phoneReachable: agent.reachable, helpSince: agent.helpSince ? iso(agent.helpSince) : null, watching: agent.watching ?? null }
  }

  row(agent) {
    const work = agent.work && this.interactions.get(agent.work)
    return { agent: this.view(agent), name: agent.name, team: agent.team, interaction: agent.work, queue: work?.queue ?? null, handled: agent.handled, talkMillis: agent.talk }
  }

  waitingRow(i) {
    const customer = i.card.customers.find((c) => c.id === i.card.chosen)
    return { interaction: i.id, queue: i.queue, since: iso(i.queued), headStartMillis: i.headStart ?? (customer?.tier === 'VIP' ? 120_000 : 0), customer: customer?.name ?? null, tier: customer?.tier ?? null, offeredTo: i.phase === 'OFFERED' ? i.agent : null, expected: i.phase === 'OFFERED' ? null : this.expected(this.waiting().filter((x) => x.queue === i.queue).indexOf(i)) }
  }

  /** What somebody can expect behind so many others. */
  expected(ahead) {
    return { fromMillis: (ahead + 1) * 22_000, toMillis: (ahead + 1) * 85_000, percent: 80 }
  }

  waiting() {
    return [...this.interactions.values()].filter((i) => !i.colleagues && (i.phase === 'QUEUED' || i.phase === 'OFFERED'))
  }

  queueIds() {
    return queues.map((queue) => queue.id)
  }

  tile(id) {
    const today = this.tiles.get(id)
    const waiting = this.waiting().filter((i) => i.queue === id)
    const states = {}
    for (const agent of this.agents.values()) if (agent.serves.includes(id)) states[agent.state] = (states[agent.state] ?? 0) + 1
    const known = today.answered + today.abandoned
    return {
      queue: id, waiting: waiting.length, longestWaitSince: waiting.length ? iso(Math.min(...waiting.map((i) => i.queued))) : null, entered: today.entered, answered: today.answered,
      answeredWithin: today.within, abandoned: today.abandoned, flowOuts: today.flowOuts, serviceLevel: known ? today.within / known : null,
      averageSpeedOfAnswerMillis: today.answered ? Math.round(today.wait / today.answered) : null, averageHandleMillis: today.answered ? 150_000 + (today.answered % 7) * 9_000 : null, agents: states,
      closedSince: this.closed.has(id) ? iso(this.closed.get(id)) : null, capacity: id === 'support' ? 30 : null, expected: states.READY ? { fromMillis: 0, toMillis: 0, percent: 80 } : this.expected(waiting.length),
    }
  }

  /** As this agent sees it: whoever is asked meanwhile has it on the desk, too. */
  item(i, agent = i.agent) {
    return {
      consult: i.consult ?? null, others: (i.others ?? []).filter((id) => id !== agent), droppable: i.conference && agent === i.agent && i.asked ? [i.asked] : [], outside: i.outside ?? false, conference: i.conference ?? false, supervisors: i.supervisors ?? [], colleagues: i.colleagues ?? null, transferredBy: agent === i.agent ? (i.transferredBy ?? null) : null, promisedCall: i.entryPoint === 'dial', customerDialled: i.customerDialled ?? null, notReached: i.notReached ?? null, answeredBy: null,
      interaction: i.id, offer: i.offer, queue: i.queue, phase: agent === i.asked ? i.askedPhase : i.phase, ringing: i.ringing, customerPresent: i.present, entryPoint: i.entryPoint, path: i.path, attached: i.attached, began: iso(i.began), queued: iso(i.queued),
      offered: iso(i.offered), expires: iso(i.offered + RING), result: i.result, accepted: i.accepted && iso(i.accepted), heldSince: i.heldSince && iso(i.heldSince), lineLost: i.lineLost ?? false, wrapUpSince: i.wrapUp && iso(i.wrapUp),
      wrapUpUntil: i.wrapUpUntil && iso(i.wrapUpUntil), disposition: i.disposition ?? null, wrapUpExtensions: i.wrapUpExtensions ?? 0, endedBy: i.endedBy, why: i.why, step: i.step,
    }
  }

  card(i) {
    const { kind, number, place, displayName, customers, chosen } = i.card
    return { interaction: i.id, complete: true, kind, number, place, displayName, customers, chosen, entered: i.entered }
  }

  deskOf(id) {
    const agent = this.agents.get(id) ?? this.supervisors.get(id)
    const mine = [...this.interactions.values()].filter((i) => (i.agent === id || i.asked === id) && i.phase !== 'QUEUED' && i.phase !== 'GONE')
    return {
      agent: agent ? this.view(agent) : null, work: mine.map((i) => this.item(i, id)), callers: mine.filter((i) => i.card).map((i) => this.card(i)),
      help: this.supervisors.has(id) ? [...this.agents.values()].filter((one) => one.helpSince).map((one) => ({ agent: one.id, interaction: one.work, since: iso(one.helpSince) })) : [], notes: mine.filter((i) => i.note).map((i) => i.note), queues: queues.filter((q) => agent?.serves.includes(q.id)).map((q) => this.tile(q.id)),
    }
  }

  /** A supervisor is on an agent's line from now on, or on nobody's. */
  watch(id, agent, mode) {
    const one = this.supervisors.get(id)
    if (!one) return { status: 409, code: 'no-phone', message: 'You have no phone.' }
    if (agent && !this.agents.get(agent)?.work) return { status: 409, code: 'not-talking', message: 'That agent does not talk now.' }
    one.watching = agent && { interaction: this.agents.get(agent).work, agent, mode, connected: true, since: one.watching?.since ?? iso(Date.now()) }
    this.tell({ agent: id }, { type: 'agent', agent: this.view(one) })
    return null
  }

  /** An agent asks for a supervisor. */
  help(id) {
    const agent = this.agents.get(id)
    agent.helpSince = Date.now()
    for (const supervisor of this.supervisors.keys()) this.tell({ agent: supervisor }, { type: 'help', agent: id, help: { agent: id, interaction: agent.work, since: iso(agent.helpSince) } })
  }

  board() {
    return { queues: queues.map((q) => this.tile(q.id)), agents: [...this.agents.values()].map((a) => this.row(a)), waiting: this.waiting().map((i) => this.waitingRow(i)) }
  }

  // ---------------------------------------------------------------- telling

  tellAgent(agent) {
    this.tell({ agent: agent.id }, { type: 'agent', agent: this.view(agent) })
    this.tell({ board: true }, { type: 'boardAgent', row: this.row(agent) })
    agent.serves.forEach((queue) => this.tellQueue(queue))
  }

  tellQueue(queue) {
    this.tell({ queue }, { type: 'queue', queue: this.tile(queue) })
  }

  tellWork(i) {
    for (const agent of [i.agent, i.asked]) if (agent) this.tell({ agent }, { type: 'work', item: this.item(i, agent) })
  }

  tellWaiting(i) {
    const waits = i.phase === 'QUEUED' || i.phase === 'OFFERED'
    this.tell({ board: true }, waits ? { type: 'waiting', row: this.waitingRow(i) } : { type: 'waitingGone', interaction: i.id, queue: i.queue })
    this.tellQueue(i.queue)
  }

  // ---------------------------------------------------------------- what happens

  become(agent, state, reason = null) {
    agent.state = state
    agent.since = Date.now()
    if (state === 'READY' || state === 'NOT_READY' || state === 'LOGGED_OUT') {
      agent.availability = state
      agent.reason = state === 'NOT_READY' ? reason : null
    }
    this.tellAgent(agent)
  }

  /** A supervisor's hand on somebody who waits; a problem when it cannot be done. */
  intervene(i, what, body) {
    if (!i || !this.waiting().includes(i)) return { status: 404, code: 'unknown-interaction', message: 'Nobody waits by that id, or not any more.' }
    if (what === 'head-start') i.headStart = body.seconds * 1000
    else if (what === 'assign') {
      const agent = this.agents.get(body.agent)
      if (i.phase === 'OFFERED' || !agent || !['READY', 'NOT_READY'].includes(agent.state)) return { status: 409, code: 'not-now', message: 'That agent is busy.' }
      this.offer(i, agent.id)
      return null
    } else if (what === 'withdraw') {
      i.phase = 'GONE'
      this.tiles.get(i.queue).flowOuts++
    } else {
      this.tell({ board: true }, { type: 'waitingGone', interaction: i.id, queue: i.queue })
      const before = i.queue
      i.queue = body.queue
      this.tellQueue(before)
    }
    this.tellWaiting(i)
    return null
  }

  close(queue, closed) {
    if (closed) this.closed.set(queue, Date.now())
    else this.closed.delete(queue)
    this.tellQueue(queue)
    return null
  }

  /** Somebody calls. */
  arrive(who, queue, waited = 0) {
    const now = Date.now() - waited
    const card = structuredClone(callers[who])
    const english = card.language === 'en'
    const step = (node, zh, en, exit, before) => ({ node, title: zh && { 'zh-CN': zh, en }, shownAs: null, exit, at: iso(now - before) })
    const key = { service: '1', sales: '5', support: '6' }[queue]
    const topic = { service: ['人工服务', 'A person'], sales: ['本周促销', 'Promotion of the week'], support: ['投诉或维修', 'Complaint or repair'] }[queue]
    // the first is known, of the second the database has nothing
    const order = { ...step('enter-order-number', '按订单号查询', 'An order by its number', 'collected:8', 2_500), shownAs: { 'zh-CN': '订单号', en: 'Order number' } }
    const ticket = { ...step('enter-ticket-number', '查询工单', 'A ticket by its number', 'collected:6', 2_200), shownAs: { 'zh-CN': '工单号', en: 'Ticket number' } }
    const i = {
      entered: who === 'vip' ? [{ node: order.node, title: order.shownAs, value: '20061234', at: order.at }] : [],
      id: `i1-${++this.lastInteraction}`, card, queue, phase: 'QUEUED', present: true, entryPoint: english ? '4002' : '4001', began: now - 14_000, queued: now, offer: null, agent: null, ringing: false, offered: now,
      result: null, accepted: null, heldSince: null, wrapUp: null, endedBy: null, note: null, why: null, step: null, patience: 25_000 + this.random(60_000), refusedBy: new Set(), disposition: null, offers: [],
      attached: { topic: { service: 'person', sales: 'promotion', support: 'complaint' }[queue], ...(who === 'unknown' ? { ticket: '600001' } : {}) },
      path: [step('greeting', '欢迎', 'Welcome', 'next', 14_000), step('choose-language', '选择语言', 'Choose a language', english ? 'key:2' : 'key:1', 9_000), step('main', '主菜单', 'Main menu', `key:${key}`, 3_000), ...(who === 'vip' ? [order, step('prove', '身份验证', 'Identity check', 'identified', 2_000)] : who === 'foreign' ? [ticket, step('prove', '身份验证', 'Identity check', 'not-identified:wrong', 2_000)] : []), step(queue, topic[0], topic[1], `queue:${queue}`, 0)],
    }
    this.interactions.set(i.id, i)
    this.tiles.get(queue).entered++
    this.tellWaiting(i)
    return i
  }

  /** Offers it to this agent, or to whoever has been ready longest. */
  offer(i, wanted) {
    const free = [...this.agents.values()].filter((a) => a.state === 'READY' && a.serves.includes(i.queue) && !i.refusedBy.has(a.id)).sort((a, b) => a.since - b.since)
    const agent = wanted ? this.agents.get(wanted) : free[0]
    if (!agent) return false
    const now = Date.now()
    const policy = queues.find((q) => q.id === i.queue).policy
    const named = i.card.chosen === 'c1' && agent.id === 'a01'
    const occupied = policy === 'LEAST_OCCUPIED'
    const others = free.filter((a) => a !== agent).slice(0, 5)
    const count = (state) => [...this.agents.values()].filter((a) => a.serves.includes(i.queue) && a.state === state).length
    const excluded = [['LOGGED_OUT', count('LOGGED_OUT')], ['NOT_READY', count('NOT_READY')], ['BUSY', count('TALKING') + count('HOLD')], ['WRAP_UP', count('WRAP_UP')], ['RESERVED', count('RESERVED')], ['RETRY_LATER', i.refusedBy.size]]
    Object.assign(i, {
      phase: 'OFFERED', agent: agent.id, offer: `o1-${i.id.slice(3)}-${i.offers.length}`, ringing: true, offered: now, result: null,
      step: named ? { who: { type: 'namedAgents', agents: ['a01'] }, forMillis: 20_000, skipWhen: 'NOBODY_FREE' } : { who: { type: 'queueAgents', besides: { type: 'allOf', parts: [] } }, forMillis: 0, skipWhen: 'NEVER' },
      why: {
        decision: now - i.queued > 1000 ? 'INTERACTION_ORDER' : 'AGENT_SELECTION', step: named ? 0 : i.card.chosen === 'c1' ? 2 : 0, rule: named ? 'named-agents' : occupied ? 'least-occupied' : 'longest-idle',
        score: named ? 0 : occupied ? 412_000 : agent.since, nextBest: named ? [] : others.map((a, n) => ({ agent: a.id, score: occupied ? 455_000 + n * 61_000 : a.since })),
        excluded: (named ? [] : excluded).filter(([, n]) => n > 0).map(([reason, agents]) => ({ reason, agents })), waitedMillis: now - i.queued, aheadOf: this.waiting().length - 1,
      },
    })
    i.offers.push({ agent: agent.id, at: now, why: i.why, id: i.offer, result: null })
    agent.work = i.id
    this.become(agent, 'RESERVED')
    this.tellWork(i)
    this.tell({ agent: agent.id }, { type: 'caller', card: this.card(i) })
    this.tellWaiting(i)
    return true
  }

  answer(i) {
    const now = Date.now()
    const tile = this.tiles.get(i.queue)
    tile.answered++
    tile.wait += now - i.queued
    if (now - i.queued <= 20_000) tile.within++
    Object.assign(i, { phase: 'TALKING', ringing: false, result: 'ACCEPTED', accepted: now, talk: 12_000 + this.random(70_000) })
    i.offers.at(-1).result = 'ACCEPTED'
    this.become(this.agents.get(i.agent), 'TALKING')
    this.tellWork(i)
    this.tellWaiting(i)
  }

  hold(i, held) {
    i.phase = held ? 'HOLD' : 'TALKING'
    i.heldSince = held ? Date.now() : null
    this.become(this.agents.get(i.agent), i.phase)
    this.tellWork(i)
  }

  hangUp(i, by = 'CALLER') {
    const agent = this.agents.get(i.agent)
    agent.talk += Date.now() - i.accepted
    Object.assign(i, { phase: 'WRAP_UP', present: false, endedBy: by, wrapUp: Date.now(), wrapUpUntil: wrapUpMillis[i.queue] && Date.now() + wrapUpMillis[i.queue], heldSince: null })
    this.become(agent, 'WRAP_UP')
    this.tellWork(i)
  }

  complete(i, disposition) {
    const agent = this.agents.get(i.agent)
    agent.handled++
    agent.work = null
    i.disposition = disposition ?? i.disposition
    i.phase = 'GONE'
    i.endedAt = Date.now()
    this.free(agent, 'READY')
    this.tell({ agent: agent.id }, { type: 'workGone', interaction: i.id })
  }

  extend(i) {
    const { extensions, extensionMillis } = queues.find((one) => one.id === i.queue).wrapUp
    if (!i.wrapUpUntil || (i.wrapUpExtensions ?? 0) >= extensions) return { status: 409, code: 'not-now', message: 'The queue gives no more time to wrap up.' }
    i.wrapUpExtensions = (i.wrapUpExtensions ?? 0) + 1
    i.wrapUpUntil += extensionMillis
    this.tellWork(i)
  }

  chosen(i, disposition) {
    i.disposition = disposition
    this.tellWork(i)
  }

  free(agent, state, reason) {
    const pending = agent.pending
    agent.pending = null
    if (pending?.availability === 'LOGGED_OUT') this.signOff(agent)
    else if (pending) this.become(agent, pending.availability, pending.reason)
    else this.become(agent, state, reason)
  }

  /** The offer ends without a conversation. */
  unanswered(i, result) {
    const agent = this.agents.get(i.agent)
    const ended = { ...this.item(i), phase: 'ENDED', ringing: false, result, customerPresent: result !== 'RESCINDED' }
    i.refusedBy.add(i.agent)
    i.offers.at(-1).result = result
    agent.work = null
    if (result === 'EXPIRED') this.become(agent, 'NOT_READY', 'RING_NO_ANSWER')
    else if (result === 'DECLINED') this.become(agent, 'NOT_READY', 'DECLINED')
    else this.free(agent, 'READY')
    this.tell({ agent: agent.id }, { type: 'work', item: ended })
    setTimeout(() => this.tell({ agent: agent.id }, { type: 'workGone', interaction: i.id }), 4000)
    if (result === 'RESCINDED') {
      i.phase = 'GONE'
      this.tiles.get(i.queue).abandoned++
    } else {
      i.phase = 'QUEUED'
      i.agent = null
    }
    this.tellWaiting(i)
  }

  signOff(agent) {
    agent.station = null
    agent.reachable = null
    this.become(agent, 'LOGGED_OUT')
  }

  // ---------------------------------------------------------------- what people ask

  station(id, station) {
    const agent = this.agents.get(id)
    if (station?.startsWith('tel:')) {
      const digits = station.replace(/[^0-9]/g, '')
      if (!/^tel:[0-9+() -]{7,}$/.test(station) || digits.length < 7) return { status: 400, code: 'bad-telephone', message: 'Calls cannot be sent to this number.' }
      station = `tel:*${digits.slice(-4)}`
    }
    agent.station = station ?? agent.extension
    agent.reachable = agent.station !== '1099'
    if (agent.state === 'LOGGED_OUT') this.become(agent, 'NOT_READY', 'SIGNED_IN')
    else this.tellAgent(agent)
  }

  change(id, to, reason) {
    const agent = this.agents.get(id)
    if (!agent.station && to !== 'LOGGED_OUT') return { status: 409, code: 'not-signed-in-at-a-station', message: 'Sign in at a phone first.' }
    if (['READY', 'NOT_READY', 'LOGGED_OUT'].includes(agent.state)) {
      if (to === 'LOGGED_OUT') this.signOff(agent)
      else this.become(agent, to, reason)
    } else {
      agent.pending = to === agent.availability && (to !== 'NOT_READY' || reason === agent.reason) ? null : { availability: to, reason: reason ?? null }
      this.tellAgent(agent)
    }
    return null
  }

  saveNote(i, text, version) {
    if (i.note && i.note.version !== version) return { status: 409, code: 'note-changed', message: 'Somebody else has changed the note.', note: i.note }
    i.note = { interaction: i.id, text, version: version + 1, saved: iso(Date.now()) }
    if (i.agent) this.tell({ agent: i.agent }, { type: 'note', note: i.note })
    return null
  }

  // ---------------------------------------------------------------- time

  /** Everything that is due; a few times a second. */
  turn(desks) {
    const now = Date.now()
    for (const i of [...this.interactions.values()]) {
      const manned = i.agent && desks.has(i.agent)
      if (i.phase === 'QUEUED') {
        if (!(this.traffic && this.offer(i)) && this.traffic && now - i.queued > i.patience) {
          i.phase = 'GONE'
          this.tiles.get(i.queue).abandoned++
          this.tellWaiting(i)
        }
      } else if (i.phase === 'OFFERED') {
        if (this.traffic && now - i.offered > RING) this.unanswered(i, 'EXPIRED')
        else if (this.traffic && (!manned || this.phones) && now - i.offered > 2500 + (i.patience % 3000)) this.answer(i)
      } else if (i.phase === 'TALKING' && this.traffic && (!manned || this.phones) && now - i.accepted > i.talk) this.hangUp(i, i.talk % 2 ? 'CALLER' : 'AGENT')
      else if (this.traffic && i.phase === 'WRAP_UP' && ((i.wrapUpUntil && now > i.wrapUpUntil) || (!manned && now - i.wrapUp > 4000 + (i.patience % 9000)))) this.complete(i, 'ANSWERED')
    }
    for (const agent of this.agents.values()) {
      if (desks.has(agent.id) || !this.traffic || this.random(400)) continue
      if (agent.state === 'READY') this.become(agent, 'NOT_READY', reasons[this.random(6)].code)
      else if (agent.state === 'NOT_READY') this.become(agent, 'READY')
    }
    if (this.traffic && this.random(this.pace ?? 14) === 0) {
      const who = ['vip', 'ordinary', 'ordinary', 'foreign', 'shared', 'unknown', 'unknown', 'anonymous'][this.random(8)]
      this.arrive(who, ['service', 'service', 'sales', 'support'][this.random(4)])
    }
    for (const [id, i] of this.interactions) if (i.phase === 'GONE' && this.interactions.size > 400) this.interactions.delete(id)
  }
}

export { people }
