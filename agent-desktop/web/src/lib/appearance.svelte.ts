/** Light, dark, or as the system has it. */
export type Appearance = 'auto' | 'light' | 'dark'

const REMEMBERED = 'hotline.appearance'
let chosen = $state<Appearance>('auto')

export function appearance(): Appearance {
  return chosen
}

export function setAppearance(next: Appearance): void {
  chosen = next
  if (next === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
  remember(REMEMBERED, next)
}

export function restoreAppearance(): void {
  const found = remembered(REMEMBERED)
  if (found === 'light' || found === 'dark') setAppearance(found)
}

/** A small preference of this browser; forgotten silently where there is no storage. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // it lasts as long as the page
  }
}

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
