import { known, say, t } from './i18n.svelte'
import type { CallerCard, Centre, CustomerCard, Direction, WorkItem } from './messages'
import { phoneNumber } from './format'

/** Names of what the server tells by its id or code. */

export function queueName(id: string | null, centre: Centre | null): string {
  if (id === null) return ''
  const queue = centre?.queues.find((one) => one.id === id)
  return queue ? say(queue.name, id) : id
}

/** Of an agent, a supervisor or an administrator. */
export function agentName(id: string | null, centre: Centre | null): string {
  if (id === null) return ''
  return (centre?.agents.find((one) => one.id === id) ?? centre?.people.find((one) => one.id === id))?.name ?? id
}

/** A station at a telephone outside begins so; of its number the server tells the last digits: `tel:*8000`. */
export const OUTSIDE = 'tel:'

export function isOutside(station: string | null | undefined): boolean {
  return station?.startsWith(OUTSIDE) ?? false
}

/** Where calls ring: an extension, the browser of the agent whose extension it is, or the last digits of a telephone outside. */
export function stationName(station: string): string {
  if (isOutside(station)) return `…${station.slice(-4)}`
  return /^w\d/.test(station) ? t('station.inBrowser', { extension: station.slice(1) }) : station
}

export function dispositionName(code: string | null, centre: Centre | null): string {
  if (code === null) return ''
  const found = centre?.dispositions.find((one) => one.code === code)
  return found ? say(found.name, code) : wordFor('disposition', code)
}

/** Of what customers buy, by its code; the code itself when the configuration no longer knows it. */
export function productName(code: string | null, centre: Centre | null): string {
  if (code === null) return ''
  const found = centre?.products.find((one) => one.code === code)
  return found ? say(found.name, code) : code
}

/** The text for one value of an enumeration; the value itself when the catalog does not know it. */
export function wordFor(kind: string, value: string): string {
  const key = `${kind}.${value}`
  return known(key) ? t(key) : value
}

/** A number that is dialled, or a queue. */
export function placeName(kind: 'NUMBER' | 'QUEUE', place: string, centre: Centre | null): string {
  return kind === 'NUMBER' ? t('emergency.number', { number: place }) : t('emergency.queue', { queue: queueName(place, centre) })
}

/** Who did something: one of us, the machinery, or whoever else it says. */
export function personName(by: string, centre: Centre | null): string {
  const [kind, id = ''] = by.split(':', 2)
  return kind === 'agent' || kind === 'user' ? agentName(id, centre) : kind === 'system' ? t('emergency.byItself') : id || by
}

/** The customer it is, when that is known; the only one with this number need not be chosen. */
export function chosenCustomer(card: CallerCard | undefined): CustomerCard | null {
  if (card?.customers.length === 1) return card.customers[0] ?? null
  return card?.customers.find((customer) => customer.id === card.chosen) ?? null
}

/** Who calls, in one line. */
export function callerTitle(card: CallerCard | undefined): string {
  const customer = chosenCustomer(card)
  if (customer) return customer.name
  if (!card) return t('caller.coming')
  if (card.customers.length > 1) return t('caller.several', { n: card.customers.length })
  if (card.number) return phoneNumber(card.number)
  return card.kind === 'ANONYMOUS' ? t('caller.anonymous') : t('caller.noNumber')
}

/** Who is at the other end of what lies on this desk: a colleague, or who calls. */
export function workTitle(item: WorkItem, card: CallerCard | undefined, me: string, centre: Centre | null): string {
  const both = item.colleagues
  return both ? agentName(both.from === me ? both.to : both.from, centre) : callerTitle(card)
}

/** What came of an interaction; who was called by us and is not on record as having talked was not reached. */
export function outcomeName(outcome: string, direction: Direction): string {
  return direction !== 'INBOUND' && outcome === 'FLOW_OUT' ? t('dial.notReached') : wordFor('outcome', outcome)
}

export function callerNumber(card: CallerCard | undefined): string {
  if (!card) return ''
  if (card.number) return phoneNumber(card.number)
  return card.kind === 'ANONYMOUS' ? t('caller.anonymous') : t('caller.noNumber')
}
