import type { CallbackView, CallerCard, VoicemailView } from './messages'
import { chosenCustomer } from './names'

/** What is still open with a caller beside this conversation. */
export interface Owed {
  promises: CallbackView[]
  messages: VoicemailView[]
}

/** Whether a number as it is dialled (13800138000, 01012345678, 0044…) is one in E.164: what is missing before it is a country's code. */
export function isSameNumber(dialled: string, e164: string): boolean {
  const digits = dialled.replace(/\D/g, '').replace(/^0+/, '')
  const whole = e164.replace(/\D/g, '')
  return digits === whole || (!dialled.startsWith('+') && digits.length >= 7 && whole.endsWith(digits) && whole.length - digits.length <= 3)
}

/** Calls she was promised and messages she has left, by the number she calls from and those of the customer she is. */
export function owed(card: CallerCard | undefined, interaction: string, callbacks: readonly CallbackView[], voicemails: readonly VoicemailView[]): Owed {
  const numbers = [card?.number ?? [], chosenCustomer(card)?.numbers ?? []].flat()
  const hers = (number: string | null) => number !== null && numbers.some((one) => isSameNumber(number, one))
  return {
    promises: callbacks.filter((one) => one.call !== interaction && one.agreedIn !== interaction && ['PLANNED', 'DUE', 'QUEUED', 'MISSED'].includes(one.state) && hers(one.number)),
    messages: voicemails.filter((one) => one.interaction !== interaction && one.call !== interaction && one.doneAt === null && hers(one.number)),
  }
}
