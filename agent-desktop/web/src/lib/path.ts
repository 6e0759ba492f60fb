import { known, say, t } from './i18n.svelte'
import type { Entered, PathStep } from './messages'

/** One thing the caller came to in the menu, for people. */
export interface PathWords {
  title: string
  /** What was pressed to come here, null where nothing was. */
  pressed: string | null
  /** How it was left, null when it simply went on or a key led further. */
  left: string | null
  at: string
}

/** Keys that journals cannot write as they are. */
const symbols: Record<string, string> = { star: '*', hash: '#', pound: '#' }

/** What needs no word where the next step says it. */
const silent = new Set(['key', 'next', 'branch', 'found'])

/** By what a node was left, as something to read. */
export function exitInWords(exit: string): string {
  const [kind = '', value = ''] = exit.split(':', 2)
  const key = `exit.${kind}`
  return kind === 'key' ? t('exit.key', { key: symbols[value] ?? value }) : known(key) ? t(key, { n: Number(value) }) : exit
}

/** What leads from one node of a flow to another, as something to read; conditions and keys are what they are. */
export function wayInWords(by: string): string {
  const key = `way.${by.replaceAll(' ', '-')}`
  return known(key) ? t(key) : by
}

/** The way through the menu, as something to read: a key stands with what it led to; steps that have no title are not told by themselves. */
export function pathInWords(path: readonly PathStep[]): PathWords[] {
  const titled = path.some((step) => step.title !== null)
  const words: PathWords[] = []
  let pressed: string[] = []
  let pressedAt = ''
  for (const step of path) {
    if (step.title !== null || !titled) {
      const [kind = '', value] = step.exit.split(':', 2)
      const key = `exit.${kind}`
      words.push({ title: say(step.title) || step.node, pressed: pressed.join(' ') || null, left: known(key) && !silent.has(kind) ? t(key, { n: Number(value) }) : null, at: pressed.length > 0 ? pressedAt : step.at })
      pressed = []
    }
    if (step.exit.startsWith('key:')) {
      pressed.push(symbols[step.exit.slice(4)] ?? step.exit.slice(4))
      pressedAt = step.at
    }
  }
  if (pressed.length > 0) words.push({ title: '', pressed: pressed.join(' '), left: null, at: pressedAt })
  return words
}

/** Something the caller has entered and agents see. */
export interface EnteredWords {
  node: string
  title: string
  /** Null: nobody knows, or nobody any more. */
  value: string | null
}

/** What the caller has entered, as far as the menu shows it: what it is, and what it was. */
export function enteredInWords(path: readonly PathStep[], entered: readonly Entered[]): EnteredWords[] {
  const words: EnteredWords[] = entered.map(({ node, title, value }) => ({ node, title: say(title) || node, value }))
  for (const { node, shownAs, exit } of path) {
    if (shownAs && /^collected:[1-9]/.test(exit) && !words.some((one) => one.node === node)) words.push({ node, title: say(shownAs), value: null })
  }
  return words
}

/** The last thing chosen, as a title. */
export function lastBranch(path: readonly PathStep[]): string {
  return pathInWords(path).findLast((step) => step.title !== '')?.title ?? ''
}

/** What came of the last time the caller was to prove who she is; null when she never was. */
export function proved(path: readonly PathStep[]): boolean | null {
  const last = path.findLast((step) => step.exit === 'identified' || step.exit.startsWith('not-identified'))
  return last ? last.exit === 'identified' : null
}
