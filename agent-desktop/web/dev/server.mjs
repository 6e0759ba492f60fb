// The playground: speaks docs/api.md over a scripted call centre, so that pages can be developed and tested without telephones.
// node dev/server.mjs [--port 30090] [--agents 12] [--seed 7]; everybody's password is "hotline".
// What tests need beside the contract is under /api/dev: offer, answer, hold, hang-up, expire, decline, quiet, cut, away.

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import { flowDifference, flows, rollBack } from './flows.mjs'
import { agentFigures, flowFigures, queueFigures } from './figures.mjs'
import { guidanceAnswer, offeredAnswer, someArticles } from './guidance.mjs'
import { announcements, emergency } from './emergencies.mjs'
import { Calls } from './calls.mjs'
import { callers, crowd, people } from './people.mjs'
import { Centre } from './centre.mjs'
import { callback, story } from './story.mjs'
import { customerAnswer, recordings } from './timeline.mjs'
import { ticketAnswer } from './tickets.mjs'

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

const dist = process.env.HOTLINE_WEB ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'dist')
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' }
const headers = {
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

/** Opinions of so many callers. */
function score(of, asked) {
  const n = Math.round(asked * 0.6)
  return { of, asked, answered: n, responseRate: n / asked, csatAnswers: n, csat: 0.72 + (asked % 7) / 40, npsAnswers: n - 3, nps: (asked % 11) / 20 - 0.1, solvedAnswers: n - 5, solved: 0.8 }
}

/** A recording of that length in which nobody says anything. */
function silence(millis) {
  const data = millis * 16
  const wav = Buffer.alloc(44 + data)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + data, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(8000, 24)
  wav.writeUInt32LE(16000, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(data, 40)
  return wav
}

/** @returns {Promise<{port: number, centre: Centre, control: (what: string, query: URLSearchParams) => object, close: () => Promise<void>}>} */
export async function playground({ port = 0, size = 12, seed = 7, traffic = true } = {}) {
  crowd(size)
  const epoch = { number: 1 }
  const sessions = new Map()
  const tickets = new Map()
  const sockets = new Set()
  const failures = new Map()
  const preferences = new Map()
  let ring = []
  let seq = 0
  let awayUntil = 0

  const concerns = (socket, to) => to === 'all' || (to.agent && to.agent === socket.user.id) || (to.board && socket.board) || (to.queue && (socket.board || serves(socket.user.id, to.queue)))
  const serves = (id, queue) => centre.agents.get(id)?.serves.includes(queue)
  const send = (socket, message, at = ++seq) => socket.readyState === 1 && socket.send(JSON.stringify({ epoch: epoch.number, seq: at, at: new Date().toISOString(), ...message }))
  const tell = (to, message) => {
    const at = ++seq
    ring.push({ at, to, message })
    if (ring.length > 5000) ring = ring.slice(-4000)
    for (const socket of sockets) if (concerns(socket, to)) send(socket, message, at)
  }
  const centre = new Centre(seed, tell)
  centre.traffic = traffic
  const calls = (centre.calls = new Calls(centre))
  centre.voicemails = []
  centre.callbacks = []
  centre.tickets = []
  centre.corrected = {}
  centre.articles = someArticles()
  centre.notices = []
  centre.phoneSecret = 'none'
  const emergencies = (centre.emergencies = { on: [], ended: [] })
  const meOf = ({ id, name, roles, team, station }) => ({ id, name, roles, team, station })
  const manned = () => new Set([...sockets].map((socket) => socket.user.id))
  const timer = setInterval(() => centre.turn(manned()), 250)

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost')
    const answer = (status, body, more = {}) => response.writeHead(status, { ...headers, 'Content-Type': 'application/json', ...more }).end(body === null ? '' : JSON.stringify(body))
    const sound = (millis) => response.writeHead(200, { ...headers, 'Content-Type': 'audio/wav', 'Accept-Ranges': 'bytes' }).end(silence(millis))
    const refuse = (status, code, message, more = {}) => answer(status, { error: { code, message, remedy: null }, ...more })
    if (!url.pathname.startsWith('/api/')) return file(url.pathname, response)
    if (url.pathname.startsWith('/api/dev/')) return answer(200, control(url.pathname.slice(9), url.searchParams))
    if (Date.now() < awayUntil) return request.socket.destroy()
    let text = ''
    for await (const chunk of request) text += chunk
    const body = text ? JSON.parse(text) : {}
    const cookie = /hotline=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
    const user = sessions.get(cookie)
    const path = url.pathname.slice(5)

    if (path === 'sign-in') {
      const tries = failures.get(body.user) ?? { n: 0, until: 0 }
      if (tries.until > Date.now()) return answer(429, { error: { code: 'too-many-tries', message: 'Too many tries.', remedy: null } }, { 'Retry-After': String(Math.ceil((tries.until - Date.now()) / 1000)) })
      const person = people.find((p) => p.id === body.user)
      if (!person || body.password !== 'hotline') {
        tries.n++
        if (tries.n >= 5) Object.assign(tries, { n: 0, until: Date.now() + 30_000 })
        failures.set(body.user, tries)
        return refuse(401, 'wrong-sign-in', 'Wrong user or password.')
      }
      failures.delete(body.user)
      const key = randomBytes(16).toString('hex')
      sessions.set(key, person)
      return answer(200, { me: meOf(person), centre: centre.centre(), now: new Date().toISOString() }, { 'Set-Cookie': `hotline=${key}; HttpOnly; SameSite=Strict; Path=/` })
    }
    if (!user) return refuse(401, 'not-signed-in', 'Nobody is signed in.')
    const done = (problem) => (problem?.result ? answer(200, problem.result) : problem ? refuse(problem.status, problem.code, problem.message, problem.note ? { note: problem.note } : {}) : answer(200, {}))
    const part = path.split('/')
    const interaction = () => centre.interactions.get(part[2])
    const supervises = user.roles[0] !== 'AGENT'
    if (path === 'watch' || path === 'watch/take-over') return done(centre.watch(user.id, null))
    if (part[0] === 'agents' && part[2] === 'watch') return done(centre.watch(user.id, part[1], body.mode))

    if (path === 'me/preferences') {
      const kept = { ...(preferences.get(user.id) ?? { keys: '', autoAnswer: false }), ...body }
      preferences.set(user.id, kept)
      return answer(200, kept)
    }
    if (path === 'me/language') return answer(204, null)
    if (path === 'me') return answer(200, { me: meOf(user), centre: centre.centre(), now: new Date().toISOString() })
    if (path === 'sign-out') {
      sessions.delete(cookie)
      for (const socket of sockets) if (socket.session === cookie) { send(socket, { type: 'signedOut', why: 'ELSEWHERE' }); socket.close(4401) }
      return answer(204, null)
    }
    if (path === 'socket-tickets') {
      const ticket = randomBytes(12).toString('hex')
      tickets.set(ticket, { user, session: cookie })
      return answer(201, { ticket })
    }
    if (path === 'desk/station') return done(centre.station(user.id, body.station))
    if (path === 'desk/availability') return done(centre.change(user.id, body.to, body.reason))
    if (path === 'desk/day') return answer(200, { handled: 23, averageHandleMillis: 214_000, occupancy: 0.712, opinions: 9, csat: 8 / 9 })
    if (path === 'desk/dial') {
      if (!/^\+?\d{5,20}$/.test(body.number.replace(/[\s()./-]/g, ''))) return refuse(400, 'bad-number', 'This number may not be called.')
      if (!['READY', 'NOT_READY'].includes(centre.agents.get(user.id).state)) return refuse(409, 'not-now', 'You are busy.')
      const made = centre.arrive('vip', body.queue ?? 'service')
      made.entryPoint = 'dial'
      centre.offer(made, user.id)
      return answer(200, { call: made.id })
    }
    if (path === 'desk/dial/colleague') return done(calls.colleague(user.id, body.agent))
    if (path === 'desk/directory') return answer(200, calls.directory())
    if (path === 'desk/interactions') return answer(200, { interactions: mine(user.id) })
    if (part[0] === 'desk' && part[1] === 'offers') {
      const i = [...centre.interactions.values()].find((x) => x.offer === part[2] && (x.phase === 'OFFERED' || x.askedPhase === 'OFFERED'))
      if (i?.colleagues) return done(calls.over(i, i.agent === user.id ? null : 'DECLINED'))
      return i ? done(centre.unanswered(i, 'DECLINED')) : refuse(409, 'not-now', 'The offer has ended.')
    }
    if (part[0] === 'desk' && part[1] === 'interactions') {
      const i = interaction()
      if (!i) return refuse(404, 'unknown-interaction', 'There is no such interaction.')
      if (part[3] === 'note') {
        const problem = centre.saveNote(i, body.text, body.version)
        return problem ? done(problem) : answer(200, { version: i.note.version, saved: i.note.saved })
      }
      if (part[3] === 'guidance') return answer(...offeredAnswer(centre.articles, i, request.method, part[4], url))
      if (part[3] === 'disposition') return done(centre.chosen(i, body.disposition))
      if (part[3] === 'wrap-up' && part[4] === 'extend') return done(centre.extend(i))
      if (part[3] === 'wrap-up') return i.phase === 'WRAP_UP' ? done(centre.complete(i, body.disposition)) : refuse(409, 'not-now', 'There is no wrap-up to complete.')
      if (part[3] === 'customer') {
        if (body.customer) i.card.chosen = body.customer
        else {
          const made = { id: `c${Date.now()}`, name: body.name, tier: 'ORDINARY', language: body.language, numbers: i.card.number ? [i.card.number] : [], assignedAgent: null, backupAgent: null, orders: [], bills: [], contacts: [] }
          i.card.customers.push(made)
          i.card.chosen = made.id
        }
        centre.tell({ agent: i.agent }, { type: 'caller', card: centre.card(i) })
        return answer(200, {})
      }
      return done(calls.ask(i, user.id, part[3], { ...body, how: part[4] }, request.method))
    }
    if (part[0] === 'customers') return answer(...customerAnswer(centre.corrected, request.method, part.map(decodeURIComponent), url, body))
    if (path === 'notices/sent') return answer(200, { notices: centre.notices.toReversed() })
    if (path === 'notices' && request.method === 'POST') {
      const readers = [...centre.agents.values()].filter((one) => (body.agent ? one.id === body.agent : body.team ? one.team === body.team : one.state !== 'LOGGED_OUT')).map((one) => ({ agent: one.id, read: null }))
      centre.notices.push({ notice: centre.notices.length + 1, at: new Date().toISOString(), by: user.id, byName: user.name, kind: body.agent ? 'AGENT' : body.team ? 'TEAM' : 'EVERYBODY', whom: body.agent ?? body.team, text: body.text, readers })
      tell('all', { type: 'notices' })
      return answer(200, centre.notices.at(-1))
    }
    if (path === 'notices') return answer(200, { notices: centre.notices.filter((one) => one.readers.some((reader) => reader.agent === user.id && !reader.read)).map((one) => ({ ...one, readers: [] })) })
    if (part[0] === 'notices') {
      const reader = centre.notices[Number(part[1]) - 1]?.readers.find((one) => one.agent === user.id)
      if (!reader) return refuse(404, 'unknown-notice', 'There is no such message for you.')
      reader.read = new Date().toISOString()
      tell('all', { type: 'notices' })
      return answer(204, null)
    }
    if (part[0] === 'guidance') return answer(...guidanceAnswer(centre.articles, user, request.method, part, url, body))
    if (part[0] === 'tickets') return answer(...ticketAnswer(centre.tickets, user, request.method, part, url, body, tell))
    if (path === 'voicemails') return answer(200, { voicemails: centre.voicemails.filter((one) => !one.doneAt) })
    if (part[0] === 'voicemails') {
      const one = centre.voicemails.find((message) => message.interaction === part[1])
      if (!one) return refuse(404, 'unknown-voicemail', 'There is no such message.')
      if (part[2] === 'audio') return sound(one.millis)
      if (part[2] === 'take' && one.takenBy && one.takenBy !== user.id) return refuse(409, 'taken', 'Somebody else looks after it.')
      if (part[2] === 'take') Object.assign(one, { takenBy: user.id, takenAt: new Date().toISOString() })
      if (part[2] === 'release') Object.assign(one, { takenBy: null, takenAt: null })
      if (part[2] === 'done') one.doneAt = new Date().toISOString()
      if (part[2] === 'call') one.call = 'i1-900'
      tell('all', { type: 'voicemails', queue: one.queue })
      return answer(200, part[2] === 'call' ? { call: one.call } : {})
    }
    if (path === 'callbacks' && request.method === 'POST') {
      centre.callbacks.push(callback(String(centre.callbacks.length + 1), { queue: body.queue, number: body.number ?? '13800138000', ...(body.customer === 'c2' ? { customer: '李强' } : {}), opensAt: body.opensAt, closesAt: body.closesAt, note: body.note, way: null, owner: body.mine ? user.id : null, by: user.id, agreedIn: body.interaction }))
      tell('all', { type: 'callbacks', queue: body.queue })
      return answer(200, { callback: String(centre.callbacks.length) })
    }
    if (path === 'callbacks') return answer(200, { callbacks: centre.callbacks.filter((one) => one.state !== 'CANCELLED').sort((a, b) => (a.state === 'MISSED' ? 0 : 1) - (b.state === 'MISSED' ? 0 : 1) || a.opensAt.localeCompare(b.opensAt)) })
    if (part[0] === 'callbacks') {
      const one = centre.callbacks.find((it) => it.id === part[1])
      if (!one) return refuse(404, 'unknown-callback', 'There is no such callback.')
      if (part[2] === 'take') one.owner = user.id
      if (part[2] === 'release') one.owner = null
      if (part[2] === 'give') one.owner = body.agent
      if (part[2] === 'cancel') one.state = 'CANCELLED'
      if (part[2] === 'move') Object.assign(one, { state: 'PLANNED', opensAt: body.opensAt, closesAt: body.closesAt })
      if (part[2] === 'call') Object.assign(one, { state: 'DUE', call: 'i1-901', owner: user.id })
      tell('all', { type: 'callbacks', queue: one.queue })
      return answer(200, part[2] === 'call' ? { call: one.call } : {})
    }
    if (part[0] === 'recordings' && part[2] === 'audio') return sound(64_000)
    if (part[0] === 'interactions' && part[2] === 'recordings') return answer(200, { recordings: supervises ? recordings(part[1]) : [] })
    if (part[0] === 'interactions') {
      const told = story(centre, part[1])
      return told ? answer(200, told) : refuse(404, 'unknown-interaction', 'There is no such interaction, or it is not yours to see.')
    }
    if (!supervises) return refuse(403, 'forbidden', 'That is not yours to do.')
    if (part[0] === 'waiting') return done(centre.intervene(centre.interactions.get(part[1]), part[2], body))
    if (part[0] === 'queues') return done(centre.close(part[1], part[2] === 'close'))
    if (part[0] === 'agents') return done(centre.change(part[1], body.to, body.reason ?? 'SUPERVISOR'))
    if (part[0] === 'emergencies') {
      if (part[1] === 'ended') return answer(200, { ended: emergencies.ended })
      if (part[1]) {
        const place = decodeURIComponent(part[2])
        const was = emergencies.on.findIndex((one) => one.kind === part[1] && one.place === place)
        if (was < 0 && request.method === 'DELETE') return refuse(409, 'not-on', 'Nothing is switched on there.')
        if (was >= 0) emergencies.ended.unshift({ ...emergencies.on.splice(was, 1)[0], endedAt: new Date().toISOString(), endedBy: `user:${user.id}` })
        if (request.method === 'PUT') emergencies.on.push(emergency(part[1], place, body.announcement, { closes: body.closes, until: body.until, by: `user:${user.id}` }))
        if (part[1] === 'QUEUE') centre.close(place, request.method === 'PUT' && body.closes)
        tell('all', { type: 'emergencies' })
        return answer(204, null)
      }
      return answer(200, { emergencies: emergencies.on, numbers: ['4001', '4002', '4003', '4004'], queues: ['service', 'sales', 'support'], announcements })
    }
    if (part[0] === 'flows') {
      if (user.roles[0] !== 'ADMIN') return refuse(403, 'forbidden', 'That is not yours to do.')
      if (part[2] === 'difference') return answer(200, { text: flowDifference })
      if (part[2] === 'roll-back') return rollBack(body.number) ? answer(204, null) : refuse(409, 'unknown-version', 'There is no such version of that flow.')
      return answer(200, { flows })
    }
    if (part[0] === 'figures') {
      const q = (name) => url.searchParams.get(name)
      const isTable = q('format') !== null
      // a workbook's name is enough here
      const table = (rows) => response.writeHead(200, { ...headers, 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="figures.${q('format')}"` }).end(rows.map((r) => Object.values(r).join(',')).join('\r\n'))
      if (part[1] === 'interactions') return isTable ? table(mine(null)) : answer(200, { interactions: mine(null), next: null })
      if (part[1] === 'opinions') return answer(200, { queues: [score('sales', 41), score('service', 118), score('support', 64)], agents: [score('a01', 37), score('a02', 29), score('a05', 18)] })
      if (part[1] === 'flows') return answer(200, { flows: flowFigures(q('from'), q('to')) })
      const rows = part[1] === 'queues' ? queueFigures(q('from'), q('to'), q('by')) : agentFigures(q('from'), q('to'), q('by'), user.roles[0] === 'ADMIN' ? null : user.team)
      return isTable ? table(rows) : answer(200, { rows })
    }
    refuse(404, 'not-found', 'There is nothing at this address.')
  })

  function mine(agent) {
    const now = Date.now()
    const past = [['王芳', 'VIP', 'service', 'ORDER_TRACKED', 96], ['李强', 'ORDINARY', 'support', 'REPAIR_ARRANGED', 214], [null, null, 'service', 'WRONG_NUMBER', 17], ['Emma Clarke', 'GOLD', 'sales', 'INTERESTED', 341], ['黄志明', 'ORDINARY', 'service', 'BILL_EXPLAINED', 125], ['赵敏华', 'ORDINARY', 'sales', 'ORDER_PLACED', 268]]
    const live = [...centre.interactions.values()].filter((i) => i.phase === 'GONE' && i.accepted && (!agent || i.agent === agent)).map((i) => ({ colleague: i.colleagues?.to ?? null, interaction: i.id, at: new Date(i.accepted).toISOString(), queue: i.queue, agent: i.agent, customer: i.card?.customers.find((c) => c.id === i.card.chosen)?.name ?? null, number: i.card?.number ?? null, outcome: i.colleagues?.notReached ? 'FLOW_OUT' : 'TALKED', disposition: i.disposition, talkMillis: (i.wrapUp ?? i.ended) - i.accepted }))
    return [...live.reverse(), ...past.map(([customer, , queue, disposition, seconds], n) => ({ interaction: `i1-${900 - n}`, at: new Date(now - (n + 1) * 1_400_000).toISOString(), queue, agent: agent ?? 'a02', customer, number: customer ? '+8613800138000' : '+861012345678', outcome: 'TALKED', disposition, talkMillis: seconds * 1000 }))]
  }

  /** What a test or a developer makes happen. */
  function control(what, query) {
    const agent = query.get('agent') ?? 'a01'
    const i = [...centre.interactions.values()].findLast((x) => (x.agent === agent || x.asked === agent) && x.phase !== 'GONE')
    switch (what) {
      case 'quiet':
        centre.traffic = query.get('traffic') === 'yes'
        return {}
      case 'phones': // agents with open pages answer too
        centre.phones = query.get('answer') !== 'no'
        return {}
      case 'pace':
        centre.pace = Number(query.get('every') ?? 14)
        return {}
      case 'offer': {
        const who = query.get('who') ?? 'vip'
        if (!callers[who]) return { error: `nobody is called ${who}` }
        const arrived = centre.arrive(who, query.get('queue') ?? 'service', Number(query.get('waited') ?? 0))
        centre.offer(arrived, agent)
        return { interaction: arrived.id }
      }
      case 'wait': {
        const arrived = centre.arrive(query.get('who') ?? 'ordinary', query.get('queue') ?? 'service', Number(query.get('waited') ?? 0))
        return { interaction: arrived.id }
      }
      case 'answer': return centre.answer(i) ?? {}
      case 'asked': // whoever is called answers
        calls.answered(i)
        return {}
      case 'refused':
        calls.end(i)
        return {}
      case 'asks': // a colleague asks this agent about a call of theirs
        {
          const by = query.get('by') ?? 'a02'
          const call = centre.arrive(query.get('who') ?? 'vip', 'service', 9_000)
          centre.offer(call, by)
          centre.answer(call)
          calls.begin(call, by, { agent })
          return { interaction: call.id }
        }
      case 'colleague': return calls.colleague(query.get('by') ?? 'a02', agent)?.result ?? { error: 'not now' }
      case 'colleague-refuses': return calls.over(i, 'DECLINED') ?? {}
      case 'colleague-answers': return calls.colleagueAnswers(i) ?? {}
      case 'keys': return { keys: calls.keys }
      case 'hold': return centre.hold(i, i.phase === 'TALKING') ?? {}
      case 'hang-up': return centre.hangUp(i, query.get('by') ?? 'CALLER') ?? {}
      case 'expire': return centre.unanswered(i, 'EXPIRED') ?? {}
      case 'rescind': return centre.unanswered(i, 'RESCINDED') ?? {}
      case 'unreachable': {
        const a = centre.agents.get(agent)
        a.reachable = query.get('reachable') === 'yes'
        centre.tellAgent(a)
        return {}
      }
      case 'note': return centre.saveNote(i, query.get('text'), i.note?.version ?? 0) ?? {}
      case 'telephony':
        centre.telephonyAwaySince = query.get('away') === 'yes' ? new Date().toISOString() : null
        tell('all', { type: 'telephony', awaySince: centre.telephonyAwaySince })
        return {}
      case 'cut':
        for (const socket of sockets) socket.terminate()
        return {}
      case 'restart':
        epoch.number++
        ring = []
        seq = 0
        awayUntil = Date.now() + Number(query.get('millis') ?? 1000)
        for (const socket of sockets) socket.terminate()
        return {}
      case 'sign-out':
        for (const socket of sockets) if (socket.user.id === agent) { sessions.delete(socket.session); send(socket, { type: 'signedOut', why: 'ELSEWHERE' }); socket.close(4401) }
        return {}
      default: return { error: `there is no ${what}` }
    }
  }

  function file(path, response) {
    let found = normalize(join(dist, path))
    if (!found.startsWith(dist) || !existsSync(found) || !extname(found)) found = join(dist, 'index.html')
    if (!existsSync(found)) return response.writeHead(404).end('npm run build first')
    // what has the sum of its content in its name never changes
    const kept = found.startsWith(join(dist, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache'
    response.writeHead(200, { ...headers, 'Content-Type': types[extname(found)] ?? 'application/octet-stream', 'Cache-Control': kept }).end(readFileSync(found))
  }

  /** A phone in a page may register, and nothing ever rings there: what rings and talks is played, without sound. */
  const registers = (socket) =>
    socket.on('message', (data) => {
      const asked = String(data).split('\r\n')
      const kept = asked.filter((line) => /^(Via|From|To|Call-ID|CSeq|Contact):/.test(line)).map((line) => (line.startsWith('To:') ? `${line};tag=p` : line))
      if (asked[0].startsWith('REGISTER')) socket.send(['SIP/2.0 200 OK', ...kept, 'Content-Length: 0', '', ''].join('\r\n'))
    })
  const upgrade = new WebSocketServer({ noServer: true, maxPayload: 65_536 })
  server.on('upgrade', (request, raw, head) => {
    const url = new URL(request.url, 'http://localhost')
    const ticket = tickets.get(url.searchParams.get('ticket'))
    tickets.delete(url.searchParams.get('ticket'))
    if (!ticket || Date.now() < awayUntil) return raw.destroy()
    if (url.pathname === '/api/phone') return upgrade.handleUpgrade(request, raw, head, registers)
    if (url.pathname !== '/api/socket') return raw.destroy()
    upgrade.handleUpgrade(request, raw, head, (socket) => {
      Object.assign(socket, ticket, { board: url.searchParams.get('topics') === 'board' })
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      const [fromEpoch, fromSeq] = (url.searchParams.get('after') ?? '0:0').split(':').map(Number)
      if (fromEpoch === epoch.number && ring[0] && ring[0].at <= fromSeq + 1) {
        send(socket, { type: 'resumed' }, fromSeq)
        for (const { at, to, message } of ring) if (at > fromSeq && concerns(socket, to)) send(socket, message, at)
      } else {
        const isAgent = socket.user.roles.includes('AGENT')
        send(socket, { type: 'welcome', me: meOf(socket.user), centre: centre.centre(), telephonyAwaySince: centre.telephonyAwaySince, ...(isAgent ? centre.deskOf(socket.user.id) : { agent: null, work: [], callers: [], notes: [], queues: [], help: [] }) }, seq)
        if (socket.board) send(socket, { type: 'board', ...centre.board() }, seq)
      }
      socket.on('message', (data) => {
        const { id, do: doing } = JSON.parse(data)
        if (doing === 'ping') return send(socket, { type: 'pong', now: new Date().toISOString() }, seq)
        if (doing === 'board.subscribe') {
          socket.board = true
          send(socket, { type: 'board', ...centre.board() }, seq)
        } else if (doing === 'board.unsubscribe') socket.board = false
        else if (doing === 'phone.secret') return send(socket, { type: 'reply', id, done: true, result: { phone: `w${socket.user.station}`, secret: centre.phoneSecret }, error: null }, seq)
        send(socket, { type: 'reply', id, done: true, result: null, error: null }, seq)
      })
    })
  })
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return {
    port: server.address().port,
    centre,
    control,
    close: () => {
      clearInterval(timer)
      for (const socket of upgrade.clients) socket.terminate() // phones', too
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = await playground({ port: option('port', 30090), size: option('agents', 12), seed: option('seed', 7) })
  console.log(`playground at http://127.0.0.1:${started.port}/ (users a01 … a12, s01, s02, admin; password "hotline")`)
}
