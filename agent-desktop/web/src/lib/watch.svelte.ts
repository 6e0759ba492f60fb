import type { Instead } from './act.svelte'
import { api } from './api'
import { t } from './i18n.svelte'
import type { WatchMode } from './messages'
import { isInBrowser, phone } from './phone.svelte'
import { store } from './store.svelte'

/** In the order in which a supervisor takes part more and more. */
export const modes: readonly WatchMode[] = ['LISTEN', 'WHISPER', 'BARGE']

/** Calls the own phone to an agent's line; one in this page takes the call by itself, which was asked for here. */
export async function watch(agent: string, mode: WatchMode): Promise<void> {
  await api.watch(agent, mode)
  if (isInBrowser(store.state.agent?.station)) await phone.answer()
}

/** What a refusal means for whoever wants to listen. */
export function whyNot(): Instead {
  return { 'not-now': t(store.state.agent?.state === 'READY' ? 'watch.ready' : 'watch.notNow'), 'not-talking': t('watch.notTalking'), 'no-phone': t('watch.noPhone') }
}
