import type { CallbackView } from './messages'

/** So long before a promised call its agent is reminded. */
export const REMIND_MILLIS = 600_000

/** A promised call of one's own: soon, by now, or past in vain. */
export interface Reminder {
  /** Another one for another time and for what has become of it. */
  key: string
  what: 'soon' | 'now' | 'missed'
  callback: CallbackView
}

/** What somebody is to be reminded of, the most urgent first. */
export function reminders(callbacks: readonly CallbackView[], me: string, now: number, put: (key: string) => boolean): Reminder[] {
  const found: Reminder[] = []
  for (const callback of callbacks) {
    const what = callback.owner === me ? whatOf(callback, now) : null
    const key = `${callback.id} ${callback.opensAt} ${what}`
    if (what && !put(key)) found.push({ key, what, callback })
  }
  return found.sort((a, b) => Date.parse(a.callback.opensAt) - Date.parse(b.callback.opensAt))
}

function whatOf(callback: CallbackView, now: number): Reminder['what'] | null {
  switch (callback.state) {
    case 'MISSED':
      return 'missed'
    case 'DUE':
    case 'QUEUED':
      return callback.attempts.at(-1)?.result === null ? null : 'now'
    case 'PLANNED':
      return Date.parse(callback.opensAt) > now + REMIND_MILLIS ? null : Date.parse(callback.opensAt) > now ? 'soon' : 'now'
    default:
      return null
  }
}
