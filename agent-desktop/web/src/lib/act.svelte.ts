import { Refusal } from './api'
import { known, t } from './i18n.svelte'

/** What went wrong when the person asked for something, until it is read or something else is asked. */
let trouble = $state<string | null>(null)
/** What has just been done, for a moment. */
let done = $state<string | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

export function troubleNow(): string | null {
  return trouble
}

export function doneNow(): string | null {
  return done
}

export function forget(): void {
  clearTimeout(timer)
  trouble = null
  done = null
}

/** Says something for a moment, in place of what was said before. */
export function announce(what: string): void {
  forget()
  done = what
  timer = setTimeout(forget, 6_000)
}

/** Says for a moment that something did not come about, and why. */
export function warn(what: string): void {
  forget()
  trouble = what
  timer = setTimeout(forget, 12_000)
}

/** What asked for something is told in other words than everywhere, by the refusal's code. */
export type Instead = Readonly<Record<string, string>>

/** Asks the server for something, and says so when it was not done; when it was, if there is something to be said. True: it was. */
export async function act(what: () => Promise<unknown>, success?: string, instead: Instead = {}): Promise<boolean> {
  forget()
  try {
    await what()
    if (success) announce(success)
    return true
  } catch (problem) {
    warn((problem instanceof Refusal && instead[problem.code]) || problemInWords(problem))
    return false
  }
}

/** A refusal in the page's language where the catalog has it, in the server's English otherwise. */
export function problemInWords(problem: unknown): string {
  if (!(problem instanceof Refusal)) return String(problem)
  const key = `problem.${problem.code}`
  return known(key) ? t(key) : [problem.message, problem.remedy].filter(Boolean).join(' ')
}
