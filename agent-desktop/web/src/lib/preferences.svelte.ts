import { api } from './api'

/**
 * What somebody wants of the pages, the same wherever she signs in: kept by the server, the usual until that has told. What belongs to the machine stays with the
 * browser: devices, the last station, notifications, what the page looks like.
 */
export interface Preferences {
  /** `action=key` with a space between two: physical keys other than the usual ones. */
  readonly keys: string
  /** Whether calls are taken without being asked, at the phone in the page. */
  readonly autoAnswer: boolean
}

const USUAL: Preferences = { keys: '', autoAnswer: false }

let wanted = $state.raw(USUAL)
const chosen = $derived(new Map(wanted.keys.split(' ').filter(Boolean).map((choice) => choice.split('=') as [string, string])))

/** The other windows of this browser. */
const others = typeof BroadcastChannel === 'undefined' || typeof window === 'undefined' ? null : new BroadcastChannel('hotline.preferences')
if (others) others.onmessage = ({ data }: MessageEvent<Preferences>) => (wanted = data)

/** Asks the server; what it does not tell stays as it is. */
export async function refreshPreferences(): Promise<void> {
  wanted = await api.preferences().catch(() => wanted)
}

/** The next to sign in wants something else. */
export function forgetPreferences(): void {
  wanted = USUAL
}

/** Throws a `Refusal` when it cannot be kept; nothing has changed then. */
async function keep(what: Partial<Preferences>): Promise<void> {
  wanted = await api.prefer(what)
  others?.postMessage(wanted)
}

export function autoAnswer(): boolean {
  return wanted.autoAnswer
}

export function setAutoAnswer(on: boolean): Promise<void> {
  return keep({ autoAnswer: on })
}

/** The physical key chosen for an action, null when it has its usual one. */
export function chosenKey(action: string): string | null {
  return chosen.get(action) ?? null
}

/** @param code null: the usual one again */
export function chooseKey(action: string, code: string | null): Promise<void> {
  const next = [...chosen].filter(([one]) => one !== action)
  if (code !== null) next.push([action, code])
  return keep({ keys: next.map((choice) => choice.join('=')).join(' ') })
}

/** All have their usual keys again. */
export function forgetKeys(): Promise<void> {
  return keep({ keys: '' })
}

export function anyChosen(): boolean {
  return chosen.size > 0
}
