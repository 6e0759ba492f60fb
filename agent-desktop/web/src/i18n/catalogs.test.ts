import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { agentColumns, queueColumns } from '../lib/figures'
import en from './en.json'
import zh from './zh-CN.json'

type Catalog = Record<string, string | { one: string; other: string }>

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sources(path)
    return /\.(svelte|ts)$/.test(name) && !/\.test\.ts$/.test(name) ? [path] : []
  })
}

const values = (entry: Catalog[string]) => (typeof entry === 'string' ? [entry] : [entry.one, entry.other])
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort().join()

describe('the catalogs', () => {
  it('have the same keys', () => expect(Object.keys(zh)).toEqual(Object.keys(en)))

  it('have a text for each key, with the same values in it', () => {
    for (const [key, entry] of Object.entries(en as Catalog)) {
      const chinese = values((zh as Catalog)[key] ?? '')[0] ?? ''
      for (const english of values(entry)) {
        expect(english, key).not.toBe('')
        expect(chinese, key).not.toBe('')
        expect(names(english), key).toBe(names(chinese))
      }
    }
  })

  it('keep a separator with what stands before it, so that no line begins with one', () => {
    const texts = [...Object.values(en as Catalog), ...Object.values(zh as Catalog)].flatMap(values)
    expect(texts.filter((text) => /(?<!\u00a0)·/.test(text))).toEqual([])
  })

  it('have no key that nobody uses', () => {
    const code = sources('src').map((path) => readFileSync(path, 'utf8')).join('\n')
    const figures = [['queue', queueColumns] as const, ['agent', agentColumns] as const].flatMap(([of, columns]) => columns.flatMap(({ name }) => [`${of}Figure.${name}`, `${of}Definition.${name}`]))
    const composed = [...code.matchAll(/[`'"]([\w-]+(?:\.[\w-]+)*\.)\$\{|wordFor\('(\w+)'/g)].map((found) => found[1] ?? `${found[2]}.`)
    const unused = Object.keys(en).filter((key) => !code.includes(`'${key}'`) && !code.includes(`"${key}"`) && !figures.includes(key) && !composed.some((start) => key.startsWith(start)))
    expect(unused).toEqual([])
  })
})

describe('the pages', () => {
  it.each(sources('src').filter((path) => path.endsWith('.svelte')))('%s has no text of its own', (path) => {
    const markup = withoutExpressions(
      readFileSync(path, 'utf8')
        .replace(/<script[\s\S]*?<\/script>/g, '')
        .replace(/<style[\s\S]*?<\/style>/g, '')
        .replace(/<!--[\s\S]*?-->/g, ''),
    )
    const said = [...markup.matchAll(/\b(?:aria-label|title|placeholder|alt|aria-description)="([^"]*)"/g)].map((found) => found[1])
    const text = markup.replace(/<\/?[a-zA-Z][^>]*>/g, ' ')
    expect(said.filter((value) => /\p{L}/u.test(value ?? ''))).toEqual([])
    expect(text.match(/\p{L}{2,}|·/gu) ?? []).toEqual([])
  })
})

/** Takes {…} away, however deeply nested. */
function withoutExpressions(markup: string): string {
  let depth = 0
  let rest = ''
  for (const c of markup) {
    if (c === '{') depth++
    if (depth === 0) rest += c
    if (c === '}') depth--
  }
  return rest
}
