import { inWords } from './format'
import { t, type Key } from './i18n.svelte'
import type { CentreQueue } from './messages'

/** Of what a figure is. */
export type Of = 'queue' | 'agent'

/** What a figure is called: as in docs/metrics.md and in exports. */
export function figureName(of: Of, figure: string): string {
  return t(`${of}Figure.${figure}` as Key)
}

/** What a figure means, with its formula, and what T is where a queue is known. */
export function definition(of: Of, figure: string, queue?: CentreQueue): string {
  const text = t(`${of}Definition.${figure}` as Key)
  return queue && /\bT\b|_T/.test(text) ? `${text}\n${t('definition.threshold', { time: inWords(queue.serviceLevelMillis) })}` : text
}
