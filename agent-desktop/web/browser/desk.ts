import type { Page } from 'playwright-core'
import type { Floor } from './playground'

/** What tests of the desk look at. */
export const toast = (page: Page) => page.locator('section.toast')
export const pill = (page: Page) => page.locator('button.pill')
export const text = (page: Page, of: string) => page.locator(of).first().innerText()

/** The page of a01, who is ready. */
export async function deskOf(world: Floor, at = '/desk', language = 'en'): Promise<Page> {
  world.centre['station']?.('a01', null)
  world.centre['change']?.('a01', 'READY')
  const { page } = await world.page({ user: 'a01', at, language })
  await pill(page).waitFor()
  return page
}
