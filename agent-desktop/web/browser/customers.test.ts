import { afterEach, beforeEach, describe, expect, it } from 'vitest'
// @ts-expect-error plain JavaScript
import { someTickets } from '../dev/tickets.mjs'
import { floor, type Floor } from './playground'

let world: Floor
beforeEach(async () => void (world = await floor()))
afterEach(() => world.close())

const kept = () => world.centre as unknown as { tickets: { ticket: number; version: number; status: string }[] }

async function talking() {
  world.centre['station']?.('a01', null)
  world.centre['change']?.('a01', 'READY')
  await world.make('offer', { agent: 'a01', who: 'vip' })
  await world.make('answer', { agent: 'a01' })
  return (await world.page({ user: 'a01', at: '/desk', language: 'en' })).page
}

describe('a customer’s history', () => {
  it('is all there as one reads on, each thing once', async () => {
    const { page } = await world.page({ user: 'a01', at: '/customers/c1', language: 'en' })
    const items = page.locator('.history li')
    await items.first().waitFor()
    expect(await items.count()).toBe(30)
    await page.mouse.move(900, 500)
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 3000)
        return items.count()
      })
      .toBe(80)
  })

  it('is searched in Chinese words of two characters, and by kind', async () => {
    const { page } = await world.page({ user: 'a01', at: '/customers/c1', language: 'en' })
    const items = page.locator('.history li')
    await items.first().waitFor()
    await page.fill('#timeline-text', '周六')
    await expect.poll(() => items.allInnerTexts()).toEqual([expect.stringContaining('周六下午送货')])
    await page.fill('#timeline-text', '')
    await page.selectOption('#timeline-kind', 'BILL')
    await expect.poll(() => items.allInnerTexts()).toEqual([expect.stringContaining('1,288.50')])
  })
})

describe('a ticket', () => {
  it('is opened beside the conversation, and its number stands there to be told', async () => {
    const page = await talking()
    await page.getByRole('button', { name: 'Open a ticket' }).click()
    await page.selectOption('#ticket-kind', 'REPAIR')
    await expect.poll(() => page.inputValue('#ticket-product')).toBe('H1') // which she has ordered
    await page.fill('#ticket-subject', 'The speaker is too loud')
    await page.locator('dialog[open] button[type=submit]').click()
    await page.locator('dialog[open] .nr').waitFor()
    expect(await page.locator('dialog[open] .nr').innerText()).toBe('600001')
    await page.getByRole('button', { name: 'Close' }).first().click()
    await expect.poll(() => page.locator('aside.context').innerText()).toContain('The speaker is too loud')
    expect(await page.locator('aside.context a.row').last().innerText()).toContain('Smart speaker H1')
  })

  it('that a colleague has changed meanwhile is not overwritten, and shown anew', async () => {
    kept().tickets = someTickets()
    const { page } = await world.page({ user: 'a01', at: '/tickets/600001', language: 'en' })
    await page.locator('article .nr').waitFor()
    Object.assign(kept().tickets[0]!, { version: 2, status: 'WAITING' })
    await page.getByRole('button', { name: 'Solved' }).click()
    await expect.poll(() => page.locator('.notices .trouble').innerText()).toContain('Somebody has changed the ticket meanwhile')
    await expect.poll(() => page.locator('article .status').innerText()).toBe('Waiting for the customer')
    await page.getByRole('button', { name: 'Solved' }).click()
    await expect.poll(() => page.locator('article .status').innerText()).toBe('Solved')
  })
})
