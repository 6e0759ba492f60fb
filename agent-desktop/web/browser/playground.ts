import type { Browser, BrowserContext, Page } from 'playwright-core'
import { open, type Opening } from './chromium.mjs'
// @ts-expect-error the playground is plain JavaScript
import { playground } from '../dev/server.mjs'

/** A playground with pages on it, and hands to make things happen there. */
export interface Floor {
  base: string
  centre: { agents: Map<string, Record<string, unknown>>; interactions: Map<string, Record<string, unknown>>; traffic: boolean } & Record<string, (...args: unknown[]) => unknown>
  make(what: string, query?: Record<string, string>): Promise<Record<string, unknown>>
  page(how: Opening): Promise<{ page: Page; context: BrowserContext; problems: string[] }>
  close(): Promise<void>
}

/** @param browser in which pages are opened; null for none */
export async function floor(browser: Browser | null, how: { size?: number; traffic?: boolean } = {}): Promise<Floor> {
  const world = await playground({ traffic: false, seed: 11, ...how })
  const base = `http://127.0.0.1:${world.port}`
  const contexts: BrowserContext[] = []
  return {
    base,
    centre: world.centre,
    make: async (what, query = {}) => (await fetch(`${base}/api/dev/${what}?${new URLSearchParams(query)}`)).json() as Promise<Record<string, unknown>>,
    page: async (opening) => {
      if (!browser) throw new Error('no browser to open a page in')
      const opened = await open(browser, base, opening)
      contexts.push(opened.context)
      return opened
    },
    close: async () => {
      for (const context of contexts) await context.close()
      await world.close()
    },
  }
}
