import { afterEach, beforeEach, describe, expect, it } from 'vitest'
// @ts-expect-error the playground is plain JavaScript
import { callback, message } from '../dev/story.mjs'
import { deskOf, pill, showsWithin, text, toast } from './desk'
import { floor, type Floor } from './playground'

let world: Floor
beforeEach(async () => void (world = await floor()))
afterEach(() => world.close())

const desk = (at?: string, language?: string, own?: boolean) => deskOf(world, at, language, own)

describe('an offer', () => {
  it('is on the page within 500 ms, on every route, and takes no focus', async () => {
    const page = await desk('/interactions/i1-640', 'en', true)
    await page.locator('summary').first().focus()
    await showsWithin(500, page, toast(page), () => world.make('offer', { who: 'vip' }))

    expect(await page.evaluate('document.activeElement.tagName')).toBe('SUMMARY')
    const said = await toast(page).innerText()
    for (const part of ['王芳', 'VIP', '138 0013 8000', 'Guangzhou', 'Chinese', 'Customer service', 'A person', 'Answer on your phone']) expect(said).toContain(part)
    expect(await page.locator('[aria-live=assertive]').innerText()).toContain('王芳')
    expect(await page.title()).toContain('王芳')
  })

  it('counts down what is left to answer it, and up how long the caller has waited', async () => {
    const page = await desk()
    await world.make('offer', { who: 'ordinary' })
    const seconds = async (of: string) => {
      const [whole, minutes, rest] = /(?:(\d+):)?(\d+)/.exec(await toast(page).locator(of).innerText()) ?? []
      return whole ? Number(minutes ?? 0) * 60 + Number(rest) : NaN
    }
    const left = await seconds('.left')
    const waited = await seconds('dd.strong')
    expect(left).toBeGreaterThan(0)
    await expect.poll(() => seconds('.left')).toBeLessThan(left)
    await expect.poll(() => seconds('dd.strong')).toBeGreaterThan(waited)
  })

  it.each(['by a large button', 'by key'])('can be declined %s', async (how) => {
    const page = await desk()
    await world.make('offer', { who: 'ordinary' })
    await toast(page).waitFor()
    const button = toast(page).getByRole('button', { name: 'Decline' })
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    expect(await button.locator('svg').count(), 'a picture beside the word').toBe(1)
    await (how === 'by key' ? page.keyboard.press('Alt+KeyX') : button.click())
    await toast(page).waitFor({ state: 'detached' })
    await expect.poll(() => pill(page).innerText()).toContain('Declined')
  })

  it('moves the title of its tab, and the operating system tells of it while another window is in front', async () => {
    const page = await desk('/desk', 'en', true)
    await page.addInitScript(() => {
      const told: { title: string; body: string; over: boolean }[] = []
      class Told {
        static permission = 'granted'
        close
        constructor(title: string, { body }: { body: string }) {
          const one = { title, body, over: false }
          told.push(one)
          this.close = () => (one.over = true)
        }
      }
      Object.assign(window, { Notification: Told, told })
      document.hasFocus = () => false
    })
    await page.reload()
    await pill(page).waitFor()
    const before = await page.title()
    const told = () => page.evaluate('JSON.stringify(window.told)').then((all) => JSON.parse(String(all)))
    await world.make('offer', { who: 'vip' })
    await toast(page).waitFor()
    await expect.poll(told).toContainEqual({ title: expect.stringContaining('王芳'), body: expect.stringMatching(/^138 0013 8000\s· Customer service$/), over: false })
    await expect.poll(() => page.title()).toMatch(/^● .*王芳/)
    await expect.poll(() => page.title()).toMatch(/^[^●].*王芳/)
    await world.make('expire')
    await toast(page).waitFor({ state: 'detached' })
    expect((await told()).filter((one: { over: boolean }) => !one.over), 'what is told still').toEqual([])
    await expect.poll(() => page.title()).toBe(before)

    const inFront = await page.context().newPage()
    await inFront.goto(`${world.base}/phone`)
    await pill(inFront).waitFor()
    world.centre['change']?.('a01', 'READY')
    const until = (await told()).length
    await world.make('offer', { who: 'ordinary' })
    await toast(page).waitFor()
    await toast(inFront).waitFor()
    expect((await told()).length, 'told while another of our windows is in front').toBe(until)
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

describe('a conversation', () => {
  async function talking(who = 'vip', language = 'en', own = false) {
    const page = await desk('/desk', language, own)
    await world.make('offer', { who })
    await world.make('answer')
    await page.locator('textarea').waitFor()
    return page
  }

  it('says within 500 ms that the caller hung up', async () => {
    const page = await talking('vip', 'en', true)
    await showsWithin(500, page, page.getByText('The caller hung up.'), () => world.make('hang-up'))
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
    await page.getByText('complaint', { exact: true }).or(page.getByText('person', { exact: true })).waitFor()
    expect(await page.getByRole('link', { name: '600001' }).getAttribute('href')).toBe('/tickets/600001') // she has opened it in the menu
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

  it('counts down the wrap-up, which offers no more than 15 dispositions', async () => {
    const page = await talking()
    await world.make('hang-up')
    const left = page.getByText(/^0:\d\d left$/)
    await left.waitFor()
    const first = await left.innerText()
    expect(await page.locator('[role=option]').count()).toBeLessThanOrEqual(15)
    await expect.poll(() => left.innerText()).not.toBe(first)
  })

  it('is not over before its time where there is no early exit: what is chosen is kept, and more time can be asked for', async () => {
    const page = await desk('/desk', 'en')
    await world.make('offer', { who: 'ordinary', queue: 'sales' })
    await world.make('answer')
    await world.make('hang-up')
    await page.getByText('Wrap-up ends with its time.').waitFor()
    expect(await page.getByRole('button', { name: 'Complete' }).count()).toBe(0)
    await page.keyboard.press('Alt+KeyW')
    await page.keyboard.press('Enter')
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('Saved: Wrong number.').waitFor()
    await page.reload()
    await page.getByText('Saved: Wrong number.').waitFor()

    await page.keyboard.press('Alt+NumpadAdd')
    await page.getByText(/^1:\d\d left$/).waitFor()
    await page.getByRole('button', { name: '1m more' }).click()
    await page.getByText(/^2:\d\d left$/).waitFor()
    await page.getByRole('button', { name: '1m more' }).waitFor({ state: 'detached' })
  })

  it('is wrapped up for as long as it takes where that has no end', async () => {
    const page = await desk('/desk', 'en')
    await world.make('offer', { who: 'ordinary', queue: 'support' })
    await world.make('answer')
    await world.make('hang-up')
    await page.getByText('No time limit').waitFor()
    expect(await page.getByText(/ left$/).count()).toBe(0)
    await page.getByRole('button', { name: 'Complete without' }).click()
    await page.locator('article').waitFor({ state: 'detached' })
  })

  it('has a panel beside it that is folded by button and by key, and stays so', async () => {
    const page = await talking()
    const panel = page.getByRole('button', { name: 'Customer panel' })
    const shown = async (wanted: boolean) => {
      await expect.poll(() => panel.getAttribute('aria-pressed')).toBe(String(wanted))
      expect(await page.getByRole('complementary', { name: 'Customer panel' }).isVisible()).toBe(wanted)
    }
    await shown(true)
    await panel.click()
    await shown(false)
    await page.reload()
    await page.locator('textarea').waitFor()
    await shown(false)
    await page.keyboard.press('Alt+KeyP')
    await shown(true)
  })

  it('runs its timers by the server’s clock, whatever this machine’s says', async () => {
    const { page, context } = await world.page({ user: 'a01', at: '/sign-in', language: 'en', own: true })
    const ahead = 90_000
    await context.addInitScript(`const real = Date.now; Date.now = () => real() + ${ahead}`)
    world.centre['station']?.('a01', null)
    world.centre['change']?.('a01', 'READY')
    await page.goto(`${world.base}/desk`)
    await pill(page).waitFor()
    await world.make('offer', { who: 'vip' })
    await world.make('answer')
    await page.locator('textarea').waitFor()
    // By how much each second is shown too late or too soon: the page's is the first whole one of the server's at which the conversation is as old as it says.
    const changes = await page.evaluate<[number, string][]>(`new Promise((done) => {
      const shown = document.querySelector('.phase dd')
      const changes = []
      new MutationObserver(() => void (changes.push([Date.now() - ${ahead}, shown.textContent]) === 2 && done(changes))).observe(shown, { characterData: true, childList: true, subtree: true })
    })`)
    const began = [...world.centre.interactions.values()].at(-1)?.['accepted'] as number
    const drifts = changes.map(([at, shown]) => {
      const [minutes = NaN, seconds = NaN] = shown.split(':').map(Number)
      return at - Math.ceil((began + (minutes * 60 + seconds) * 1000) / 1000) * 1000
    })
    expect(Math.min(...drifts.map(Math.abs)), `ms: ${drifts.join(', ')}`).toBeLessThan(500)
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

    await item.getByRole('button', { name: /^Call now: / }).click()
    await expect.poll(() => item.innerText()).toContain('being called')
    expect(await item.getByRole('button').count()).toBe(0)
  })

  it('of one’s own remind of themselves on every page, until they are moved, given away or put away', async () => {
    const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
    world.centre['callbacks'] = [callback('1', { owner: 'a01', opensAt: soon(5), closesAt: soon(65) }), callback('2', { owner: 'a01', customer: '李强', state: 'MISSED' }), callback('3', { owner: 'a02', opensAt: soon(5), closesAt: soon(65) })] as never
    const page = await deskOf(world, '/tickets', 'en', true)
    await page.addInitScript(() => {
      document.hasFocus = () => false
      const told: string[] = []
      class Told {
        static permission = 'granted'
        onclick = null
        constructor(title: string) {
          told.push(title)
        }
        close() {}
      }
      Object.assign(window, { Notification: Told, told })
    })
    await page.reload()
    const all = page.locator('.notices p').filter({ has: page.getByRole('button', { name: 'Put this reminder away' }) })
    await expect.poll(() => all.allInnerTexts()).toEqual([expect.stringMatching(/^李强 was not reached/), expect.stringMatching(/you call 王芳/)])

    await page.waitForTimeout(2_500) // the page's clock goes on, and tells nothing anew
    expect(await page.evaluate('window.told')).toEqual([expect.stringMatching(/you call 王芳/)])

    await all.last().getByRole('button', { name: 'Another time' }).click()
    await page.getByLabel('Not before').fill('2030-01-02T15:30')
    await page.getByRole('button', { name: 'Move' }).click()
    await expect.poll(() => all.count()).toBe(1)
    await all.getByRole('button', { name: 'Put this reminder away' }).click()
    await page.reload()
    await page.locator('h1').first().waitFor()
    expect(await all.count()).toBe(0)

    await page.goto(`${world.base}/desk`)
    const missed = page.locator('li', { hasText: '李强', has: page.getByRole('button', { name: /^More/ }) })
    await missed.getByRole('button', { name: /^More/ }).click()
    await page.getByRole('menuitem', { name: 'Give to…' }).click()
    await page.getByLabel('Agent').selectOption({ label: '刘洋' })
    await page.getByRole('button', { name: 'Give', exact: true }).click()
    await expect.poll(() => missed.innerText()).toContain('刘洋')
  })

  it('that were missed are counted for supervisors at the way to the board on every page, in both languages, and for no agent', async () => {
    const missed = callback('1', { state: 'MISSED' })
    world.centre['callbacks'] = [missed, callback('2', { state: 'MISSED', queue: 'sales' }), callback('3')] as never
    const { page } = await world.page({ user: 's01', at: '/tickets', language: 'en' })
    const way = page.getByRole('navigation').locator('a[href="/board"]')
    await expect.poll(() => way.innerText()).toMatch(/Board\s*2\s*missed callbacks/)
    await page.getByRole('banner').getByRole('button', { name: '中文' }).click()
    await expect.poll(() => way.innerText()).toMatch(/2\s*个错过的回电/)

    // away from the board, too, it is told when one is mended
    await page.request.post(`${world.base}/api/callbacks/1/move`, { data: { opensAt: missed.opensAt, closesAt: missed.closesAt } })
    await expect.poll(() => way.innerText()).toMatch(/1\s*个错过的回电/)
    await page.request.post(`${world.base}/api/callbacks/2/cancel`, { data: {} })
    await expect.poll(() => way.locator('.count').count()).toBe(0)

    world.centre['callbacks'] = [callback('1', { state: 'MISSED' })] as never
    const agents = await deskOf(world)
    await agents.getByText('1 missed', { exact: true }).waitFor()
    expect(await agents.getByRole('navigation').getByText('missed').count()).toBe(0)
  })

  it('are planned from the customer’s page, at a number on record', async () => {
    const page = await deskOf(world, '/customers/c1')
    await page.getByRole('button', { name: 'Plan a callback' }).click()
    await page.getByLabel('On behalf of').selectOption('sales')
    await page.getByLabel('Why').fill('The invoice')
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    await expect.poll(() => (world.centre['callbacks'] as unknown as { note: string; queue: string; owner: string }[]).map((one) => [one.note, one.queue, one.owner])).toEqual([['The invoice', 'sales', 'a01']])
  })
})

describe('with who calls', () => {
  it('stands what she was promised and has said before, and the way there', async () => {
    world.centre['voicemails'] = [message('i1-34')] as never
    world.centre['callbacks'] = [callback('5', { state: 'MISSED', agreedIn: 'i1-42' }), callback('6', { number: '13900139000' })] as never
    const page = await desk()
    await world.make('offer', { who: 'vip' })
    const open = page.getByRole('list', { name: 'Still open with this caller' })
    await open.getByRole('link', { name: /nobody has heard yet/ }).waitFor()
    await page.getByText(/Last opinion .*Satisfied: 2 of 5.*says it is not solved/).waitFor()
    expect(await open.getByRole('listitem').count()).toBe(2)
    expect(await open.getByRole('link', { name: /^Promised a call: .*missed$/ }).getAttribute('href')).toBe('/interactions/i1-42')
  })

  it.each([
    ['en', 'Order number', 'Copy: Order number'],
    ['zh-CN', '订单号', '复制订单号'],
  ])('says while it rings what she has entered, to be copied, and on its page afterwards (%s)', async (language, order, copy) => {
    const page = await desk('/desk', language)
    await page.evaluate('navigator.clipboard.writeText = async (text) => void (window.copied = text)')
    await world.make('offer', { who: 'vip' })
    await toast(page).getByText(order, { exact: true }).waitFor()
    expect(await toast(page).innerText()).toMatch(new RegExp(`${order}\\s+20061234`))
    await page.locator('article header').getByRole('button', { name: copy }).click()
    await expect.poll(() => page.evaluate('window.copied')).toBe('20061234')
    await page.goto(`${world.base}/interactions/${[...world.centre.interactions.keys()].at(-1)}`)
    await page.locator('header dl div', { hasText: order }).getByText('20061234', { exact: true }).waitFor()
  })

  it.each([
    ['en', 'The telephone system broke down'],
    ['zh-CN', '电话系统曾中断'],
  ])('says on its page why it ended, unless that was as usual (%s)', async (language, broke) => {
    const page = await desk('/interactions/i1-31', language)
    await page.getByText(broke, { exact: true }).waitFor()
    await page.goto(`${world.base}/interactions/i1-640`)
    const over = page.locator('main li').last()
    await over.waitFor()
    expect(await over.innerText()).not.toMatch(/normal|broke|中断/)
  })

  it('says that nobody knows what was entered where that was not kept, or is erased', async () => {
    const page = await desk()
    await world.make('offer', { who: 'foreign' })
    const known = page.locator('article header', { hasText: 'Ticket number:' })
    await known.getByText('not known', { exact: true }).waitFor()
    expect(await known.getByRole('button', { name: /^Copy/ }).count()).toBe(0)
  })

  it('opens the article of the queue, also for who has folded the answers in another conversation', async () => {
    const page = await desk()
    await world.make('offer', { who: 'ordinary', queue: 'sales' })
    await world.make('answer')
    const answers = page.getByRole('button', { name: 'Answers and guidance' })
    await answers.click()
    expect(await answers.getAttribute('aria-expanded')).toBe('false')
    await world.make('hang-up')
    world.centre['complete']?.([...world.centre.interactions.values()].at(-1), null)
    await world.make('offer', { who: 'ordinary' })
    await world.make('answer')
    await page.getByText('先复述问题').waitFor()
    expect(await answers.getAttribute('aria-expanded')).toBe('true')
  })
})
