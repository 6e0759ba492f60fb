import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

/** Where the built pages are: the launcher says so, else what `npm run build` makes. */
const built = process.env['HOTLINE_WEB'] ?? 'dist'

interface Chunk {
  file: string
  src?: string
  isEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
}

const zipped = (file: string) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length

describe('the built pages', () => {
  it('are there', () => expect(existsSync(join(built, 'index.html')), `npm run build first; looked in ${built}`).toBe(true))

  it('paint first with at most 60 kB of script', () => {
    const chunks = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8')) as Record<string, Chunk>
    const first = new Set<string>()
    const follow = (name: string) => {
      const chunk = chunks[name]
      if (!chunk || first.has(chunk.file)) return
      first.add(chunk.file)
      chunk.imports?.forEach(follow)
    }
    Object.keys(chunks).filter((name) => chunks[name]?.isEntry).forEach(follow)
    Object.keys(chunks).filter((name) => name.includes('zh-CN.json')).forEach(follow) // one language is needed before anything can be said

    expect([...first].filter((file) => file.endsWith('.js')).length).toBeGreaterThan(0)
    expect([...first].reduce((sum, file) => sum + zipped(file), 0)).toBeLessThanOrEqual(60_000)
  })

  it('load the phone only where calls ring in the page, and that is at most 60 kB more', () => {
    const phone = readdirSync(join(built, 'assets')).filter((file) => file.startsWith('softphone-'))
    expect(phone.length).toBe(1)
    expect(phone.reduce((sum, file) => sum + zipped(join('assets', file)), 0)).toBeLessThanOrEqual(60_000)
  })

  it('load what draws flows only where one is shown, and that is at most 25 kB more', () => {
    const drawing = readdirSync(join(built, 'assets')).filter((file) => /^Diagram-.*\.js$/.test(file))
    expect(drawing.length).toBe(1)
    expect(drawing.reduce((sum, file) => sum + zipped(join('assets', file)), 0)).toBeLessThanOrEqual(25_000)
  })

  it('are at most 200 kB of script in all, in one language, without the phone and the drawing, and at most 25 kB of style', () => {
    const sizes = (wanted: RegExp) =>
      readdirSync(join(built, 'assets'))
        .filter((file) => wanted.test(file))
        .map((file) => zipped(join('assets', file)))
    const sum = (all: number[]) => all.reduce((one, other) => one + other, 0)
    const languages = sizes(/^(en|zh-CN)-.*\.js$/)
    expect(languages.length).toBe(2) // whoever reads one does not load the other
    expect(sum(sizes(/^(?!(softphone|Diagram|en|zh-CN)-).*\.js$/)) + Math.max(...languages)).toBeLessThanOrEqual(200_000)
    expect(sum(sizes(/\.css$/))).toBeLessThanOrEqual(25_000)
  })

  it('carry nothing that the content security policy would refuse', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\son\w+=|https?:\/\//)
    for (const file of readdirSync(join(built, 'assets')).filter((name) => name.endsWith('.js'))) {
      const code = readFileSync(join(built, 'assets', file), 'utf8')
      expect(code, file).not.toMatch(/\beval\(|new Function\(/)
      expect(code, file).not.toMatch(/<\w[^>`"']*\sstyle=/)
    }
  })
})
