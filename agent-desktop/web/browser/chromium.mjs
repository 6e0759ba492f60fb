// Chromium as the machine has it, for screenshots and tests.

import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** What has no windows of its own first: the same engine, with a fifth less to compute. */
const places = [process.env.CHROMIUM, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

export const executable = places.find((place) => place && existsSync(place)) ?? null

export function launch() {
  if (!executable) throw new Error('There is no Chromium: apt-get install chromium, or name it in CHROMIUM.')
  return chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      // a microphone that beeps, given without being asked for
      '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  })
}

/** An empty tab of its own. */
export async function tab(browser, { user, at, language = 'zh-CN', theme = 'light', width = 1440, height = 900, zoom = 1, ...more } = {}) {
  const context = await browser.newContext({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) }, deviceScaleFactor: zoom, locale: language, colorScheme: theme, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce', ...more,
  })
  return context.newPage()
}

/** Somebody signed in, or nobody, at an address. */
export async function show(page, base, { user, at = '/' }) {
  const context = page.context()
  const problems = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text())) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(String(error)))
  if (user) await context.request.post(`${base}/api/sign-in`, { data: { user, password: 'hotline' }, maxRetries: 2 })
  await page.goto(`${base}${at}`)
  return { page, context, problems }
}

/** A tab of somebody signed in, at an address. */
export async function open(browser, base, how) {
  return show(await tab(browser, how), base, how)
}
