import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
// @ts-expect-error plain JavaScript
import { scenes } from '../dev/scenes.mjs'
import { floor, type Floor } from './playground'

interface Scene {
  name: string
  user?: string
  at: string
  /** In how many pixels it is always shown; absent: in all that the desk has to fit. */
  width?: number
  before?: (make: unknown, world: Floor) => Promise<void>
  then?: (page: unknown, make: unknown, world: Floor) => Promise<void>
}

const axe = `(() => { const module = undefined; ${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')} })()`
let world: Floor
beforeEach(async () => void (world = await floor()))
afterEach(() => world.close())

/** What axe finds, each with where: all of WCAG 2.2 A and AA and good practice. */
async function violations(page: Page): Promise<string[]> {
  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const found = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'], selectors: false, runOnly: ${JSON.stringify(rules)} })`)) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
  }
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => `${node.html} ${node.failureSummary}`).join('\n')}`)
}

/** Until nothing has come to the page for a while: parts are loaded when they are needed. */
const settled = (page: Page) =>
  page.evaluate(`new Promise((done) => {
    let timer = setTimeout(done, 150)
    new MutationObserver((changes) => {
      if (!changes.some((change) => change.addedNodes.length > 0)) return
      clearTimeout(timer)
      timer = setTimeout(done, 150)
    }).observe(document, { childList: true, subtree: true })
  })`)

/** What is wider than its place, other than what is meant to be moved sideways. */
const tooWide = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('*')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && (one === document.documentElement || (/auto|scroll/.test(getComputedStyle(one).overflowX) && !one.classList.contains('scroll'))))
    .map((one) => one.localName + '.' + one.className + ': ' + one.scrollWidth + ' px in ' + one.clientWidth + ' px')`)

describe('each page in each state', () => {
  it.each(scenes as Scene[])('$name can be used by everybody, breaks no policy, fits at 1024 px and at 200 % zoom, in both languages and themes', async (scene) => {
    const make = (what: string, query = '') => world.make(what, Object.fromEntries(new URLSearchParams(query)))
    await scene.before?.(make, world)
    const { page, problems } = await world.page({ user: scene.user, at: scene.at, width: scene.width ?? 1024, height: 768 })
    await page.locator('main h1, main h2, form h1').first().waitFor()
    await scene.then?.(page, make, world)
    await settled(page)
    await page.evaluate(axe)
    expect(await violations(page)).toEqual([])

    // The other theme and the other language at once: each is drawn anew. Pressed by the page itself, so that a dialog that is open does not stand before it.
    const switched = await page.evaluate(`(() => {
      document.documentElement.dataset.theme = 'dark'
      const english = document.querySelector('button[lang=en]')
      english?.click()
      return english !== null
    })()`)
    if (switched) await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('en')
    expect(await violations(page)).toEqual([])
    expect(await tooWide(page), `at ${scene.width ?? 1024} px`).toEqual([])
    if (!scene.width) {
      await page.setViewportSize({ width: 720, height: 450 })
      expect(await tooWide(page), 'at 720 px').toEqual([])
    }
    expect(problems).toEqual([])
  })
})
