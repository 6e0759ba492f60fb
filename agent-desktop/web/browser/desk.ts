import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { Floor } from './playground'

/** What tests of the desk look at. */
export const toast = (page: Page) => page.locator('section.toast')
export const pill = (page: Page) => page.locator('button.pill')
export const text = (page: Page, of: string) => page.locator(of).first().innerText()

/** The page of a01, who is ready. */
export async function deskOf(world: Floor, at = '/desk', language = 'en', own = false): Promise<Page> {
  world.centre['station']?.('a01', null)
  world.centre['change']?.('a01', 'READY')
  const { page } = await world.page({ user: 'a01', at, language, own })
  await pill(page).waitFor()
  return page
}

/** How long a frame may be on its way to the page on the busiest machine. */
const ARRIVED_MILLIS = 5_000

/**
 * That a page shows something so soon after it happens: the pauses it makes, by a clock that stands still, and the work of its thread. What else the machine does
 * meanwhile does not count. The clock stays as it is: for a page in a browser of its own.
 */
export async function showsWithin(millis: number, page: Page, shown: Locator, happens: () => Promise<unknown>): Promise<void> {
  await page.clock.install()
  await page.clock.pauseAt((await page.evaluate<number>('Date.now()')) + 1_000)
  const thread = await page.context().newCDPSession(page)
  await thread.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async () => 1_000 * ((await thread.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration')?.value ?? NaN)
  const before = await worked()
  await happens()
  await shown.waitFor({ timeout: ARRIVED_MILLIS }).catch(async () => page.clock.runFor(Math.max(0, millis - ((await worked()) - before))))
  expect(await shown.isVisible()).toBe(true)
  expect((await worked()) - before).toBeLessThan(millis)
}
