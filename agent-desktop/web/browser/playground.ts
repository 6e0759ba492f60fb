import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launch, open, show, tab, type Opened, type Opening } from './chromium.mjs'
// @ts-expect-error the playground is plain JavaScript
import { playground } from '../dev/server.mjs'

/** A playground with pages on it, and hands to make things happen there. */
export interface Floor {
  base: string
  centre: { agents: Map<string, Record<string, unknown>>; interactions: Map<string, Record<string, unknown>>; traffic: boolean } & Record<string, (...args: unknown[]) => unknown>
  make(what: string, query?: Record<string, string>): Promise<Record<string, unknown>>
  /** @param own in a browser of its own, because what is done to it cannot be undone */
  page(how: Opening & { own?: boolean }): Promise<Opened>
  close(): Promise<void>
}

/**
 * One Chromium for all files, until the tests' process ends, and in it a tab for each language that the first page of each floor is shown in, always at the same address:
 * a new process that reads all scripts anew costs more than most tests do.
 */
let chromium: Promise<Browser> | undefined
const tabs = new Map<string, Page>()
let usual = 0
let usualTaken = false

/** Who leaves a floor asks nothing more, and what comes next begins without what was kept. */
const leave = "window.fetch = () => new Promise(() => {}); window.name = 'left'"
const forget = "if (window.name === 'left') { localStorage.clear(); sessionStorage.clear(); window.name = '' }"

/** The tab as if it were new, with nothing of whoever was there before. */
async function cleared(page: Page, { width = 1440, height = 900 }: Opening): Promise<Page> {
  await page.context().clearCookies()
  const size = page.viewportSize()
  if (size?.width !== width || size.height !== height) await page.setViewportSize({ width, height })
  return page
}

export async function floor(how: { size?: number; traffic?: boolean } = {}): Promise<Floor> {
  const first = !usualTaken
  usualTaken = true
  const world = await playground({ traffic: false, seed: 11, port: first ? usual : 0, ...how })
  if (first) usual = world.port
  const base = `http://127.0.0.1:${world.port}`
  const contexts: BrowserContext[] = []
  let used: Page | undefined
  return {
    base,
    centre: world.centre,
    make: async (what, query = {}) => world.control(what, new URLSearchParams(query)),
    page: async ({ own = false, ...opening }) => {
      const browser = await (chromium ??= launch())
      const { language = 'zh-CN' } = opening
      if (own || used || !first) {
        const opened = await open(browser, base, opening)
        contexts.push(opened.context)
        return opened
      }
      used = tabs.get(language)
      if (!used || used.isClosed()) {
        tabs.set(language, (used = await tab(browser, { language })))
        await used.addInitScript(forget)
      }
      return show(await cleared(used, opening), base, opening)
    },
    close: async () => {
      for (const context of contexts) await context.close()
      await used?.unrouteAll({ behavior: 'ignoreErrors' })
      await used?.evaluate(leave).catch(() => used?.close())
      for (const event of ['console', 'pageerror']) used?.removeAllListeners(event)
      await world.close()
      if (first) usualTaken = false
    },
  }
}
