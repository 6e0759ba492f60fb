import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { deskOf } from './desk'
import { floor, type Floor } from './playground'

let world: Floor
beforeEach(async () => void (world = await floor()))
afterEach(() => world.close())

async function board(at = '/board') {
  const { page } = await world.page({ user: 's01', at, language: 'en' })
  await page.locator('main').waitFor()
  return page
}

describe('the board', () => {
  it('shows within a second who waits, for how long, and who takes the call', async () => {
    const page = await board()
    await page.getByText('Nobody is waiting.').waitFor()
    await world.make('wait', { who: 'foreign', queue: 'sales', waited: '42000' })
    const began = Date.now()
    await page.locator('section', { hasText: 'Waiting callers' }).getByText('Emma Clarke').waitFor()
    expect(Date.now() - began).toBeLessThan(1000)
    const sales = page.getByRole('region', { name: 'Sales' })
    expect(await sales.innerText()).toMatch(/Longest wait\s*0:4\d\s*watch/)
    expect(await sales.innerText()).toMatch(/AHT\s*\d:\d\d/)
  })

  it('sounds once when something turns red, where somebody has switched that on', async () => {
    const page = await board()
    const tones = () => page.evaluate<number>('window.tones')
    await page.evaluate(`{ window.tones = 0; const start = OscillatorNode.prototype.start; OscillatorNode.prototype.start = function () { window.tones++; start.call(this) } }`)
    const red = async (queue: string) => {
      await world.make('wait', { who: 'foreign', queue, waited: '95000' })
      await page.getByRole('region', { name: queue === 'sales' ? 'Sales' : 'Customer service' }).locator('.large .red').first().waitFor()
      await page.waitForTimeout(300)
    }
    await red('sales')
    expect(await tones()).toBe(0)
    await page.getByRole('button', { name: 'Sound at red', pressed: false }).click()
    expect(await tones(), 'as it will be').toBe(1)
    await page.waitForTimeout(1_200)
    expect(await tones(), 'not for what was red before').toBe(1)
    await red('service')
    expect(await tones()).toBe(2)
    await page.reload()
    await page.getByRole('button', { name: 'Sound at red', pressed: true }).waitFor()
  })

  it('filters and orders its agents', async () => {
    const page = await board()
    await page.locator('.table .row').nth(12).waitFor()
    await page.getByPlaceholder('Filter by name').fill('grace')
    expect(await page.locator('.table .row').count()).toBe(2)
    await page.getByPlaceholder('Filter by name').fill('')
    await page.getByRole('button', { name: 'Handled' }).click()
    const counts = (await page.locator('.row [role=cell]:nth-child(5)').allInnerTexts()).map(Number)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
  })

  it('lets a supervisor change somebody’s state, after asking', async () => {
    world.centre['station']?.('a02', null)
    world.centre['change']?.('a02', 'READY')
    const page = await board()
    await page.getByRole('button', { name: 'Change 刘洋' }).click()
    await page.getByLabel('Not ready').check()
    await page.locator('#force-reason').selectOption('TRAINING')
    await page.getByRole('button', { name: 'Change state' }).click()
    await expect.poll(() => page.locator('.row', { hasText: '刘洋' }).innerText()).toContain('Training')
  })

  it('leads from a figure to the interactions behind it, and from there to their story', async () => {
    const page = await board()
    await page.getByRole('region', { name: 'Sales' }).locator('.small a').nth(1).click()
    await page.locator('tbody a').first().waitFor()
    expect(await page.locator('h2').first().innerText()).toContain('Answered\u00a0· Sales')
    await page.locator('tbody a').first().click()
    await page.locator('ol.line > li').nth(5).waitFor()
  })

  it('explains a figure to who points at it and to who focuses it', async () => {
    const page = await board()
    await page.getByText('Service level 20s').first().hover()
    expect(await page.locator('.tip').innerText()).toMatch(/A_T \/ \(A \+ B\)\s*T = 20s/)
    await page.keyboard.press('Escape')
    expect(await page.locator('.tip').isVisible()).toBe(false)
  })

  it('on the wall has nothing to click, and digits that can be read from afar', async () => {
    const page = await board('/board?tv')
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.locator('.tv strong').first().waitFor()
    expect(await page.locator('button, a, input').count()).toBe(0)
    expect(await page.locator('.big strong').first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(150)
    expect(await page.locator('.pair strong').first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(70)
    expect(await page.evaluate('document.documentElement.scrollHeight - innerHeight')).toBeLessThanOrEqual(0)
  })
})

describe('a board of 200 agents that all change once a second', () => {
  it('stays smooth', async () => {
    await world.close()
    world = await floor({ size: 200 })
    const page = await board()
    await page.locator('.table .row').nth(200).waitFor()
    const agents = [...world.centre.agents.values()]
    const states = ['READY', 'TALKING', 'WRAP_UP']
    let turn = 0
    const timer = setInterval(() => {
      // a tenth of them each tenth of a second, as a real floor would
      for (let i = 0; i < 20; i++) {
        const agent = agents[(turn * 20 + i) % agents.length]
        world.centre['become']?.(agent, states[(turn + i) % 3])
      }
      turn++
    }, 100)
    const spent = async () => {
      const { metrics } = await tools.send('Performance.getMetrics')
      return metrics.filter((one) => ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(one.name)).reduce((sum, one) => sum + one.value, 0)
    }
    const tools = await page.context().newCDPSession(page)
    await tools.send('Performance.enable')
    const before = await spent()
    const frames = (await page.evaluate(`new Promise((done) => {
      const frames = []
      let last = performance.now()
      const end = last + 5000
      requestAnimationFrame(function frame(now) { frames.push(now - last); last = now; now < end ? requestAnimationFrame(frame) : done(frames) })
    })`)) as number[]
    const work = ((await spent()) - before) / 5
    clearInterval(timer)
    const sorted = frames.toSorted((a, b) => a - b)
    const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0
    console.log(`frames: ${frames.length} in 5 s, median ${sorted[sorted.length >> 1]?.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${sorted.at(-1)?.toFixed(1)} ms; script, style and layout ${(work * 100).toFixed(0)} % of the time`)
    // Painted without a graphics card on cores that do other things too: most frames come in time all the same, and the page itself has time left.
    expect(sorted[sorted.length >> 1]).toBeLessThan(34)
    expect(work).toBeLessThan(0.5)
  })
})

describe('figures', () => {
  it('are of yesterday at first, by what is asked for, and can be taken away for spreadsheets', async () => {
    const page = await board('/figures')
    await page.locator('tbody tr').nth(2).waitFor()
    await page.getByLabel('By').selectOption('half-hour')
    await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(40)
    expect(new URL(page.url()).searchParams.get('by')).toBe('half-hour')
    for (const format of ['csv', 'xlsx']) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: `Download ${format.toUpperCase()}` }).click({ noWaitAfter: true })])
      expect(download.suggestedFilename()).toBe(`figures.${format}`)
    }
    await page.getByRole('button', { name: 'Agents', exact: true }).click({ noWaitAfter: true })
    await page.getByText('Occupancy').first().waitFor()
    await page.reload()
    await page.getByText('Occupancy').first().waitFor()
  })
})

describe('emergency announcements', () => {
  it('are switched on after saying what is heard, stand on every board at once, and are switched off after asking', async () => {
    const page = await board('/emergency')
    const watched = await board()
    await page.getByText('Nothing is switched on.').waitFor()
    await page.getByRole('button', { name: 'Switch on or change: Number 4001' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Our systems are disturbed').check()
    await dialog.getByLabel('The call ends').check()
    await dialog.getByLabel('For how long').selectOption('hour')
    await dialog.getByRole('button', { name: 'Switch on now' }).click()

    await watched.getByRole('link', { name: 'Number 4001 (nobody gets through)' }).waitFor()
    const on = page.locator('.on li')
    expect(await on.innerText()).toMatch(/Number 4001\s*the call ends after it[\s\S]*Our systems are disturbed[\s\S]*by 林芳[\s\S]*ends at/)
    await on.getByRole('button', { name: 'Switch off…' }).click()
    await dialog.getByRole('button', { name: 'Switch off' }).click()

    await page.getByText('Nothing is switched on.').waitFor()
    expect(await page.locator('.past li').first().innerText()).toContain('ended by 林芳')
    await expect.poll(() => watched.getByRole('link', { name: 'Number 4001' }).count()).toBe(0)
  })
})

describe('call flows', () => {
  it('show what is in force and what changed, and an earlier version comes back after asking', async () => {
    const world = await floor()
    const { page } = await world.page({ user: 'admin', at: '/flows', language: 'en' })
    await page.getByText('Main menu').first().waitFor()
    await page.getByRole('button', { name: 'What changed' }).first().click()
    await page.getByText('+    say: [welcome, double-eleven]').waitFor()

    await page.getByRole('button', { name: 'Go back to it' }).last().click()
    expect(await page.getByRole('dialog').textContent()).toContain('Bring version 1 of demo.yaml into force again?')
    await page.getByRole('dialog').getByRole('button', { name: 'Go back to it' }).click()

    await page.getByText('Version 4').waitFor()
    expect(await page.locator('.versions li').first().textContent()).toContain('in force')
    await world.close()
  })
})

describe('a message to agents', () => {
  it('stands on the desk until it is confirmed, and who wrote it sees who has not read it', async () => {
    const agent = await deskOf(world, '/customers/c1')
    const page = await board()
    await page.getByRole('button', { name: 'Message', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'A message to agents' })
    await dialog.getByLabel('To', { exact: true }).selectOption('agent:a01')
    await dialog.getByLabel('Message').fill('Ring the depot <b>first</b>')
    await dialog.getByRole('button', { name: 'Send' }).click()

    const written = dialog.getByRole('listitem').filter({ hasText: 'Ring the depot' })
    await expect.poll(() => written.innerText()).toMatch(/Read by 0 of 1[\s\S]*not yet: 陈静/)
    const told = agent.getByRole('status').filter({ hasText: 'Ring the depot <b>first</b>' })
    expect(await told.innerText()).toContain('林芳')
    await agent.goto(`${world.base}/desk`) // it is not done with by going on
    await told.getByRole('button', { name: 'I have read it' }).click()
    await expect.poll(() => told.count()).toBe(0)
    await written.getByText('Read by all').waitFor()
    await agent.reload()
    await agent.getByRole('region', { name: 'Your day' }).waitFor()
    expect(await told.count()).toBe(0)
  })
})

describe('answers and guidance', () => {
  it('are changed by a supervisor, who is told what cannot be filled in and what somebody else has changed, and stand so with the next call', async () => {
    const { page } = await world.page({ user: 's01', at: '/guidance/1', language: 'en' })
    const text = page.getByLabel('Text (English)')
    const save = page.getByRole('button', { name: 'Save' })
    await text.fill('Say who you are, {agent.name}, and ask after the {weather}.')
    await save.click()
    await page.getByRole('alert').getByText('This cannot be filled in. Use the buttons above. It is: {weather}').waitFor()

    const articles = world.centre['articles'] as unknown as { version: number; text: Record<string, string> }[]
    articles[0]!.version++ // somebody else
    await text.fill('Say who you are, {agent.name}.')
    await save.click()
    await page.getByRole('alert').getByText('Somebody has changed it meanwhile').waitFor()
    expect(await text.inputValue(), 'what was written').toBe('Say who you are, {agent.name}.')

    await page.reload()
    await text.fill('Say who you are, {agent.name}.')
    await page.getByLabel('Title (English)').fill('How to begin')
    await save.click()
    await page.getByText(/^Version 5: 林芳/).waitFor()
    await page.getByRole('list').getByRole('link', { name: /^How to begin/ }).waitFor()
    expect(await page.getByRole('alert').filter({ hasText: /\S/ }).count()).toBe(0)
    await page.getByText('What it was').click()
    await page.getByText('The old title').waitFor()

    const agent = await deskOf(world)
    await world.make('offer', { who: 'foreign' })
    await world.make('answer')
    await agent.getByText('Say who you are, 陈静.').waitFor()
  })
})

describe('a supervisor', () => {
  beforeEach(() => {
    for (const agent of world.centre.agents.values()) if (agent['state'] === 'READY') world.centre['become']?.(agent, 'TALKING')
  })

  const waits = (page: Page, who: string) => page.locator('ol > li', { hasText: who })

  it('gives somebody who waits another place, by keyboard alone, and is told', async () => {
    await world.make('wait', { who: 'ordinary', queue: 'sales', waited: '30000' })
    await world.make('wait', { who: 'foreign', queue: 'sales' })
    const page = await board()
    await waits(page, 'Emma Clarke').waitFor()
    expect(await page.locator('ol > li a').allInnerTexts()).toEqual(['李强', 'Emma Clarke'])
    await page.getByRole('button', { name: 'Actions for Emma Clarke' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("role")')).toBe('menuitem')
    await page.keyboard.press('Enter')
    await page.getByText('Emma Clarke now counts as queued 1m earlier.').waitFor()
    await expect.poll(() => page.locator('ol > li a').allInnerTexts()).toEqual(['Emma Clarke', '李强'])
    await expect.poll(() => waits(page, 'Emma Clarke').innerText()).toContain('head start 1m')
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('Actions for Emma Clarke')
  })

  it('moves, gives away and takes out who waits, each after asking', async () => {
    await world.make('wait', { who: 'foreign', queue: 'sales' })
    await world.make('wait', { who: 'ordinary', queue: 'sales' })
    const page = await board()
    const menu = async (who: string, item: string) => {
      await page.getByRole('button', { name: `Actions for ${who}` }).click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    await menu('Emma Clarke', 'Move to another queue')
    await page.getByLabel('Queue', { exact: true }).selectOption('support')
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByText('Emma Clarke waits in Complaints and repair now.').waitFor()
    await expect.poll(() => waits(page, 'Emma Clarke').innerText()).toContain('Complaints and repair')

    await menu('李强', 'Give to an agent')
    await page.getByRole('button', { name: 'Give', exact: true }).click()
    await expect.poll(() => waits(page, '李强').locator('.ringing').count()).toBe(1)

    await menu('Emma Clarke', 'Take out')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await menu('Emma Clarke', 'Take out')
    await page.getByRole('button', { name: 'Take out', exact: true }).click()
    await expect.poll(() => waits(page, 'Emma Clarke').count()).toBe(0)
  })

  it('is told in words what could not be done', async () => {
    await world.make('wait', { who: 'foreign', queue: 'sales' })
    const page = await board()
    await page.getByRole('button', { name: 'Actions for Emma Clarke' }).click()
    await page.getByRole('menuitem', { name: 'Take out' }).click()
    for (const waiting of world.centre.interactions.values()) waiting['phase'] = 'GONE'
    await page.getByRole('button', { name: 'Take out', exact: true }).click()
    await page.getByRole('alert').getByText('This caller no longer waits.').waitFor()
  })

  it('closes a queue and opens it again', async () => {
    const page = await board()
    const sales = page.getByRole('region', { name: 'Sales' })
    await sales.getByRole('button', { name: 'Actions for Sales' }).click()
    await page.getByRole('menuitem', { name: 'Close now' }).click()
    await page.getByRole('button', { name: 'Close', exact: true }).last().click()
    await sales.getByText('closed since').waitFor()
    await sales.getByRole('button', { name: 'Actions for Sales' }).click()
    await page.getByRole('menuitem', { name: 'Open again' }).click()
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect.poll(() => sales.getByText('closed since').count()).toBe(0)
  })

  it('lets a supervisor at a phone listen to an agent, whisper, join in and leave, and shows who asks for help on every page', async () => {
    await world.make('offer', { agent: 'a01', who: 'vip' })
    await world.make('answer', { agent: 'a01' })
    const { page } = await world.page({ user: 's03', at: '/board', language: 'en' })
    await page.getByRole('button', { name: 'Listen to 陈静', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Listen' }).click()
    const panel = page.getByRole('complementary', { name: 'Helping agents' })
    await panel.getByText('You hear both, nobody hears you.').and(panel.locator('span')).waitFor()
    await panel.getByRole('button', { name: 'Whisper' }).click()
    await panel.locator('button[aria-pressed=true]', { hasText: 'Whisper' }).waitFor()
    await page.goto(new URL('/tickets', page.url()).href)
    await panel.getByRole('button', { name: 'Leave' }).click()
    await expect.poll(() => panel.count()).toBe(0)
    world.centre['help']?.('a01')
    await panel.getByText('陈静 asks for help').and(panel.locator('strong')).waitFor()
  })
})
