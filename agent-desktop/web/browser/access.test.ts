import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error plain JavaScript
import { scenes } from '../dev/scenes.mjs'
import { launch } from './chromium.mjs'
import { floor, type Floor } from './playground'

interface Scene {
  name: string
  user?: string
  at: string
  before?: (make: unknown, world: Floor) => Promise<void>
  then?: (page: unknown, make: unknown, world: Floor) => Promise<void>
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser?.close())

/** What axe finds, each with where; `only` one rule, else all of WCAG 2.2 A and AA and good practice. */
async function violations(page: Page, only?: string): Promise<string[]> {
  const rules = only ? { type: 'rule', values: [only] } : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(`(() => { const module = undefined; ${axe} })()`)
  const found = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'], runOnly: ${JSON.stringify(rules)} })`)) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
  }
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => `${node.html} ${node.failureSummary}`).join('\n')}`)
}

describe('each page in each state', () => {
  it.each(scenes as Scene[])('$name can be used by everybody, breaks no policy, fits at 1024 px and at 200 % zoom, in both languages and themes', async (scene) => {
    const world = await floor(browser)
    const make = (what: string, query = '') => world.make(what, Object.fromEntries(new URLSearchParams(query)))
    try {
      await scene.before?.(make, world)
      const { page, problems } = await world.page({ user: scene.user, at: scene.at, width: 1280, height: 800 })
      await page.locator('main h1, main h2, form h1').first().waitFor()
      await scene.then?.(page, make, world)
      await page.waitForTimeout(200)
      expect(await violations(page)).toEqual([])

      await page.emulateMedia({ colorScheme: 'dark' })
      // a busy browser takes a while until every colour is the other theme's
      await expect.poll(() => violations(page, 'color-contrast'), { timeout: 20_000 }).toEqual([])

      const switched = page.locator('button[lang="en"]')
      if (!(await page.locator('dialog[open]').count()) && (await switched.count())) {
        await switched.click()
        await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('en')
      }
      for (const size of [{ width: 1024, height: 768 }, { width: 720, height: 450 }]) {
        await page.setViewportSize(size)
        expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), `${scene.name} at ${size.width} px`).toBeLessThanOrEqual(0)
      }
      expect(problems).toEqual([])
    } finally {
      await world.close()
    }
  })
})
