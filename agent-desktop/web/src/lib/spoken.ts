import { inWords } from './format'
import { t } from './i18n.svelte'
import type { AgentView, Centre } from './messages'
import { pendingInWords, stateInWords } from './states'

/** What a conversation or an offer says itself. */
const saidElsewhere: ReadonlySet<AgentView['state']> = new Set<AgentView['state']>(['RESERVED', 'TALKING', 'HOLD'])

/** The time for wrap-up: how long there is, and whether it has run out. */
export interface WrapUpTime {
  millis: number | null
  over: boolean
}

/** What is heard of an agent's state that is seen as colour, icon and word: what has changed, in a sentence; empty when it is nothing, or said elsewhere. */
export function spoken(before: AgentView, now: AgentView, time: WrapUpTime, centre: Centre | null): string {
  const said: string[] = []
  if (before.state !== now.state || before.reason !== now.reason) {
    if (before.state === 'WRAP_UP' && time.over) said.push(t('news.timeUp'))
    if (now.state === 'WRAP_UP') said.push(time.millis === null ? t('news.wrapUp') : t('news.wrapUpFor', { time: inWords(time.millis) }))
    else if (now.state === 'NOT_READY' && now.reason === 'RING_NO_ANSWER') said.push(t('news.missed'))
    else if (!saidElsewhere.has(now.state)) said.push(stateInWords(now, centre))
  }
  const then = pendingInWords(now, centre)
  if (then !== pendingInWords(before, centre)) {
    if (then) said.push(t('selector.then', { next: then }))
    else if (before.state === now.state) said.push(t('news.nothingThen'))
  }
  return said.join(t('list.comma'))
}
