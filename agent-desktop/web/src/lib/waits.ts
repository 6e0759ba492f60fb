import { percent } from './format'
import { t } from './i18n.svelte'
import type { ExpectedWait } from './messages'

const MINUTE = 60_000
/** Beyond it only fives of minutes are told, and beyond the hour no upper end. */
const EXACT = 20
const LONGEST = 60

/** A range in whole minutes, as callers are told: the lower bound rounded down and the upper one up. */
export function waitInWords(expected: ExpectedWait): string {
  if (expected.toMillis === 0) return t('wait.atOnce')
  const low = down(expected.fromMillis / MINUTE)
  const high = up(expected.toMillis / MINUTE)
  if (high > LONGEST) return t('wait.over', { low: Math.max(1, Math.min(low, LONGEST)) })
  return low === 0 || low === high ? t('wait.under', { high }) : t('wait.between', { low, high })
}

/** The same with how probable it is. */
export function waitWithChance(expected: ExpectedWait): string {
  return expected.toMillis === 0 ? waitInWords(expected) : t('wait.sure', { wait: waitInWords(expected), percent: percent(expected.percent / 100, 0) })
}

function down(minutes: number): number {
  const whole = Math.floor(minutes)
  return whole <= EXACT ? whole : Math.floor(whole / 5) * 5
}

function up(minutes: number): number {
  const whole = Math.ceil(minutes)
  return whole <= EXACT ? whole : Math.ceil(whole / 5) * 5
}
