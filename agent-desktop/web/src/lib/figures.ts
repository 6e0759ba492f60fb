/** Figures of past periods as the server tells them (docs/api.md), and the columns in which they are shown. */

import type { Text } from './messages'

export interface QueueRow {
  queue: string
  from: string
  to: string
  entered: number
  answered: number
  abandoned: number
  flowOut: number
  answeredWithin: number
  abandonedWithin: number
  shortAbandons: number
  serviceLevel: number | null
  abandonment: number | null
  averageSpeedOfAnswerMillis: number | null
  averageTimeToAbandonMillis: number | null
  longestWaitMillis: number
  handled: number
  averageHandleMillis: number | null
}

export interface AgentFiguresRow {
  agent: string
  from: string
  to: string
  offers: number
  accepted: number
  expired: number
  declined: number
  failed: number
  rescinded: number
  handled: number
  averageHandleMillis: number | null
  talkMillis: number
  holdMillis: number
  wrapUpMillis: number
  ringingMillis: number
  readyIdleMillis: number
  notReadyInAllMillis: number
  notReadyMillis: Record<string, number>
  loggedInMillis: number
  occupancy: number | null
  utilisation: number | null
  ronaRate: number | null
}

/** How callers fared in one call flow. */
export interface FlowFigures {
  flow: string
  calls: number
  selfServed: number
  left: number
  queued: number
  transferred: number
  ended: number
  containment: number | null
  nodes: NodeFigures[]
}

export interface NodeFigures {
  node: string
  title: Text | null
  entered: number
  abandoned: number
  meanMillis: number
  exits: Record<string, number>
}

export type Row = QueueRow | AgentFiguresRow

/** How a figure is written, and by which name the interactions behind it are listed. */
export interface Column {
  name: string
  kind: 'count' | 'percent' | 'duration'
  figure?: string
}

export const queueColumns: readonly Column[] = [
  { name: 'entered', kind: 'count', figure: 'ENTERED' },
  { name: 'answered', kind: 'count', figure: 'ANSWERED' },
  { name: 'answeredWithin', kind: 'count', figure: 'ANSWERED_WITHIN' },
  { name: 'serviceLevel', kind: 'percent', figure: 'ANSWERED_WITHIN' },
  { name: 'abandoned', kind: 'count', figure: 'ABANDONED' },
  { name: 'shortAbandons', kind: 'count', figure: 'SHORT_ABANDONS' },
  { name: 'abandonment', kind: 'percent', figure: 'ABANDONED' },
  { name: 'flowOut', kind: 'count', figure: 'FLOW_OUT' },
  { name: 'averageSpeedOfAnswerMillis', kind: 'duration', figure: 'ANSWERED' },
  { name: 'averageTimeToAbandonMillis', kind: 'duration', figure: 'ABANDONED' },
  { name: 'longestWaitMillis', kind: 'duration', figure: 'ENTERED' },
  { name: 'handled', kind: 'count', figure: 'HANDLED' },
  { name: 'averageHandleMillis', kind: 'duration', figure: 'HANDLED' },
]

export const agentColumns: readonly Column[] = [
  { name: 'offers', kind: 'count', figure: 'OFFERS' },
  { name: 'accepted', kind: 'count', figure: 'ACCEPTED' },
  { name: 'expired', kind: 'count', figure: 'EXPIRED' },
  { name: 'declined', kind: 'count', figure: 'DECLINED' },
  { name: 'ronaRate', kind: 'percent', figure: 'EXPIRED' },
  { name: 'handled', kind: 'count', figure: 'HANDLED' },
  { name: 'averageHandleMillis', kind: 'duration', figure: 'HANDLED' },
  { name: 'talkMillis', kind: 'duration', figure: 'HANDLED' },
  { name: 'holdMillis', kind: 'duration', figure: 'HANDLED' },
  { name: 'wrapUpMillis', kind: 'duration', figure: 'HANDLED' },
  { name: 'readyIdleMillis', kind: 'duration' },
  { name: 'notReadyInAllMillis', kind: 'duration' },
  { name: 'loggedInMillis', kind: 'duration' },
  { name: 'occupancy', kind: 'percent' },
  { name: 'utilisation', kind: 'percent' },
]

/** The value of a column in a row; null where there is nothing to divide by. */
export function valueOf(row: Row, column: Column): number | null {
  const value = (row as unknown as Record<string, unknown>)[column.name]
  return typeof value === 'number' ? value : null
}

/** The column that counts what a list of interactions is of. */
export function columnOf(of: 'queue' | 'agent', figure: string | null): Column | null {
  return (of === 'queue' ? queueColumns : agentColumns).find((column) => column.figure === figure && column.kind === 'count') ?? null
}

/** What callers answered after conversations with one queue or agent; null where nobody has answered. */
export interface OpinionScore {
  of: string
  asked: number
  answered: number
  responseRate: number | null
  csatAnswers: number
  csat: number | null
  npsAnswers: number
  nps: number | null
  solvedAnswers: number
  solved: number | null
}
