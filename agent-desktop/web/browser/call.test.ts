import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deskOf, pill, toast } from './desk'
import { floor, type Floor } from './playground'

let world: Floor
beforeEach(async () => void (world = await floor()))
afterEach(() => world.close())

const desk = () => deskOf(world)

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
    expect(await bar(page).getByRole('button').allInnerTexts()).toEqual(['Mute', 'Hold', 'Keypad', 'Transfer', 'Conference', 'Drop', 'Help', 'Hang up'])
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

  it('that is recorded has one button more in that order, which pauses and resumes the recording, by key too, and tells it', async () => {
    const page = await desk()
    await world.make('offer', { agent: 'a01', who: 'vip' })
    for (const one of world.centre.interactions.values()) one['recording'] = 'RECORDING'
    await world.make('answer', { agent: 'a01' })
    const record = named(page, 'Record')
    await record.waitFor()
    expect(await bar(page).getByRole('button').allInnerTexts()).toEqual(['Mute', 'Hold', 'Keypad', 'Transfer', 'Conference', 'Drop', 'Record', 'Help', 'Hang up'])
    const is = async (recorded: boolean) => {
      await expect.poll(() => record.getAttribute('aria-pressed')).toBe(String(recorded))
      expect(await said(page)).toBe(recorded ? 'The call is recorded.' : 'Nothing is recorded now.')
      await page.locator('.calls').getByText(recorded ? 'Recording' : 'Not recording', { exact: true }).waitFor()
      expect([...world.centre.interactions.values()].at(-1)?.['recording']).toBe(recorded ? 'RECORDING' : 'PAUSED')
    }
    expect(await record.getAttribute('aria-pressed')).toBe('true')
    await record.click()
    await is(false)
    await page.keyboard.press('Alt+Backslash')
    await is(true)

    await page.keyboard.press('Alt+Backslash')
    await is(false)
    await page.reload()
    await expect.poll(() => record.getAttribute('aria-pressed')).toBe('false')
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

  it('loses the third, who came last, by button or key; before there is one, the button says why not', async () => {
    const page = await consulting()
    expect(await named(page, 'Drop').getAttribute('aria-description')).toContain('nobody but you and the customer')
    await world.make('asked')
    await expect.poll(() => line(page).innerText()).toContain('You talk with 赵敏')
    await page.keyboard.press('Alt+KeyC')
    await expect.poll(() => named(page, 'Drop').getAttribute('aria-disabled')).toBe('false')
    expect(await named(page, 'Drop').getAttribute('aria-description')).toContain('赵敏 leaves')
    await page.keyboard.press('Alt+Minus')
    await expect.poll(() => named(page, 'Conference').getAttribute('aria-pressed')).toBe('false')
    await expect.poll(() => said(page)).toContain('赵敏 has left')
    expect(await named(page, 'Drop').getAttribute('aria-disabled')).toBe('true')
    expect(await pill(page).innerText()).toContain('Talking')
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
    for (const name of ['Hold', 'Keypad', 'Transfer', 'Conference', 'Drop']) expect(await named(page, name).getAttribute('aria-disabled'), name).toBe('true')
    await named(page, 'Hang up').click()
    await bar(page).waitFor({ state: 'detached' })
  })
})

describe('a call to a customer', () => {
  it('is made from her page by the number there, and again by what the dialler has called last, which the next who signs in there does not find', async () => {
    const page = await deskOf(world, '/customers/c1')
    const asked: unknown[] = []
    page.on('request', (request) => request.url().endsWith('/api/desk/dial') && asked.push(request.postDataJSON()))
    const again = page.getByRole('dialog').getByRole('button', { name: 'Call 138 0013 8000 again' })
    const rings = async () => {
      await toast(page).getByRole('heading', { name: '王芳' }).waitFor()
      await toast(page).getByRole('button', { name: 'Give up' }).click()
      await toast(page).waitFor({ state: 'detached' })
    }
    await page.keyboard.press('Alt+Equal')
    await page.getByRole('dialog').getByLabel('Number').waitFor()
    expect(await again.count()).toBe(0)
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Call 138 0013 8000', exact: true }).first().click()
    await rings()
    await page.keyboard.press('Alt+Equal')
    await again.click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await rings()
    expect(asked).toEqual([{ number: '+8613800138000', customer: 'c1' }, { number: '+8613800138000' }])

    world.centre['station']?.('a02', null)
    await page.request.post(`${world.base}/api/sign-in`, { data: { user: 'a02', password: 'hotline' } })
    await page.goto(`${world.base}/desk`)
    await pill(page).waitFor()
    await page.keyboard.press('Alt+Equal')
    await page.getByRole('dialog').getByLabel('Number').waitFor()
    expect(await again.count()).toBe(0)
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
