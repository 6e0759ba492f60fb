import { isoDay, phoneNumber } from './format'
import type { CallerCard, Centre, Placeholder, WorkItem } from './messages'
import type { Language } from './i18n.svelte'
import { chosenCustomer } from './names'

/** Articles with what is known of the call filled in, in the language of the text, which need not be the page's. */

export type Values = Record<Placeholder, string | null>

/** A piece of a text: as it was written, or filled in, or a gap where nothing is known. */
export interface Piece {
  text: string
  of: Placeholder | null
  gap: boolean
}

/** What is known of the call. */
export interface Facts {
  card: CallerCard | undefined
  item: Pick<WorkItem, 'queue'>
  centre: Centre | null
  agent: string
  now: number
  /** The word for how far an order is, in that language. */
  orderStatus: (status: string) => string
}

const GAP = '____'

/** What stands in braces for it. */
export function codeOf(placeholder: Placeholder): string {
  return placeholder.toLowerCase().replace('_', '.')
}

export function valuesFor(facts: Facts, language: Language): Values {
  const locale = language === 'en' ? 'en-GB' : language
  const day = (date: string) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(`${date}T00:00:00Z`))
  const customer = chosenCustomer(facts.card)
  const order = customer?.orders[0]
  const bill = customer?.bills[0]
  const queue = facts.centre?.queues.find((one) => one.id === facts.item.queue)
  return {
    CUSTOMER_NAME: customer?.name ?? null,
    CUSTOMER_NUMBER: facts.card?.number ? phoneNumber(facts.card.number) : null,
    ORDER_NUMBER: order?.number ?? null,
    ORDER_STATUS: order ? facts.orderStatus(order.status) : null,
    ORDER_ARRIVES: order?.expectedOn ? day(order.expectedOn) : null,
    BILL_AMOUNT: bill ? amount(bill.amountMinor, bill.currency, locale) : null,
    BILL_DUE: bill ? day(bill.dueOn) : null,
    AGENT_NAME: facts.agent || null,
    QUEUE_NAME: queue?.name[language] ?? null,
    TODAY: day(isoDay(facts.now)),
  }
}

function amount(minor: number, currency: string, locale: string): string {
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return made.format(minor / 10 ** (made.resolvedOptions().maximumFractionDigits ?? 2))
}

/** The text in pieces; what is in braces and nobody knows stays as it is written. */
export function pieces(text: string, values: Values): Piece[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter(Boolean)
    .map((part) => {
      const name = part.startsWith('{') ? part.slice(1, -1).toUpperCase().replace('.', '_') : ''
      if (!(name in values)) return { text: part, of: null, gap: false }
      const of = name as Placeholder
      const value = values[of]
      return { text: value ?? GAP, of, gap: value === null }
    })
}

export function asText(all: readonly Piece[]): string {
  return all.map((piece) => piece.text).join('')
}
