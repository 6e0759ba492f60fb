import type { AgentRow, AgentState } from './messages'

/** What the list of agents can be ordered by. */
export type Order = 'name' | 'state' | 'since' | 'queue' | 'handled' | 'talk'

const urgency: Record<AgentState, number> = { NOT_READY: 0, RESERVED: 1, TALKING: 2, HOLD: 3, WRAP_UP: 4, READY: 5, LOGGED_OUT: 6 }

export interface Wanted {
  text: string
  state: AgentState | ''
  order: Order
  descending: boolean
}

/** The rows that are wanted, in the order that is wanted; equal ones by id, so that no row moves without a reason. */
export function listed(rows: Iterable<AgentRow>, wanted: Wanted, collator: Intl.Collator): AgentRow[] {
  const text = wanted.text.trim().toLowerCase()
  const compare = comparison(wanted.order, collator)
  const sign = wanted.descending ? -1 : 1
  return [...rows]
    .filter((row) => (!wanted.state || row.agent.state === wanted.state) && (!text || `${row.name} ${row.agent.agent} ${row.agent.station ?? ''}`.toLowerCase().includes(text)))
    .sort((a, b) => sign * compare(a, b) || (a.agent.agent < b.agent.agent ? -1 : 1))
}

function comparison(order: Order, collator: Intl.Collator): (a: AgentRow, b: AgentRow) => number {
  switch (order) {
    case 'name':
      return (a, b) => collator.compare(a.name, b.name)
    case 'state':
      return (a, b) => urgency[a.agent.state] - urgency[b.agent.state] || (a.agent.reason ?? '').localeCompare(b.agent.reason ?? '')
    case 'since':
      return (a, b) => (a.agent.since < b.agent.since ? -1 : a.agent.since > b.agent.since ? 1 : 0)
    case 'queue':
      return (a, b) => (a.queue ?? '\uffff').localeCompare(b.queue ?? '\uffff')
    case 'handled':
      return (a, b) => b.handled - a.handled
    case 'talk':
      return (a, b) => b.talkMillis - a.talkMillis
  }
}
