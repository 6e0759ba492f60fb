import { api } from './api'
import type { Colleague, Directory } from './messages'

const EVERY_MILLIS = 2_000

let latest = $state.raw<Directory | null>(null)
let watchers = 0
let timer: ReturnType<typeof setTimeout> | undefined

export const directory = {
  /** As it was a moment ago; null until it has come. */
  get now() {
    return latest
  },
}

/** Somebody looks at it from now on; the answer ends that. It is asked for again and again meanwhile, by nobody else. */
export function watchDirectory(): () => void {
  if (++watchers === 1) void look()
  return () => {
    if (--watchers > 0) return
    clearTimeout(timer)
    latest = null
  }
}

async function look(): Promise<void> {
  clearTimeout(timer)
  try {
    const answer = await api.directory()
    if (watchers > 0) latest = answer
  } catch {
    // what is shown stays, and is asked for again
  }
  clearTimeout(timer)
  if (watchers > 0) timer = setTimeout(() => void look(), EVERY_MILLIS)
}

const FREE: readonly Colleague['state'][] = ['READY', 'NOT_READY', 'WRAP_UP', 'RESERVED', 'TALKING', 'HOLD', 'LOGGED_OUT']

/** Colleagues who match what is looked for, the free first. */
export function colleagues(all: readonly Colleague[], wanted: string, without: readonly string[], collator: Intl.Collator): Colleague[] {
  return all
    .filter((one) => !without.includes(one.agent) && matches(wanted, one.name, one.agent, one.extension, one.team))
    .sort((a, b) => FREE.indexOf(a.state) - FREE.indexOf(b.state) || collator.compare(a.name, b.name) || (a.agent < b.agent ? -1 : 1))
}

/** Whether each word that was typed is the beginning of, or stands in, what is there. */
export function matches(wanted: string, ...there: (string | null)[]): boolean {
  const text = there.join(' ').toLowerCase()
  return wanted.toLowerCase().split(/\s+/).every((word) => text.includes(word))
}

/** Whether somebody can be asked or given a call now. */
export function isFree(one: Pick<Colleague, 'state'>): boolean {
  return one.state === 'READY' || one.state === 'NOT_READY'
}
