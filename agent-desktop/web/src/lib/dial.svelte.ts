import { act, type Instead } from './act.svelte'
import { api } from './api'
import { t } from './i18n.svelte'
import type { AgentView } from './messages'
import { isInBrowser, phone } from './phone.svelte'
import { store } from './store.svelte'

/** Somebody to be called. */
export interface Whom {
  number: string
  /** On whose behalf; absent: the first of the agent's queues. */
  queue?: string
  customer?: string
  /** In which she reached us. */
  earlier?: string
}

/** What the interaction of a dialled call says has led to it. */
export const DIALLED = 'dial'
const REMEMBERED = 'hotline.dialled'
const MOST = 6

/** Whom this tab has called last, the newest first; nobody else who signs in sees them. */
let last = $state.raw<readonly string[]>(read())
let open = $state(false)
let asking = $state(false)

function read(): string[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(REMEMBERED) ?? '{}') as { by?: string; numbers?: string[] }
    return kept.by === store.state.me?.id && Array.isArray(kept.numbers) ? kept.numbers.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

function remember(number: string): void {
  last = [number, ...read().filter((one) => one !== number)].slice(0, MOST)
  try {
    sessionStorage.setItem(REMEMBERED, JSON.stringify({ by: store.state.me?.id, numbers: last }))
  } catch {
    // they last as long as the page then
  }
}

export const dialler = {
  get open() {
    return open
  },
  set open(now: boolean) {
    if (now) last = read()
    open = now
  },
  get last() {
    return last
  },
}

/** Whether somebody could be called now. */
export function mayDial(agent: AgentView | null): boolean {
  return store.has('AGENT') && !asking && (agent?.state === 'READY' || agent?.state === 'NOT_READY') && agent.phoneReachable !== false
}

/** Calls; the phone in this page is answered at once, as whoever asks has it at the ear. True: it has begun. */
export async function dial(whom: Whom): Promise<boolean> {
  const begun = await begin(() => api.dial(whom))
  if (begun) remember(whom.number)
  return begun
}

/** The same with a colleague, about no customer. */
export function callColleague(agent: string): Promise<boolean> {
  return begin(() => api.callColleague(agent), { 'not-now': t('colleague.notNow') })
}

async function begin(ask: () => Promise<unknown>, instead: Instead = {}): Promise<boolean> {
  if (asking) return false
  asking = true
  const begun = await act(ask, undefined, instead)
  asking = false
  if (begun && isInBrowser(store.state.agent?.station)) await act(() => phone.answer())
  return begun
}
