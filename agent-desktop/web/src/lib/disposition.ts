import type { Disposition } from './messages'

/** The dispositions that fit what was typed, in either language or by code; those that begin with it come first. */
export function matching(choices: readonly Disposition[], typed: string): Disposition[] {
  const wanted = fold(typed)
  if (!wanted) return [...choices]
  const rank = (one: Disposition) => {
    const names = [one.name['zh-CN'], one.name.en, one.code].map(fold)
    if (names.some((name) => name.startsWith(wanted))) return 0
    if (one.name.en.split(/\s+/).some((word) => fold(word).startsWith(wanted))) return 1
    return names.some((name) => name.includes(wanted)) ? 2 : 3
  }
  return choices
    .map((one) => ({ one, rank: rank(one) }))
    .filter((ranked) => ranked.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((ranked) => ranked.one)
}

function fold(text: string): string {
  return text.trim().toLowerCase().replace(/[\s_]+/g, ' ')
}
