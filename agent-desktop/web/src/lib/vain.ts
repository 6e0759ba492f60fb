import { t } from './i18n.svelte'
import type { Centre, WorkItem } from './messages'
import { agentName, wordFor } from './names'

/** Why the customer, or the colleague, whom this agent has called did not answer. */
export function whyInVain(item: WorkItem, me: string, centre: Centre | null): string {
  const both = item.colleagues
  if (both?.notReached && both.from === me) return t('colleague.inVain', { who: agentName(both.to, centre), why: wordFor('colleagueEnd', both.notReached) })
  return item.notReached ? t('dial.inVain', { why: wordFor('dialEnd', item.notReached) }) : ''
}
