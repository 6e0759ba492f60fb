import { known, say, t, type Key } from './i18n.svelte'
import type { IconName } from './icons'
import type { AgentState, AgentView, Centre } from './messages'

/** How a state looks: always a colour, an icon and a word together. */
export const looks: Record<AgentState, { icon: IconName; tone: string; key: Key }> = {
  READY: { icon: 'ready', tone: 'ready', key: 'state.READY' },
  NOT_READY: { icon: 'pause', tone: 'pause', key: 'state.NOT_READY' },
  LOGGED_OUT: { icon: 'off', tone: 'off', key: 'state.LOGGED_OUT' },
  RESERVED: { icon: 'ring', tone: 'ring', key: 'state.RESERVED' },
  TALKING: { icon: 'talk', tone: 'talk', key: 'state.TALKING' },
  HOLD: { icon: 'hold', tone: 'hold', key: 'state.HOLD' },
  WRAP_UP: { icon: 'wrap', tone: 'wrap', key: 'state.WRAP_UP' },
}

/** In the order in which they are shown. */
export const states: readonly AgentState[] = ['READY', 'RESERVED', 'TALKING', 'HOLD', 'WRAP_UP', 'NOT_READY', 'LOGGED_OUT']

export const busy: ReadonlySet<AgentState> = new Set<AgentState>(['RESERVED', 'TALKING', 'HOLD', 'WRAP_UP'])

/** The name of a not-ready reason: one of the centre's, or one that the system sets. */
export function reasonName(code: string | null, centre: Centre | null): string {
  if (code === null) return ''
  const chosen = centre?.reasons.find((reason) => reason.code === code)
  if (chosen) return say(chosen.name, code)
  const key = `reason.${code}`
  return known(key) ? t(key) : code
}

/** A state as one phrase: Ready; Not ready · Meal. */
export function stateInWords(view: AgentView, centre: Centre | null): string {
  const name = t(looks[view.state].key)
  return view.state === 'NOT_READY' && view.reason ? name + t('list.dot') + reasonName(view.reason, centre) : name
}

/** What follows when the work is done; null when nothing does. */
export function pendingInWords(view: AgentView, centre: Centre | null): string | null {
  const next = view.pending
  if (!next) return null
  return (next.availability === 'NOT_READY' && reasonName(next.reason, centre)) || t(looks[next.availability].key)
}
