import { Refusal } from './api'
import { known, t } from './i18n.svelte'

/** What went wrong when the person asked for something, until it is read or something else is asked. */
let trouble = $state<string | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

export function troubleNow(): string | null {
  return trouble
}

export function forget(): void {
  clearTimeout(timer)
  trouble = null
}

/** Asks the server for something, and says so when it was not done. True: it was. */
export async function act(what: () => Promise<unknown>): Promise<boolean> {
  forget()
  try {
    await what()
    return true
  } catch (problem) {
    trouble = problemInWords(problem)
    timer = setTimeout(forget, 12_000)
    return false
  }
}

/** A refusal in the page's language where the catalog has it, in the server's English otherwise. */
export function problemInWords(problem: unknown): string {
  if (!(problem instanceof Refusal)) return String(problem)
  const key = `problem.${problem.code}`
  return known(key) ? t(key) : [problem.message, problem.remedy].filter(Boolean).join(' ')
}
