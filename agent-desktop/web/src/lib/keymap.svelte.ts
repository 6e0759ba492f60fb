/** Keys that somebody has chosen instead of the usual ones; they stay with this browser. */

const REMEMBERED = 'hotline.keys'

function read(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}')
    return Object.fromEntries(Object.entries(kept as object).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return {} // no storage, or not ours
  }
}

let chosen = $state.raw<Record<string, string>>(typeof localStorage === 'undefined' ? {} : read())

/** The physical key chosen for an action, null when it has its usual one. */
export function chosenKey(action: string): string | null {
  return Object.hasOwn(chosen, action) ? (chosen[action] ?? null) : null
}

/** @param code null: the usual one again */
export function chooseKey(action: string, code: string | null): void {
  const { [action]: _, ...others } = chosen
  keep(code === null ? others : { ...others, [action]: code })
}

/** All have their usual keys again. */
export function forgetKeys(): void {
  keep({})
}

export function anyChosen(): boolean {
  return Object.keys(chosen).length > 0
}

function keep(keys: Record<string, string>): void {
  chosen = keys
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify(keys))
  } catch {
    // they last as long as the page then
  }
}
