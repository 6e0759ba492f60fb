import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launch } from './chromium.mjs'
import { floor, type Floor } from './playground'

let browser: Browser
let world: Floor
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser?.close())
beforeEach(async () => void (world = await floor(browser)))
afterEach(() => world.close())

const toast = (page: Page) => page.locator('section.toast')
const pill = (page: Page) => page.locator('button.pill')
const text = (page: Page, of: string) => page.locator(of).first().innerText()

async function desk(at = '/desk', language = 'en') {
  world.centre['station']?.('a01', null)
  world.centre['change']?.('a01', 'READY')
  const opened = await world.page({ user: 'a01', at, language })
  await pill(opened.page).waitFor()
  return opened.page
}

describe('signing in', () => {
  it('works by keyboard alone and leads to the desk', async () => {
    const { page } = await world.page({ at: '/', language: 'en' })
    await page.locator('#user:focus').waitFor()
    await page.keyboard.type('a01')
    await page.keyboard.press('Tab')
    await page.keyboard.type('hotline')
    await page.keyboard.press('Enter')
    await pill(page).waitFor()
    expect(new URL(page.url()).pathname).toBe('/desk')
  })

  it('says what was wrong, and for how long it is locked', async () => {
    const { page } = await world.page({ at: '/sign-in', language: 'en' })
    await page.fill('#user', 'a02')
    for (let i = 0; i < 6; i++) {
      await page.fill('#password', 'no')
      await page.keyboard.press('Enter')
      await page.waitForTimeout(150)
    }
    await expect.poll(() => text(page, '[role=alert]')).toMatch(/Too many tries\. Try again in \d+ s\./)
    expect(await page.locator('button[type=submit]').isDisabled()).toBe(true)
  })

  it('says that the server is away', async () => {
    const { page } = await world.page({ at: '/sign-in', language: 'en' })
    await page.locator('#user').waitFor()
    await page.route('**/api/sign-in', (route) => route.abort())
    await page.fill('#user', 'a01')
    await page.fill('#password', 'hotline')
    await page.keyboard.press('Enter')
    await expect.poll(() => text(page, '[role=alert]')).toContain('cannot be reached')
  })

  it('works at another telephone, whose number this browser keeps', async () => {
    const { page } = await world.page({ user: 'a01', at: '/desk', language: 'en' })
    await page.locator('button.go').click()
    await page.locator('input[value=outside]').check()
    await page.fill('#number', '12')
    await page.locator('button[value=only]').click()
    await expect.poll(() => text(page, '[role=alert]')).toContain('Calls cannot be sent to this number')
    expect(await page.locator('dialog[open] #number').isVisible()).toBe(true)
    await page.fill('#number', '139 1234 8000')
    await page.locator('button[value=only]').click()
    await expect.poll(() => text(page, 'button.phone-chip')).toContain('…8000')
    expect(await page.content()).not.toContain('12348000')

    await page.reload()
    await page.locator('button.phone-chip').click()
    await page.locator('#phone-help button').click()
    expect(await page.locator('dialog[open] input[value=outside]').isChecked()).toBe(true)
    expect(await page.inputValue('dialog[open] #number')).toBe('139 1234 8000')
  })

  it('at the phone in the page makes ready once the headset has been checked for the first time, and says so when it was not', async () => {
    const { page } = await world.page({ user: 'a01', at: '/desk', language: 'en' })
    const check = page.getByRole('dialog', { name: 'Check the headset' })
    await page.locator('button.go').click()
    await page.locator('input[value=browser]').check()
    await page.locator('button[value=ready]').click()
    await check.getByText('You become ready when the check is done.').waitFor()
    await check.getByRole('button', { name: 'Later' }).click()
    await page.getByText('the headset has not been checked').waitFor()
    expect(await pill(page).innerText()).toContain('Not ready')

    await page.locator('button.phone-chip').click()
    await page.getByRole('button', { name: 'Use another phone' }).click()
    await page.getByRole('button', { name: 'Sign in, ready' }).click()
    const ask = check.getByRole('button', { name: 'Ask for the microphone' })
    await check.getByRole('meter').or(ask).first().waitFor()
    if (await ask.count()) await ask.click()
    await check.getByRole('button', { name: 'Done, ready' }).click()
    await expect.poll(() => pill(page).innerText()).toMatch(/^Ready/)
    expect(await check.count()).toBe(0)
  })

  it('leads back to where the session ended, and never to another site', async () => {
    const { page } = await world.page({ at: '/interactions/i1-640', language: 'en' })
    await page.locator('#user').waitFor()
    expect(new URL(page.url()).searchParams.get('then')).toBe('/interactions/i1-640')
    await page.fill('#user', 's01')
    await page.fill('#password', 'hotline')
    await page.keyboard.press('Enter')
    await page.locator('ol.line').waitFor()

    const other = await world.page({ at: '/sign-in?then=//evil.example/desk', user: 's01', language: 'en' })
    await other.page.locator('h1').waitFor()
    expect(new URL(other.page.url()).host).toBe(new URL(world.base).host)
  })

  it('is asked for again when the session ended elsewhere, and it is said why', async () => {
    const page = await desk()
    await world.make('sign-out', { agent: 'a01' })
    await page.locator('#user').waitFor()
    expect(await text(page, '.notice')).toContain('signed out elsewhere')
  })
})

describe('an offer', () => {
  it('is on the page within 500 ms, on every route, and takes no focus', async () => {
    const page = await desk('/interactions/i1-640')
    await page.locator('summary').first().focus()
    const shown = toast(page).waitFor()
    const began = Date.now()
    await world.make('offer', { who: 'vip' })
    await shown
    expect(Date.now() - began).toBeLessThan(500)

    expect(await page.evaluate('document.activeElement.tagName')).toBe('SUMMARY')
    const said = await toast(page).innerText()
    for (const part of ['王芳', 'VIP', '138 0013 8000', 'Guangzhou', 'Chinese', 'Customer service', 'A person', 'Answer on your phone']) expect(said).toContain(part)
    expect(await page.locator('[aria-live=assertive]').innerText()).toContain('王芳')
    expect(await page.title()).toContain('王芳')
  })

  it('can be declined by button and by key', async () => {
    const page = await desk()
    await world.make('offer', { who: 'ordinary' })
    await toast(page).waitFor()
    await page.keyboard.press('Alt+KeyX')
    await toast(page).waitFor({ state: 'detached' })
    await expect.poll(() => pill(page).innerText()).toContain('Declined')
  })

  it('that was missed leaves an explicit state with one way back', async () => {
    const page = await desk()
    await world.make('offer', { who: 'ordinary' })
    await toast(page).waitFor()
    await world.make('expire')
    await expect.poll(() => pill(page).innerText()).toContain('Missed')
    await page.getByRole('button', { name: 'Back to ready' }).click()
    await expect.poll(() => pill(page).innerText()).toContain('Ready')
  })

  it('shows markup in names as text', async () => {
    const page = await desk()
    await world.make('offer', { who: 'hostile' })
    await toast(page).waitFor()
    expect(await toast(page).locator('h2').innerText()).toContain('<script>')
    expect(await page.locator('img, main script').count()).toBe(0)
  })
})

describe('availability', () => {
  it('changes by keyboard, with a reason, and says so in the other tab', async () => {
    const page = await desk()
    const other = await desk()
    await page.keyboard.press('Alt+KeyN')
    await page.getByRole('menuitemradio', { name: 'Meal' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => pill(page).innerText()).toContain('Meal')
    await expect.poll(() => pill(other).innerText()).toContain('Meal')
    await other.keyboard.press('Alt+KeyR')
    await expect.poll(() => pill(page).innerText()).toContain('Ready')
  })

  it('while busy becomes what follows, and can be cancelled', async () => {
    const page = await desk()
    await world.make('offer', { who: 'ordinary' })
    await world.make('answer')
    await expect.poll(() => pill(page).innerText()).toContain('Talking')
    await pill(page).click()
    await page.getByRole('menuitemradio', { name: 'Meal' }).click()
    const chip = page.locator('.chip', { hasText: 'then: Meal' })
    await chip.waitFor()
    await chip.getByRole('button').click()
    await chip.waitFor({ state: 'detached' })
    expect(await pill(page).innerText()).toContain('Talking')
  })

  it('begins with a phone', async () => {
    const { page } = await world.page({ user: 'a01', at: '/desk', language: 'en' })
    await page.getByRole('button', { name: 'Sign in at a phone' }).click()
    expect(await page.locator('#extension').inputValue()).toBe('1001')
    await page.getByRole('button', { name: 'Sign in, ready' }).click()
    await expect.poll(() => pill(page).innerText()).toContain('Ready')
    expect(await page.locator('button.chip').first().innerText()).toContain('1001')
  })
})

describe('a conversation', () => {
  async function talking(who = 'vip', language = 'en') {
    const page = await desk('/desk', language)
    await world.make('offer', { who })
    await world.make('answer')
    await page.locator('textarea').waitFor()
    return page
  }

  it('says within 500 ms that the caller hung up', async () => {
    const page = await talking()
    const said = page.getByText('The caller hung up.').waitFor()
    const began = Date.now()
    await world.make('hang-up')
    await said
    expect(Date.now() - began).toBeLessThan(500)
  })

  it.each(['offered', 'talking', 'hold', 'wrap-up'])('is the same again after a reload while %s', async (state) => {
    const page = await desk()
    await world.make('offer', { who: 'vip' })
    if (state !== 'offered') await world.make('answer')
    if (state === 'hold') await world.make('hold')
    if (state === 'wrap-up') await world.make('hang-up')
    const shown = async () => [await text(page, 'article h1'), await text(page, '.bar'), (await text(page, '.phase dt')).trim()]
    await page.locator('article .bar').first().waitFor()
    await expect.poll(shown).toContain({ offered: 'Ringing', talking: 'Talking', hold: 'On hold', 'wrap-up': 'Wrap-up' }[state])
    const before = await shown()
    await page.reload()
    await page.locator('article .bar').first().waitFor()
    expect(await shown()).toEqual(before)
  })

  it('lets the agent choose who it is, or create a customer', async () => {
    const page = await talking('shared')
    await page.getByRole('button', { name: /黄志明/ }).click()
    await expect.poll(() => text(page, 'article h1')).toBe('黄志明')
    await world.make('hang-up')
    await page.getByRole('combobox', { name: 'Type to find' }).fill('wrong')
    await page.keyboard.press('Enter')
    await page.locator('article').waitFor({ state: 'detached' })

    await world.make('offer', { who: 'unknown' })
    await world.make('answer')
    await page.locator('#new-name').fill('新客户')
    await page.keyboard.press('Enter')
    await expect.poll(() => text(page, 'article h1')).toBe('新客户')
  })

  it('has a note that is saved within 2 s of the last key, and survives a reload', async () => {
    const page = await talking()
    await page.locator('textarea').pressSequentially('promised to call back')
    const began = Date.now()
    await page.locator('.saved').waitFor()
    expect(Date.now() - began).toBeLessThan(2000)
    await page.reload()
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('promised to call back')
  })

  it('has a note that survives a reload although the server could not take it', async () => {
    const page = await talking()
    await page.route('**/note', (route) => route.abort())
    await page.locator('textarea').pressSequentially('not to be lost')
    await page.getByText('Not saved yet').waitFor()
    await page.reload()
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('not to be lost')
    await page.unroute('**/note')
    await page.locator('.saved').waitFor({ timeout: 10_000 })
  })

  it('has a note that two tabs may write without losing a word', async () => {
    const page = await talking()
    const other = (await world.page({ user: 'a01', at: '/desk', language: 'en' })).page
    await other.locator('textarea').waitFor()
    await page.locator('textarea').fill('one')
    await page.locator('.saved').waitFor()
    await expect.poll(() => other.locator('textarea').inputValue()).toBe('one')

    await page.route('**/note', (route) => route.abort())
    await page.locator('textarea').fill('one and mine')
    await other.locator('textarea').fill('one and theirs')
    await page.locator('div.conflict').waitFor({ timeout: 10_000 })
    await page.unroute('**/note')
    await page.getByRole('button', { name: 'Keep both' }).click()
    await expect.poll(() => other.locator('textarea').inputValue()).toBe('one and theirs\none and mine')
  })

  it('is wrapped up by typing and Enter', async () => {
    const page = await talking()
    await world.make('hang-up')
    await page.locator('[role=combobox]').waitFor()
    await page.keyboard.press('Alt+KeyW')
    expect(await page.getByRole('button', { name: 'Choose a disposition' }).isDisabled()).toBe(true)
    await page.keyboard.type('track')
    await page.keyboard.press('Enter')
    await page.locator('article').waitFor({ state: 'detached' })
    await expect.poll(() => pill(page).innerText()).toContain('Ready')
    await expect.poll(() => page.locator('aside.list').innerText()).toContain('Order tracked')
  })

  it('runs its timers by the server’s clock, whatever this machine’s says', async () => {
    const { page, context } = await world.page({ user: 'a01', at: '/sign-in', language: 'en' })
    await context.addInitScript('const real = Date.now; Date.now = () => real() + 90_000')
    world.centre['station']?.('a01', null)
    world.centre['change']?.('a01', 'READY')
    await page.goto(`${world.base}/desk`)
    await pill(page).waitFor()
    await world.make('offer', { who: 'vip' })
    await world.make('answer')
    await page.locator('textarea').waitFor()
    await page.waitForTimeout(1500)
    const shown = (await text(page, '.phase dd')).split(':').map(Number)
    expect((shown[0] ?? 0) * 60 + (shown[1] ?? 0)).toBeLessThanOrEqual(4)
  })

  it('speaks the other language at once, without a reload, and remembers it', async () => {
    const page = await talking('vip', 'en')
    await page.evaluate('window.mark = 1')
    await page.locator('textarea').fill('x')
    await page.getByRole('banner').getByRole('button', { name: '中文' }).click()
    await page.getByRole('button', { name: '挂断' }).waitFor()
    expect(await page.evaluate('window.mark')).toBe(1)
    expect(await page.locator('textarea').inputValue()).toBe('x')
    await page.reload()
    await page.getByRole('button', { name: '挂断' }).waitFor()
  })
})

describe('the connection', () => {
  const banner = (page: Page) => page.locator('.lost')

  it('that was cut is told, resumed, and nothing is missed', async () => {
    const page = await desk()
    await world.make('restart', { millis: '1500' })
    await banner(page).waitFor({ timeout: 3000 })
    await world.make('offer', { who: 'vip' })
    await world.make('answer')
    await banner(page).waitFor({ state: 'detached', timeout: 6500 })
    await expect.poll(() => text(page, 'article h1')).toBe('王芳')
    expect(await pill(page).innerText()).toContain('Talking')
  })

  it('is back within 5 s of a restart of the server', async () => {
    const page = await desk()
    await world.make('restart', { millis: '8000' })
    await banner(page).waitFor()
    await page.waitForTimeout(7600)
    await banner(page).waitFor({ state: 'detached', timeout: 5400 })
  })

  it('that is merely cut resumes where it was', async () => {
    const page = await desk()
    await world.make('cut')
    await world.make('offer', { who: 'ordinary' })
    await toast(page).waitFor({ timeout: 3000 })
    expect(await toast(page).count()).toBe(1)
  })
})

describe('the keyboard', () => {
  it('lists its shortcuts when asked, not while somebody writes', async () => {
    const page = await desk()
    await page.keyboard.press('?')
    await page.locator('dialog[open]').waitFor()
    expect(await page.locator('dialog[open]').innerText()).toContain('Decline the offer')
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
  })

  it('reaches the work by the skip link', async () => {
    const page = await desk()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toContain('skip')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
  })
})

describe('promised calls', () => {
  it('are planned for whoever is on the desk, moved, and made at once', async () => {
    const page = await desk()
    await world.make('offer', { agent: 'a01', who: 'vip' })
    await world.make('answer', { agent: 'a01' })
    await page.getByRole('button', { name: 'Plan a callback' }).click()
    await page.getByLabel('Why').fill('The invoice')
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    const item = page.locator('li', { hasText: 'The invoice' })
    await item.waitFor()
    expect(await item.innerText()).toContain('mine')

    await item.getByRole('button', { name: /^More/ }).click()
    await page.getByRole('menuitem', { name: 'Another time' }).click()
    await page.getByLabel('Not before').fill('2030-01-02T15:30')
    await page.getByRole('button', { name: 'Move' }).click()
    await expect.poll(() => item.innerText()).toContain('2 Jan 15:30–16:30')

    await item.getByRole('button', { name: /^Call .* now$/ }).click()
    await expect.poll(() => item.innerText()).toContain('being called')
    expect(await item.getByRole('button').count()).toBe(0)
  })
})

describe('the call', () => {
  const bar = (page: Page) => page.getByRole('group', { name: 'The call' })
  const named = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true })
  const said = (page: Page) => page.locator('.calls [role=status]').innerText()

  async function talking() {
    const page = await desk()
    await world.make('offer', { agent: 'a01', who: 'vip' })
    await world.make('answer', { agent: 'a01' })
    await bar(page).waitFor()
    return page
  }
  /** a01 asks a03 by keyboard alone. */
  async function consulting() {
    world.centre['become']?.(world.centre.agents.get('a03'), 'READY')
    const page = await talking()
    await page.keyboard.press('Alt+KeyA')
    await page.locator('dialog[open] .row').first().waitFor()
    await page.keyboard.type('赵敏')
    await page.keyboard.press('Enter')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    return page
  }
  const line = (page: Page) => page.getByRole('group', { name: 'The one you ask' })

  it('can be governed by buttons that always stand in the same order, large enough, and say why one cannot be used', async () => {
    const page = await talking()
    expect(await bar(page).getByRole('button').allInnerTexts()).toEqual(['Mute', 'Hold', 'Keypad', 'Transfer', 'Conference', 'Help', 'Hang up'])
    for (const button of await bar(page).getByRole('button').all()) expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)

    expect(await named(page, 'Mute').getAttribute('aria-disabled')).toBe('true')
    expect(await named(page, 'Mute').getAttribute('aria-description')).toContain('Mute on your phone')
    await named(page, 'Mute').press('Enter')
    await expect.poll(() => said(page)).toContain('Mute on your phone')
  })

  it('is held and taken back by key, which is shown and told', async () => {
    const page = await talking()
    await page.keyboard.press('Alt+KeyQ')
    await expect.poll(() => named(page, 'Hold').getAttribute('aria-pressed')).toBe('true')
    expect(await said(page)).toContain('hears music')
    await expect.poll(() => pill(page).innerText()).toContain('On hold')
    await named(page, 'Hold').click()
    await expect.poll(() => named(page, 'Hold').getAttribute('aria-pressed')).toBe('false')
    expect(await said(page)).toContain('talk with the customer again')
  })

  it('takes digits from the keypad and, while it is open, from the keyboard, in their order', async () => {
    const page = await talking()
    await named(page, 'Keypad').click()
    const pad = page.getByRole('dialog', { name: 'Keypad' })
    await page.keyboard.type('47')
    await pad.getByRole('button', { name: '1', exact: true }).click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.keyboard.type('#')
    await expect.poll(async () => ((await world.make('keys'))['keys'] as string[]).join('')).toBe('4712#')
    expect(await pad.locator('output').innerText()).toBe('4712#')
    await page.keyboard.press('Escape')
    await pad.waitFor({ state: 'hidden' })
    await page.keyboard.type('9')
    expect(((await world.make('keys'))['keys'] as string[]).join('')).toBe('4712#')
  })

  it('takes no digit any more in the moment in which the keypad closes', async () => {
    const page = await talking()
    await named(page, 'Keypad').click()
    const pad = page.locator('[popover][aria-label=Keypad]')
    await page.keyboard.type('4')
    await pad.evaluate((panel: HTMLElement) => {
      panel.hidePopover()
      dispatchEvent(new KeyboardEvent('keydown', { key: '9' }))
    })
    await named(page, 'Keypad').click()
    await page.keyboard.type('7')
    await expect.poll(async () => ((await world.make('keys'))['keys'] as string[]).join('')).toBe('47')
  })

  it('ends when the agent hangs up', async () => {
    const page = await talking()
    await page.keyboard.press('Alt+KeyZ')
    await page.getByRole('heading', { name: 'Wrap-up' }).waitFor()
    expect(await bar(page).count()).toBe(0)
  })

  it('is passed on at once to a queue that is shown with who is free and how long it takes', async () => {
    const page = await talking()
    await named(page, 'Transfer').click()
    await page.getByRole('tab', { name: 'Queues' }).click()
    const sales = page.locator('dialog[open] label', { hasText: 'Sales' })
    await expect.poll(() => sales.innerText()).toMatch(/\d free/)
    expect(await sales.innerText()).toMatch(/\d waiting/)
    await sales.click()
    await page.getByRole('button', { name: 'Transfer now' }).click()
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    await page.getByText('Passed on to Sales').waitFor()
    await page.getByRole('heading', { name: 'Wrap-up' }).waitFor()
  })

  it('finds colleagues by name, extension and team, the free first with their state, and none who is busy or taken part', async () => {
    world.centre['become']?.(world.centre.agents.get('a03'), 'READY')
    world.centre['become']?.(world.centre.agents.get('a05'), 'TALKING')
    const page = await talking()
    await named(page, 'Transfer').click()
    const rows = page.locator('dialog[open] .row')
    await rows.first().waitFor()
    expect(await rows.allInnerTexts()).not.toContainEqual(expect.stringContaining('陈静'))
    expect(await rows.first().innerText()).toContain('Ready')
    const busy = page.locator('dialog[open] .row', { hasText: '周婷' })
    expect(await busy.innerText()).toContain('Talking')
    expect(await busy.getByRole('radio').isDisabled()).toBe(true)

    await page.locator('dialog[open]').getByRole('searchbox').fill('1003 north')
    await expect.poll(() => rows.count()).toBe(1)
    expect(await rows.first().innerText()).toContain('赵敏')
    expect(await page.getByRole('button', { name: 'Transfer now' }).isEnabled()).toBe(true)
    world.centre['become']?.(world.centre.agents.get('a03'), 'TALKING')
    await expect.poll(() => page.getByRole('button', { name: 'Transfer now' }).isEnabled(), { timeout: 5000 }).toBe(false)
  })

  it('is not passed on to a number that may not be called', async () => {
    const page = await talking()
    await named(page, 'Transfer').click()
    await page.getByRole('tab', { name: 'Outside number' }).click()
    await page.getByRole('textbox', { name: 'Number' }).fill('12')
    await page.getByRole('button', { name: 'Transfer now' }).click()
    await page.getByRole('alert').getByText('This number may not be called').waitFor()
    expect(await page.locator('dialog[open]').count()).toBe(1)
  })

  it('does what was pressed one soon after another, all and in that order, and once what was pressed twice', async () => {
    const page = await consulting()
    await world.make('asked')
    await expect.poll(() => line(page).innerText()).toContain('You talk with 赵敏')
    const asked: string[] = []
    await page.route('**/consult/*', async (route) => {
      asked.push(route.request().url().replace(/.*\//, ''))
      await new Promise((later) => setTimeout(later, 200))
      await route.continue()
    })
    for (const key of ['Alt+KeyY', 'Alt+KeyY', 'Alt+Period']) await page.keyboard.press(key)
    await page.getByRole('heading', { name: 'Wrap-up' }).waitFor()
    expect(asked).toEqual(['swap', 'complete'])
  })

  it('is handed over after asking a colleague, by keyboard alone', async () => {
    const page = await consulting()
    await expect.poll(() => line(page).innerText()).toContain('Calling 赵敏')
    expect(await line(page).getByRole('button', { name: 'Swap' }).getAttribute('aria-disabled')).toBe('true')
    expect(await named(page, 'Hang up').getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('Alt+Period') // nobody has answered yet
    await world.make('asked')
    await expect.poll(() => line(page).innerText()).toContain('You talk with 赵敏')
    expect(await said(page)).toContain('Connected with 赵敏')
    await page.keyboard.press('Alt+KeyY')
    await expect.poll(() => line(page).innerText()).toContain('赵敏 hears music')
    await page.keyboard.press('Alt+KeyY')
    await expect.poll(() => line(page).innerText()).toContain('You talk with 赵敏')
    await page.keyboard.press('Alt+Period')
    await page.getByText('Passed on to 赵敏').waitFor()
    await page.getByRole('heading', { name: 'Wrap-up' }).waitFor()
  })

  it('becomes one of three, or is the customer’s and the agent’s again', async () => {
    const page = await consulting()
    await world.make('asked')
    await expect.poll(() => line(page).innerText()).toContain('You talk with 赵敏')
    await page.keyboard.press('Alt+Comma')
    await line(page).waitFor({ state: 'detached' })
    await expect.poll(() => said(page)).toContain('赵敏 is no longer on the line')
    expect(await pill(page).innerText()).toContain('Talking')

    await page.keyboard.press('Alt+KeyC')
    await page.locator('dialog[open] .row').first().waitFor()
    expect(await page.getByRole('button', { name: 'Transfer now' }).count()).toBe(0)
    await page.keyboard.type('赵敏')
    await page.keyboard.press('Enter')
    await line(page).waitFor()
    await world.make('asked')
    await expect.poll(() => line(page).innerText()).toContain('You talk with 赵敏')
    await line(page).getByRole('button', { name: 'All together' }).click()
    await expect.poll(() => named(page, 'Conference').getAttribute('aria-pressed')).toBe('true')
    expect(await page.locator('.calls').innerText()).toContain('You, the customer and 赵敏 talk together')
    expect(await said(page)).toContain('all talk together')
  })

  it('of a colleague who asks shows the customer and who asks, and nothing but hanging up', async () => {
    const page = await desk()
    await world.make('asks', { agent: 'a01' })
    await toast(page).waitFor()
    expect(await toast(page).innerText()).toContain('刘洋 wants to ask you')
    await world.make('asked', { agent: 'a01' })
    await bar(page).waitFor()
    expect(await page.locator('.calls').innerText()).toContain('刘洋 asks you')
    expect(await page.locator('aside.context').innerText()).toContain('王芳')
    for (const name of ['Hold', 'Keypad', 'Transfer', 'Conference']) expect(await named(page, name).getAttribute('aria-disabled'), name).toBe('true')
    await named(page, 'Hang up').click()
    await bar(page).waitFor({ state: 'detached' })
  })
})

describe('keys', () => {
  it('can be others, which stay; those that are taken are told', async () => {
    const page = await desk()
    await page.keyboard.press('?')
    const row = page.getByRole('button', { name: 'Change the key: Mute, or not' })
    await row.click()
    await page.keyboard.press('Alt+KeyR')
    await page.getByRole('alert').getByText('Alt+R is used already: Ready, or sign in').waitFor()
    await page.keyboard.press('Alt+KeyF')
    await page.getByRole('alert').getByText('Alt+F is taken by browsers').waitFor()
    await page.keyboard.press('Alt+Minus')
    await expect.poll(() => page.locator('kbd.own').innerText()).toBe('-')
    await page.keyboard.press('Escape')

    await page.reload()
    await pill(page).waitFor()
    await world.make('offer', { agent: 'a01', who: 'vip' })
    await world.make('answer', { agent: 'a01' })
    const mute = page.getByRole('group', { name: 'The call' }).getByRole('button', { name: 'Mute' })
    await expect.poll(() => mute.getAttribute('aria-keyshortcuts')).toBe('Alt+-')
    await page.keyboard.press('Alt+Minus')
    await expect.poll(() => page.locator('.calls [role=status]').innerText()).toContain('Mute on your phone')
    await page.keyboard.press('?')
    await page.getByRole('button', { name: 'The usual keys again' }).click()
    await expect.poll(() => mute.getAttribute('aria-keyshortcuts')).toBe('Alt+M')
  })
})

describe('a call to a colleague', () => {
  const bar = (page: Page) => page.locator('.calls .bar')

  it('begins with one click in the dialler, shows who is called, and why nobody answered', async () => {
    world.centre['become']?.(world.centre.agents.get('a03'), 'READY')
    const page = await desk()
    await page.keyboard.press('Alt+Equal')
    await page.locator('dialog[open] .row').first().waitFor()
    await page.getByRole('searchbox').fill('赵敏')
    await page.getByRole('button', { name: 'Call 赵敏' }).click()
    await toast(page).getByText('You call 赵敏').waitFor()
    expect(await toast(page).innerText()).not.toContain('Queue')
    await world.make('colleague-answers')
    await page.getByText('Calling 赵敏').waitFor()
    expect(await bar(page).first().getByRole('button').allInnerTexts()).toEqual(['Mute', 'Hang up'])
    await world.make('colleague-refuses')
    await page.locator('article').getByText('赵敏 was not reached: declined').waitFor()
    await expect.poll(() => pill(page).innerText()).toContain('Ready')
  })

  it('says while it rings who calls and of what team, and ends for both without a wrap-up', async () => {
    const page = await desk()
    await world.make('colleague', { agent: 'a01', by: 'a02' })
    await world.make('colleague-answers', { agent: 'a02' })
    await toast(page).getByRole('heading', { name: '刘洋' }).waitFor()
    expect(await toast(page).innerText()).toContain('A colleague calls you')
    await world.make('colleague-answers', { agent: 'a02' })
    await page.getByText('You talk with 刘洋').waitFor()
    await page.getByRole('button', { name: 'Hang up' }).click()
    await expect.poll(() => pill(page).innerText()).toContain('Ready')
    expect(await page.getByRole('heading', { name: 'Wrap-up' }).count()).toBe(0)
  })

  it('cannot be made to somebody who is busy', async () => {
    world.centre['become']?.(world.centre.agents.get('a05'), 'TALKING')
    const page = await desk()
    await page.keyboard.press('Alt+Equal')
    await page.locator('dialog[open] .row').first().waitFor()
    expect(await page.getByRole('button', { name: 'Call 周婷' }).isDisabled()).toBe(true)
  })
})
