import { known, say, t } from './i18n.svelte'
import type { PathStep } from './messages'

/** One thing the caller did in the menu, for people. */
export interface PathWords {
  title: string
  /** What was pressed there, null where nothing was. */
  pressed: string | null
  /** How it was left otherwise, null when it simply went on. */
  left: string | null
  at: string
}

/** The way through the menu, as something to read: steps without a title that simply go on are left out. */
export function pathInWords(path: readonly PathStep[]): PathWords[] {
  const titles = path.some((step) => step.title !== null)
  return path
    .map((step) => {
      const [kind, value] = step.exit.split(':', 2)
      const pressed = kind === 'key' && value ? value : null
      const key = `exit.${step.exit}`
      const left = pressed === null && known(key) ? t(key) : null
      return { title: say(step.title) || step.node, pressed, left, at: step.at, titled: step.title !== null }
    })
    .filter((step) => step.titled || step.pressed !== null || !titles)
    .map(({ title, pressed, left, at }) => ({ title, pressed, left, at }))
}

/** The last thing chosen, as a title. */
export function lastBranch(path: readonly PathStep[]): string {
  return pathInWords(path).at(-1)?.title ?? ''
}
