import type { AgentRow, AgentView, CallerCard, Centre, Ledger, QueueTile, WaitingRow, WorkItem } from './messages'
import type { Frame } from './state'

/** Small, true messages for tests. */

export const at = '2026-11-21T02:00:00Z'

export const ledger: Ledger = {
  decision: 'AGENT_SELECTION', step: 0, rule: 'longest-idle', score: Date.parse('2026-11-21T01:56:40Z'), nextBest: [{ agent: 'a02', score: Date.parse('2026-11-21T01:58:00Z') }],
  excluded: [{ reason: 'NOT_READY', agents: 2 }, { reason: 'BUSY', agents: 1 }], waitedMillis: 8000, aheadOf: 2, pickedBy: null,
}

export const centre: Centre = {
  zone: 'Asia/Shanghai',
  queues: [{
    id: 'service', name: { 'zh-CN': '客户服务', en: 'Customer service' }, team: null, policy: 'LONGEST_IDLE', serviceLevelMillis: 20_000, shortAbandonMillis: 5000, dispositionMandatory: false, wrapUp: { earlyExit: true, extensions: 0, extensionMillis: 0 },
    amber: { waiting: 3, longestWaitMillis: 30_000, serviceLevel: 0.8 }, red: { waiting: 6, longestWaitMillis: 60_000, serviceLevel: null },
  }],
  agents: [{ id: 'a01', name: '陈静', team: 'north', extension: '1001' }, { id: 'a02', name: '刘洋', team: 'north', extension: '1002' }],
  people: [{ id: 's01', name: '林芳' }],
  reasons: [{ code: 'MEAL', name: { 'zh-CN': '用餐', en: 'Meal' } }],
  dispositions: [],
  ticketCategories: [],
  products: [],
  outsideStations: true,
}

export function view(change: Partial<AgentView> = {}): AgentView {
  return { agent: 'a01', state: 'READY', since: at, availability: 'READY', reason: null, pending: null, station: '1001', phoneReachable: true, helpSince: null, watching: null, ...change }
}

export function work(change: Partial<WorkItem> = {}): WorkItem {
  return {
    interaction: 'i1-1', offer: 'o1-1', queue: 'service', phase: 'OFFERED', ringing: true, customerPresent: true, promisedCall: false, customerDialled: null, notReached: null, entryPoint: '4001', path: [], attached: {}, began: at, queued: at, offered: at, expires: at, result: null, answeredBy: null,
    accepted: null, heldSince: null, lineLost: false, wrapUpSince: null, wrapUpUntil: null, disposition: null, wrapUpExtensions: 0, endedBy: null, why: ledger, step: null, consult: null, others: [], droppable: [], outside: false, conference: false, supervisors: [], colleagues: null, transferredBy: null, ...change,
  }
}

export function card(change: Partial<CallerCard> = {}): CallerCard {
  return { interaction: 'i1-1', complete: true, kind: 'KNOWN', number: '+8613800138000', place: null, displayName: '', customers: [], chosen: null, entered: [], ...change }
}

export function tile(change: Partial<QueueTile> = {}): QueueTile {
  return { queue: 'service', waiting: 0, longestWaitSince: null, entered: 10, answered: 8, answeredWithin: 7, abandoned: 1, flowOuts: 0, serviceLevel: 7 / 9, averageSpeedOfAnswerMillis: 4000, averageHandleMillis: 190_000, agents: { READY: 2 }, closedSince: null, capacity: null, expected: null, ...change }
}

export function row(agent: string, change: Partial<AgentRow> = {}): AgentRow {
  return { agent: view({ agent }), name: agent, team: 'north', interaction: null, queue: null, handled: 0, talkMillis: 0, ...change }
}

export function waiting(interaction: string, change: Partial<WaitingRow> = {}): WaitingRow {
  return { interaction, queue: 'service', since: at, headStartMillis: 0, toBeCalled: false, customer: null, tier: null, offeredTo: null, expected: null, ...change }
}

type Body<T> = T extends Frame ? Omit<T, 'epoch' | 'seq' | 'at'> : never

export function frame(seq: number, body: Body<Frame>, epoch = 1): Frame {
  return { epoch, seq, at, ...body } as Frame
}

export function welcome(seq: number, epoch = 1): Frame {
  return frame(seq, { type: 'welcome', me: { id: 'a01', name: '陈静', roles: ['AGENT'], team: 'north', station: '1001' }, centre, agent: view(), work: [], callers: [], notes: [], queues: [tile()], help: [], telephonyAwaySince: null }, epoch)
}
