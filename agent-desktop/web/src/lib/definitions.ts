import { inWords } from './format'
import { t, type Key } from './i18n.svelte'
import type { CentreQueue } from './messages'

/** What a figure means, in words, with the queue's own thresholds where they count. */
export function definition(figure: string, queue?: CentreQueue): string {
  const key = `definition.${figure}` as Key
  return t(key, {
    threshold: queue ? inWords(queue.serviceLevelMillis) : t('definition.threshold'),
    short: queue ? inWords(queue.shortAbandonMillis) : t('definition.short'),
  })
}
