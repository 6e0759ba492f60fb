import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../../..')
const told = readFileSync(join(root, 'docs/desk.md'), 'utf8')
const named = [...told.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')
const missing = (names: string[], exists: (name: string) => boolean) => names.filter((name) => !exists(name))

describe('what docs/desk.md says is shown', () => {
  it('in browsers is tested under that name', () => {
    const pairs = named.filter((name) => name.includes(' › '))
    expect(pairs.length).toBeGreaterThan(30)
    expect(
      missing(pairs, (pair) => {
        const [file, name] = pair.split(' › ')
        return readFileSync(join(root, `agent-desktop/web/browser/${file}.test.ts`), 'utf8').includes(`('${name}'`)
      }),
    ).toEqual([])
  })

  it('in Java is a test', () => {
    const classes = named.filter((name) => /^[\w.]+Test$/.test(name))
    expect(classes.length).toBeGreaterThan(2)
    const places = ['agent-desktop/src/test/java', 'server/src/test/java', 'server/src/test/java/hotline/journey']
    expect(missing(classes, (name) => places.some((place) => existsSync(join(root, place, `${name.replaceAll('.', '/')}.java`))))).toEqual([])
  })
})
