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
    await page.selectOption('#timeline-kind', 'SURVEY')
    await expect.poll(() => items.allInnerTexts()).toEqual([expect.stringContaining('Satisfied: 4 of 5')])
    await page.selectOption('#timeline-kind', 'BILL')
    await expect.poll(() => items.allInnerTexts()).toEqual([expect.stringContaining('1,288.50')])
  })

  it('has what was recorded to listen to in its place', async () => {
    const { page } = await world.page({ user: 'a01', at: '/customers/c1', language: 'en' })
    const recording = page.locator('.history li').first().locator('audio')
    await recording.focus()
    await page.keyboard.press('Space')
    await expect.poll(() => recording.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(0.2)
  })
})

describe('a customer’s record', () => {
  it('is corrected, merged with another who is the same, and separated again, on her page', async () => {
    const { page } = await world.page({ user: 'a01', at: '/customers/c1', language: 'en' })
    const title = page.locator('main h1')
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const changes: unknown[] = []
    page.on('request', (request) => !['GET', 'HEAD'].includes(request.method()) && request.url().includes('/api/customers/') && changes.push([request.method(), new URL(request.url()).pathname, request.postDataJSON()]))
    await press('Correct')
    await page.getByRole('textbox', { name: 'Name' }).fill('王芳芳')
    await page.getByLabel('Numbers').fill('138 0013 8000')
    await press('Save')
    await expect.poll(() => title.innerText()).toContain('王芳芳')

    await press('Merge')
    await page.getByRole('dialog').getByRole('searchbox').fill('王芳')
    await page.keyboard.press('Enter')
    await press('王芳华 is the same customer')
    await page.getByRole('status').getByText('They are one customer now.').waitFor()
    await page.getByText('Merged with 王芳华').waitFor()
    await press('Undo')
    await page.getByRole('status').getByText('They are two customers again.').waitFor()
    await page.getByText('Merged with').waitFor({ state: 'detached' })
    expect(await title.innerText()).toContain('王芳芳')
    expect(changes).toEqual([
      ['PUT', '/api/customers/c1', { version: 3, name: '王芳芳', language: 'zh-CN', tier: null, numbers: '138 0013 8000' }],
      ['POST', '/api/customers/c1/merge', { other: 'c7' }],
      ['POST', '/api/customers/c1/separate', { merge: 1 }],
    ])
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
