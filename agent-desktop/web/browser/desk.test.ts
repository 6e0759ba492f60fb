import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deskOf, pill, text, toast } from './desk'
import { floor, type Floor } from './playground'

let world: Floor
beforeEach(async () => void (world = await floor()))
afterEach(() => world.close())

const desk = () => deskOf(world)

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
      await page.locator('button[type=submit]:enabled').waitFor()
      await Promise.all([page.waitForResponse('**/api/sign-in'), page.keyboard.press('Enter')])
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
    await page.locator('dialog[open]').getByRole('alert').getByText('Calls cannot be sent to this number').waitFor()
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
    const { page } = await world.page({ user: 'a01', at: '/desk', language: 'en', own: true, permissions: ['microphone'] })
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

  it('is told to who hears the page: chosen by oneself or a supervisor, what follows, wrap-up, a missed call', async () => {
    const page = await desk()
    await page.waitForTimeout(400)
    const heard = (what: string) => page.getByRole('status').filter({ hasText: what }).waitFor({ state: 'attached' })
    world.centre['change']?.('a01', 'NOT_READY', 'SUPERVISOR')
    await heard('Not ready\u00a0· Set by supervisor')
    await page.keyboard.press('Alt+KeyR')
    await heard('Ready')
    await world.make('offer', { who: 'ordinary' })
    await world.make('expire')
    await heard('Missed: you are not ready')
    await page.keyboard.press('Alt+KeyR')
    await heard('Ready')
    await world.make('offer', { who: 'ordinary' })
    await world.make('answer')
    await page.keyboard.press('Alt+KeyN')
    await page.getByRole('menuitemradio', { name: 'Meal' }).click()
    await heard('then: Meal')
    await world.make('hang-up')
    await heard('Wrap-up, 30s')
  })

  it('begins with a phone', async () => {
    const { page } = await world.page({ user: 'a01', at: '/desk', language: 'en' })
    await page.getByRole('button', { name: 'Sign in at a phone' }).click()
    expect(await page.locator('#extension').inputValue()).toBe('1001')
    await page.getByRole('button', { name: 'Sign in, ready' }).click()
    await expect.poll(() => pill(page).innerText()).toContain('Ready')
    expect(await page.locator('button.chip').first().innerText()).toContain('1001')
  })

  it('signs in in a dialog that news of what it was prepared from does not open again before its end is told', async () => {
    const { page } = await world.page({ user: 'a01', at: '/desk', language: 'en' })
    await page.route('**/api/desk/station', (route) => route.fulfill({ status: 204 })) // answered before the news of it
    await page.evaluate(() => addEventListener('close', (event) => event.stopImmediatePropagation(), true)) // not told yet
    await page.getByRole('button', { name: 'Sign in at a phone' }).click()
    await page.getByRole('button', { name: 'Sign in only' }).click()
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    world.centre['station']?.('a01', '1002')
    await page.locator('button.chip', { hasText: '1002' }).waitFor()
    expect(await page.locator('dialog[open]').count()).toBe(0)
  })
})

describe('between calls', () => {
  it('the desk shows the own figures of the day, each with how it is counted', async () => {
    const page = await desk()
    const day = page.getByRole('region', { name: 'Your day' })
    await expect.poll(() => day.locator('dl > div').allInnerTexts()).toEqual([/Handled\s+23/, /AHT\s+3:34/, /Occupancy\s+71\s?%/, /Content callers\s+89\s?%/].map((one) => expect.stringMatching(one)))
    await day.getByText('Occupancy').hover()
    await page.locator('.tip', { hasText: 'work / (work + ready-idle)' }).waitFor()
    await day.getByText('Content callers').hover()
    await page.locator('.tip', { hasText: '9 today' }).waitFor()
  })
})

describe('notifications', () => {
  it('are switched on by everybody in the own menu, and it is said when the browser refuses', async () => {
    const { page } = await world.page({ user: 's01', at: '/board', language: 'en', own: true })
    const item = page.getByRole('menuitemcheckbox', { name: 'Notify me' })
    const menu = () => page.getByRole('banner').locator('.who').click()
    const says = async (role: 'alert' | 'status', what: string) => {
      await menu()
      await item.click()
      await page.getByRole(role).filter({ hasText: what }).waitFor()
    }
    await page.addInitScript(() => {
      Object.defineProperty(Notification, 'permission', { get: () => sessionStorage.getItem('permission') ?? 'default' })
      Notification.requestPermission = async () => {
        sessionStorage.setItem('permission', 'denied')
        return 'denied'
      }
    })
    await page.reload()
    await says('alert', 'allow notifications beside the address')
    await page.evaluate(() => sessionStorage.setItem('permission', 'granted')) // beside the address
    await says('status', 'You are notified')
    await page.reload()
    await menu()
    expect(await item.getAttribute('aria-checked')).toBe('true')
    await item.click()
    await page.getByRole('status').filter({ hasText: 'no longer notified' }).waitFor()
    await page.reload()
    await menu()
    expect(await item.getAttribute('aria-checked')).toBe('false')
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

  it('of the server with the telephone system is told while it is lost, also to who comes meanwhile, and that a hold waits for it', async () => {
    const page = await desk()
    await world.make('telephony', { away: 'yes' })
    await banner(page).filter({ hasText: 'telephone system' }).waitFor()
    await page.reload()
    await banner(page).filter({ hasText: 'telephone system' }).waitFor()
    await world.make('offer', { who: 'vip' })
    await world.make('answer')
    await world.make('hold')
    await page.getByText('until then the customer may hear you').waitFor()
    await world.make('telephony', { away: 'no' })
    await banner(page).waitFor({ state: 'detached' })
    await page.getByText('The customer hears music').first().waitFor()
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

describe('keys', () => {
  it('can be others, which are there wherever one signs in; those that are taken are told', async () => {
    const page = await desk()
    await page.keyboard.press('?')
    const row = page.getByRole('button', { name: 'Change the key: Mute, or not' })
    await row.click()
    await page.keyboard.press('Alt+KeyR')
    await page.getByRole('alert').getByText('Alt+R is used already: Ready, or sign in').waitFor()
    await page.keyboard.press('Alt+KeyF')
    await page.getByRole('alert').getByText('Alt+F is taken by browsers').waitFor()
    await page.keyboard.press('Alt+NumpadMultiply')
    await expect.poll(() => page.locator('kbd.own').innerText()).toBe('Multiply')
    await page.keyboard.press('Escape')

    await page.reload()
    await pill(page).waitFor()
    const { page: elsewhere } = await world.page({ user: 'a01', at: '/desk', language: 'en', own: true })
    await pill(elsewhere).waitFor()
    await elsewhere.keyboard.press('?')
    await expect.poll(() => elsewhere.locator('kbd.own').innerText()).toBe('Multiply')
    await world.make('offer', { agent: 'a01', who: 'vip' })
    await world.make('answer', { agent: 'a01' })
    const mute = page.getByRole('group', { name: 'The call' }).getByRole('button', { name: 'Mute' })
    await expect.poll(() => mute.getAttribute('aria-keyshortcuts')).toBe('Alt+Multiply')
    await page.keyboard.press('Alt+NumpadMultiply')
    await expect.poll(() => page.locator('.calls [role=status]').innerText()).toContain('Mute on your phone')
    await page.keyboard.press('?')
    await page.getByRole('button', { name: 'The usual keys again' }).click()
    await expect.poll(() => mute.getAttribute('aria-keyshortcuts')).toBe('Alt+M')
  })
})
