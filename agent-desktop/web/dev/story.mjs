// The whole story of one interaction, as the records would tell it.

import { queues } from './people.mjs'

export function story(centre, id) {
  const i = centre.interactions.get(id)
  if (!i) return /^i1-\d+$/.test(id) ? past(id) : null
  const iso = (millis) => (millis ? new Date(millis).toISOString() : null)
  return {
    customer: i.card.customers.find((c) => c.id === i.card.chosen)?.name ?? null,
    arrival: { rawNumber: i.card.number?.slice(1) ?? '', number: i.card.number, rawName: i.card.displayName, dialled: i.entryPoint, sipCallId: null, customer: i.card.chosen, arrivedAt: iso(i.began) },
    notes: i.note ? [{ agent: i.agent, text: i.note.text, saved: i.note.saved }] : [],
    path: i.path,
    voicemail: null,
    callback: null,
    survey: null,
    guidance: [],
    sounds: [],
    entered: i.entered,
    record: {
      id, channel: 'VOICE', direction: 'INBOUND', entryPoint: i.entryPoint, beganAt: iso(i.began), customerLeftAt: iso(i.wrapUp), endedAt: iso(i.endedAt), outcome: i.accepted ? 'TALKED' : null, endedBy: i.endedBy, cause: null, service: null,
      flow: i.path.map((step, ordinal) => ({ ordinal, flow: 'demo', node: step.node, exit: step.exit, at: step.at })),
      entries: [{ ordinal: 0, queue: i.queue, plan: { steps: [i.step ?? { who: { type: 'queueAgents', besides: { type: 'allOf', parts: [] } }, forMillis: 0, skipWhen: 'NEVER' }] }, step: i.why?.step ?? 0, orderKey: iso(i.queued), headStartMillis: 0, queuedAt: iso(i.queued), endedAt: iso(i.accepted), outcome: i.accepted ? 'ANSWERED' : null, waitMillis: i.accepted ? i.accepted - i.queued : null }],
      offers: i.offers.map((offer, ordinal) => ({ ordinal, id: offer.id, entry: 0, agent: offer.agent, station: '1001', madeAt: iso(offer.at), expiresAt: iso(offer.at + 20_000), rangAt: iso(offer.at + 40), endedAt: offer.result ? iso(offer.at + 5000) : null, result: offer.result, ledger: offer.why })),
      segments: i.accepted ? [{ ordinal: 0, customer: true, agents: [i.agent], beganAt: iso(i.accepted), endedAt: iso(i.wrapUp) }] : [],
      assignments: i.accepted ? [{ ordinal: 0, agent: i.agent, offer: i.offer, queue: i.queue, beganAt: iso(i.accepted), heldSince: null, wrapUpAt: iso(i.wrapUp), endedAt: iso(i.endedAt), talkMillis: (i.wrapUp ?? Date.now()) - i.accepted, holdMillis: 0, wrapUpMillis: i.endedAt ? i.endedAt - i.wrapUp : 0, endedBy: i.endedBy, disposition: i.disposition, wrapUpTimedOut: false }] : [],
      asides: [],
    },
  }
}

/** What a caller of out of hours left. */
export const message = (interaction, more = {}) => ({ interaction, queue: 'service', number: '+8613800138000', customer: '王芳', language: 'zh-CN', leftAt: '2026-11-20T01:43:20Z', millis: 23_000, takenBy: null, takenAt: null, doneAt: null, call: null, heard: interaction === 'i1-31' ? [{ person: 'a01', at: '2026-11-20T02:01:10Z' }] : [], ...more })

export const attempts = () => [{ at: '2026-11-20T06:02:10Z', result: 'NO_ANSWER' }, { at: '2026-11-20T06:17:40Z', result: 'BUSY' }]

/** What a caller of out of hours was promised. */
export const callback = (id, more = {}) => ({ id, queue: 'service', number: '13800138000', customer: '王芳', language: 'zh-CN', owner: null, opensAt: '2026-11-20T06:00:00Z', closesAt: '2026-11-20T08:00:00Z', note: '', way: { 'zh-CN': '预约回电', en: 'A call at a time' }, by: 'flow', agreedIn: 'i1-41', state: 'PLANNED', call: null, attempts: [], ...more })

/** One that a previous day might have had: refused once, then talked. */
function past(id) {
  const began = Date.parse('2026-11-20T02:14:05Z') - Number(id.slice(3)) * 60_000
  const at = (seconds) => new Date(began + seconds * 1000).toISOString()
  const why = (decision, rule, score, nextBest, excluded, waitedMillis, step) => ({ decision, step, rule, score, nextBest, excluded, waitedMillis, aheadOf: 2 })
  return {
    customer: '王芳',
    notes: [{ agent: 'a02', text: '订单 20261118042 已发货，客户要求到货前电话通知。', saved: at(120) }],
    path: path(at),
    voicemail: id === 'i1-31' ? message(id) : null,
    callback: id === 'i1-31' ? callback('1', { agreedIn: id, state: 'MISSED', attempts: attempts() }) : null,
    survey: { askedAt: at(150), satisfied: 4, recommend: 9, solved: true },
    entered: [{ node: 'enter-order-number', title: { 'zh-CN': '订单号', en: 'Order number' }, value: '20261118042', at: at(9) }],
    sounds: [{ agent: 'a02', segment: 1, began: at(40), ended: at(94), loss: 0.002, jitterMillis: 6, roundTripMillis: 48, mos: 4.32, worstMos: 4.1, bad: false }, { agent: 'a02', segment: 3, began: at(112), ended: at(160), loss: 0.083, jitterMillis: 31, roundTripMillis: 210, mos: 2.94, worstMos: 1.8, bad: true }],
    guidance: [{ article: 3, title: { 'zh-CN': '订单在哪里', en: 'Where an order is' }, agent: 'a02', at: at(70) }],
    arrival: { rawNumber: '13800138000', number: '+8613800138000', rawName: '', dialled: '4001', sipCallId: 'x', customer: 'c1', arrivedAt: at(0) },
    record: {
      id, channel: 'VOICE', direction: 'INBOUND', entryPoint: '4001', beganAt: at(0), customerLeftAt: at(161), endedAt: at(183), outcome: 'TALKED', endedBy: 'CALLER', cause: id === 'i1-31' ? 'asterisk-restarted' : 'normal', service: null,
      flow: [['greeting', 'next', 0], ['caller', 'found', 3], ['rank', 'next', 3], ['choose-language', 'key:1', 5], ['in-chinese', 'next', 6], ['main', 'key:1', 11], ['person', 'queue:service', 11]].map(([node, exit, s], ordinal) => ({ ordinal, flow: 'demo', node, exit, at: at(s) })),
      entries: [{ ordinal: 0, queue: 'service', plan: { steps: [{ who: { type: 'namedAgents', agents: ['a01'] }, forMillis: 20_000, skipWhen: 'NOBODY_FREE' }, { who: { type: 'namedAgents', agents: ['a02'] }, forMillis: 20_000, skipWhen: 'NOBODY_FREE' }, { who: { type: 'queueAgents', besides: { type: 'allOf', parts: [] } }, forMillis: 0, skipWhen: 'NEVER' }] }, step: 1, orderKey: at(-109), headStartMillis: 120_000, queuedAt: at(11), endedAt: at(38), outcome: 'ANSWERED', waitMillis: 27_000 }],
      offers: [
        { ordinal: 0, id: 'o1-1', entry: 0, agent: 'a01', station: '1001', madeAt: at(11), expiresAt: at(31), rangAt: at(11), endedAt: at(31), result: 'EXPIRED', ledger: why('AGENT_SELECTION', 'named-agents', 0, [], [], 0, 0) },
        { ordinal: 1, id: 'o1-2', entry: 0, agent: 'a02', station: '1002', madeAt: at(31), expiresAt: at(51), rangAt: at(31), endedAt: at(38), result: 'ACCEPTED', ledger: why('AGENT_SELECTION', 'least-occupied', 412_000, [{ agent: 'a03', score: 455_000 }, { agent: 'a07', score: 610_000 }], [{ reason: 'NOT_READY', agents: 2 }, { reason: 'BUSY', agents: 3 }, { reason: 'LACKS_SKILL', agents: 1 }], 20_000, 2) },
      ],
      segments: [{ ordinal: 0, customer: true, agents: ['a02'], beganAt: at(38), endedAt: at(161) }],
      assignments: [{ ordinal: 0, agent: 'a02', offer: 'o1-2', queue: queues[0].id, beganAt: at(38), heldSince: null, wrapUpAt: at(161), endedAt: at(183), talkMillis: 109_000, holdMillis: 14_000, wrapUpMillis: 22_000, endedBy: 'CALLER', disposition: 'ORDER_TRACKED', wrapUpTimedOut: false }],
      asides: [
        { ordinal: 1, kind: 'HELP', person: 'a02', agent: null, beganAt: at(64), answeredAt: null, endedAt: at(75), outcome: 'HELPED' },
        { ordinal: 2, kind: 'LISTEN', person: 's03', agent: 'a02', beganAt: at(70), answeredAt: at(75), endedAt: at(82), outcome: 'CHANGED' },
        { ordinal: 3, kind: 'WHISPER', person: 's03', agent: 'a02', beganAt: at(82), answeredAt: at(82), endedAt: at(95), outcome: 'LEFT' },
      ],
    },
  }
}

const path = (at) => [['greeting', '欢迎', 'Welcome', 'next', 0], ['choose-language', '选择语言', 'Choose a language', 'key:1', 5], ['main', '主菜单', 'Main menu', 'key:1', 11], ['person', '人工服务', 'A person', 'queue:service', 11]].map(([node, zh, en, exit, s]) => ({ node, title: { 'zh-CN': zh, en }, shownAs: null, exit, at: at(s) }))
