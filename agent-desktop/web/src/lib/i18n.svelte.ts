import type en from '../i18n/en.json'
import type { Text } from './messages'

export type Language = 'zh-CN' | 'en'
export type Key = keyof typeof en
type Entry = string | { one: string; other: string }
type Catalog = Record<Key, Entry>
export type Values = Record<string, string | number>

const REMEMBERED = 'hotline.language'
const catalogs: Partial<Record<Language, Catalog>> = {}
const loaders: Record<Language, () => Promise<{ default: unknown }>> = {
  'zh-CN': () => import('../i18n/zh-CN.json'),
  en: () => import('../i18n/en.json'),
}

let current = $state<Language>('zh-CN')
/** Replaced as a whole when the language changes, so that every text on the page follows. */
let catalog = $state.raw<Catalog | null>(null)

/** The language the page speaks. */
export function language(): Language {
  return current
}

/** The language remembered, else the browser's first that we speak. */
export function preferredLanguage(): Language {
  let remembered: string | null = null
  try {
    remembered = localStorage.getItem(REMEMBERED)
  } catch {
    // no storage: the browser's own language then
  }
  if (remembered === 'zh-CN' || remembered === 'en') return remembered
  for (const wanted of navigator.languages) {
    if (wanted.startsWith('zh')) return 'zh-CN'
    if (wanted.startsWith('en')) return 'en'
  }
  return 'en'
}

/** Speaks this language from now on; texts change in place. */
export async function speak(next: Language, remember = true): Promise<void> {
  catalogs[next] ??= (await loaders[next]()).default as Catalog
  current = next
  catalog = catalogs[next]
  document.documentElement.lang = next
  if (!remember) return
  try {
    localStorage.setItem(REMEMBERED, next)
  } catch {
    // it lasts as long as the page then
  }
}

/** The text for a key, with `{name}` replaced; plural forms go by `n`. */
export function t(key: Key, values: Values = {}): string {
  const entry = catalog?.[key]
  if (entry === undefined) return key
  const form = typeof entry === 'string' ? entry : entry[plural(Number(values['n'] ?? 0))]
  const parts = form.split(/\{(\w+)\}/) // text, name, text, …
  return parts.reduce((made, part, place) => joined(made, place % 2 ? String(values[part] ?? '') : part), '')
}

const CHINESE = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]'
const endsChinese = new RegExp(`${CHINESE} ?$`, 'u')
const beginsChinese = new RegExp(`^ ?${CHINESE}`, 'u')

/** The Chinese catalog has a space beside a value, for the figures and Latin names that may come; none stays between Chinese and Chinese. */
function joined(before: string, after: string): string {
  return current === 'zh-CN' && endsChinese.test(before) && beginsChinese.test(after) ? before.trimEnd() + after.trimStart() : before + after
}

/** Texts without values in that language, which need not be the page's. */
export async function wordsIn(wanted: Language): Promise<(key: string) => string> {
  const texts = (catalogs[wanted] ??= (await loaders[wanted]()).default as Catalog) as Record<string, Entry | undefined>
  return (key) => (typeof texts[key] === 'string' ? texts[key] : key)
}

/** Whether the catalog has a text for what the server calls so. */
export function known(key: string): key is Key {
  return catalog !== null && key in catalog
}

/** A text that came in both languages. */
export function say(text: Text | null | undefined, otherwise = ''): string {
  return text ? text[current] || text.en || otherwise : otherwise
}

function plural(n: number): 'one' | 'other' {
  return current === 'en' && n === 1 ? 'one' : 'other'
}
