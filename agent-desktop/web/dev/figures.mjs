// Invented figures of past days, consistent with themselves: the same day always has the same ones.

import { agents, queues, reasons } from './people.mjs'

const HALF_HOUR = 1_800_000

function dice(text) {
  let seed = 2166136261
  for (const c of text) seed = Math.imul(seed ^ c.charCodeAt(0), 16777619) >>> 0
  return (n) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * n)
  }
}

/** Begin of each period as an instant: days of the centre (UTC+8) or their half hours from 8 to 20. */
function periods(from, to, by) {
  const begins = []
  for (let day = Date.parse(`${from}T00:00:00+08:00`); day <= Date.parse(`${to}T00:00:00+08:00`); day += 86_400_000) {
    if (by === 'half-hour') for (let half = 16; half < 40; half++) begins.push([day + half * HALF_HOUR, day + (half + 1) * HALF_HOUR])
    else begins.push([day, day + 86_400_000])
  }
  return by === 'whole' ? [[begins[0][0], begins.at(-1)[1]]] : begins
}

const busy = (begin, end) => (end - begin === HALF_HOUR ? [0.4, 1, 1.3, 1.1, 0.6, 0.9, 1.2, 1, 0.8, 0.5, 0.3, 0.2][Math.floor((((begin + 8 * 3_600_000) % 86_400_000) / HALF_HOUR - 16) / 2)] : 24 * ((end - begin) / 86_400_000))

export function queueFigures(from, to, by) {
  return periods(from, to, by).flatMap(([begin, end]) =>
    queues.map((queue) => {
      const roll = dice(queue.id + begin + end)
      const entered = Math.round((8 + roll(9)) * busy(begin, end) * (queue.id === 'service' ? 2 : 1))
      const abandoned = Math.round(entered * (roll(9) / 100))
      const flowOut = Math.round(entered * (roll(4) / 100))
      const answered = entered - abandoned - flowOut
      const answeredWithin = Math.round(answered * (0.72 + roll(26) / 100))
      const abandonedWithin = Math.round(abandoned * 0.4)
      const shortAbandons = Math.round(abandoned * 0.2)
      const share = (part, whole) => (whole > 0 ? part / whole : null)
      return {
        queue: queue.id, from: new Date(begin).toISOString(), to: new Date(end).toISOString(), entered, answered, abandoned, flowOut, answeredWithin, abandonedWithin, shortAbandons,
        serviceLevel: share(answeredWithin, answered + abandoned), abandonment: share(abandoned, entered), averageSpeedOfAnswerMillis: answered ? 6000 + roll(14_000) : null,
        averageTimeToAbandonMillis: abandoned ? 15_000 + roll(30_000) : null, longestWaitMillis: entered ? 30_000 + roll(90_000) : 0, handled: answered, averageHandleMillis: answered ? 140_000 + roll(120_000) : null,
      }
    }),
  )
}

/** Of one flow. */
export function flowFigures(from, to) {
  const roll = dice(from + to)
  const calls = 400 + roll(300)
  const queued = Math.round(calls * 0.58)
  const left = Math.round(calls * 0.06)
  const language = calls - Math.round(left / 2)
  const node = (name, title, entered, abandoned, meanMillis, exits) => ({ node: name, title, entered, abandoned, meanMillis, exits: { ...exits, ...(abandoned ? { 'caller-left': abandoned } : {}) } })
  return [
    {
      flow: 'demo', calls, selfServed: calls - queued - left, left, queued, transferred: 0, ended: calls, containment: (calls - queued - left) / calls,
      nodes: [
        node('choose-language', null, calls, calls - language, 3100, { 'key:1': Math.round(language * 0.8), 'key:2': language - Math.round(language * 0.8) }),
        node('main', null, language, 12, 6400, { 'key:1': Math.round(language / 2), 'key:2': language - Math.round(language / 2) - 17, 'time-out': 5 }),
        node('my-bill', { 'zh-CN': '我的账单', en: 'My bill' }, 96, 0, 12, { 'found:bill': 88, 'not-found:bill': 8 }),
        node('bill', null, 88, 0, 8200, { next: 88 }),
        node('person', { 'zh-CN': '人工服务', en: 'A person' }, queued, 0, 1, { 'queue:service': queued }),
      ],
    },
  ]
}

export function agentFigures(from, to, by, team) {
  return periods(from, to, by).flatMap(([begin, end]) =>
    agents.filter((a) => !team || a.team === team).map((agent) => {
      const roll = dice(agent.id + begin + end)
      const offers = Math.round((2 + roll(5)) * busy(begin, end))
      const expired = roll(20) === 0 ? 1 : 0
      const handled = Math.max(0, offers - expired)
      const length = Math.min(end - begin, 8 * 3_600_000)
      const talkMillis = handled * (90_000 + roll(60_000))
      const wrapUpMillis = handled * 18_000
      const holdMillis = handled * 6_000
      const ringingMillis = offers * 4_000
      const work = talkMillis + wrapUpMillis + holdMillis + ringingMillis
      const notReady = { [reasons[0].code]: Math.round(length * 0.05), [reasons[1].code]: Math.round(length * 0.08) }
      const readyIdleMillis = Math.max(0, length - work - length * 0.13)
      const loggedInMillis = work + readyIdleMillis + Math.round(length * 0.13)
      return {
        agent: agent.id, from: new Date(begin).toISOString(), to: new Date(end).toISOString(), offers, accepted: handled, expired, declined: 0, failed: 0, rescinded: 0, handled,
        averageHandleMillis: handled ? (talkMillis + holdMillis + wrapUpMillis) / handled : null, talkMillis, holdMillis, wrapUpMillis, ringingMillis, readyIdleMillis, notReadyMillis: notReady, notReadyInAllMillis: Object.values(notReady).reduce((sum, one) => sum + one, 0), loggedInMillis,
        occupancy: work + readyIdleMillis > 0 ? work / (work + readyIdleMillis) : null, utilisation: loggedInMillis ? (talkMillis + holdMillis + wrapUpMillis) / loggedInMillis : null, ronaRate: offers ? expired / offers : null,
      }
    }),
  )
}
