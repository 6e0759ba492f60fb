import { api, type TicketPage } from './api'
import type { Centre, TicketKind, TicketPriority, TicketStatus, TicketView } from './messages'
import { agentName, queueName } from './names'
import { say, t } from './i18n.svelte'

export const KINDS: TicketKind[] = ['COMPLAINT', 'REPAIR', 'WARRANTY', 'RETURN', 'QUESTION']
export const PRIORITIES: TicketPriority[] = ['LOW', 'NORMAL', 'HIGH', 'URGENT']

/** What may follow, in the order in which it is offered. */
export const NEXT: Record<TicketStatus, TicketStatus[]> = {
  OPEN: ['IN_PROGRESS', 'WAITING', 'SOLVED', 'CLOSED'],
  IN_PROGRESS: ['WAITING', 'SOLVED', 'CLOSED'],
  WAITING: ['IN_PROGRESS', 'SOLVED', 'CLOSED'],
  REOPENED: ['IN_PROGRESS', 'WAITING', 'SOLVED', 'CLOSED'],
  SOLVED: ['CLOSED', 'REOPENED'],
  CLOSED: ['REOPENED'],
}

let counts = $state.raw<TicketPage['counts'] | null>(null)
let asked = 0

export const tickets = {
  /** How many there are to be done; null until they have been counted. */
  get counts() {
    return counts
  },
}

/** Whoever has asked for tickets has been told the counts, too. */
export function counted(page: TicketPage): TicketPage {
  asked++
  counts = page.counts
  return page
}

/** Many may learn of a change at once: they ask a little apart. */
export async function refreshTicketCounts(): Promise<void> {
  const turn = ++asked
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 400))
  if (turn !== asked) return
  try {
    const page = await api.tickets({ which: 'mine' })
    if (turn === asked) counts = page.counts
  } catch {
    // asked again with the next news
  }
}

export function categoryName(code: string | null, centre: Centre | null): string {
  if (code === null) return ''
  const found = centre?.ticketCategories.find((one) => one.code === code)
  return found ? say(found.name, code) : code
}

/** Whose it is, in one line. */
export function ticketOwner(ticket: Pick<TicketView, 'assignee' | 'queue' | 'team'>, centre: Centre | null): string {
  const group = ticket.queue ? queueName(ticket.queue, centre) : ticket.team ? t('ticket.team', { team: ticket.team }) : ''
  return [ticket.assignee ? agentName(ticket.assignee, centre) : '', group].filter(Boolean).join(t('list.dot')) || t('ticket.everybody')
}

/** The teams there are. */
export function teams(centre: Centre | null): string[] {
  return [...new Set(centre?.agents.map((agent) => agent.team) ?? [])].sort()
}
