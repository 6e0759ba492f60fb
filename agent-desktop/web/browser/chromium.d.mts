import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

export const executable: string | null
export function launch(): Promise<Browser>

export interface Opening extends BrowserContextOptions {
  user?: string | undefined
  at?: string
  language?: string
  theme?: 'light' | 'dark'
  width?: number
  height?: number
  zoom?: number
}

export interface Opened {
  page: Page
  context: BrowserContext
  problems: string[]
}

export function tab(browser: Browser, how?: Opening): Promise<Page>
export function show(page: Page, base: string, how: Opening): Promise<Opened>
export function open(browser: Browser, base: string, how: Opening): Promise<Opened>
