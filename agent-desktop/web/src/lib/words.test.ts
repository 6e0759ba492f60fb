import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listed } from './agents'
import { matching } from './disposition'
import { calendarDay, clockTime, endOfDay, inWords, isoDay, money, percent, phoneNumber, setZone, timeOfDay, whenever } from './format'
import { actionFor, hotkeys } from './hotkeys'
import { speak, t } from './i18n.svelte'
import { personName } from './names'
import { enteredInWords, pathInWords, proved } from './path'
import { routeOf } from './router.svelte'
import { at, centre, ledger, row, tile, view } from './samples'
import { levels } from './thresholds'
import { waitWithChance } from './waits'
import { reasonInShort, reasonInWords } from './why'

beforeAll(() => {
  Object.assign(globalThis, { document: { documentElement: {} }, localStorage: { getItem: () => null, setItem: () => {} } })
})
beforeEach(async () => {
  setZone('Asia/Shanghai')
  await speak('en')
})

describe('who did something', () => {
  it('is told by name, at a phone or not; whoever is not one of us as it is', () => {
    expect(['agent:a02', 'user:s01', 'system:time-over', 'user:command-line', 'flow'].map((by) => personName(by, centre))).toEqual(['刘洋', '林芳', 'the system', 'command-line', 'flow'])
  })
})

describe('the routing reason', () => {
  it('says decision, rule with its score in its unit, next best, exclusions and the wait, in English', () => {
    expect(reasonInWords(ledger, null, at, centre).map((line) => line.text)).toEqual([
      'The call met free agents: the best of them was chosen.',
      'Step 1: Longest idle, idle for 3:20',
      '刘洋 (idle for 2:00)',
      '2 not ready, 1 talking',
      '8s',
    ])
  })

  it('says the same in Chinese', async () => {
    await speak('zh-CN')
    expect(reasonInWords(ledger, null, at, centre).map((line) => line.text)).toEqual([
      '来电进入队列时，从空闲坐席中选出最合适的一位。',
      '第 1 步：空闲最久，已空闲 3:20',
      '刘洋（已空闲 2:00）',
      '未就绪 2 人、通话中 1 人',
      '8秒',
    ])
  })

  it('names the agents of a step that names them', () => {
    const named = { ...ledger, rule: 'named-agents', score: 1, nextBest: [], excluded: [], decision: 'INTERACTION_ORDER' as const, aheadOf: 1 }
    const lines = reasonInWords(named, { who: { type: 'namedAgents', agents: ['a01', 'a02'] }, forMillis: 20_000, skipWhen: 'NEVER' }, at, centre)

    expect(lines.map((line) => line.text).slice(0, 2)).toEqual(['The agent became free and took the first caller in order; 1 more was behind.', 'Step 1: Named agents (陈静, 刘洋), number 2 on the list'])
  })

  it('says occupancy as a share of the last hour, and an unknown rule by its own name', () => {
    expect(reasonInShort({ ...ledger, rule: 'least-occupied', score: 412_000 }, at)).toBe('Least occupied, 41.2% occupied in the last hour')
    expect(reasonInShort({ ...ledger, rule: 'by-moonlight', score: 7 }, at)).toBe('by-moonlight, 7')
  })
})

describe('times and numbers', () => {
  it('are of the centre’s zone, not of the machine’s', () => {
    expect(timeOfDay('2026-11-21T23:30:00Z')).toBe('07:30:00')
    expect(isoDay('2026-11-21T23:30:00Z')).toBe('2026-11-22')
    expect(whenever('2026-11-21T23:30:00Z', Date.parse('2026-11-22T02:00:00Z'))).toBe('07:30')
    expect(whenever('2026-11-20T23:30:00Z', Date.parse('2026-11-22T02:00:00Z'))).toBe('21 Nov 07:30')
  })

  it('survive a zone that the browser does not know', () => {
    setZone('Mars/Olympus')
    expect(timeOfDay('2026-11-21T23:30:00Z')).toBe('23:30:00')
  })

  it.each([[-5, '0:00'], [7_900, '0:07'], [754_000, '12:34'], [3_723_000, '1:02:03']])('%i ms on a timer is %s', (millis, text) => expect(clockTime(millis)).toBe(text))

  it.each([[8_000, '8s', '8秒'], [125_000, '2m 5s', '2分钟 5秒'], [7_500_000, '2h 5m', '2小时 5分钟']])('%i ms in words is %s and %s', async (millis, english, chinese) => {
    expect(inWords(millis)).toBe(english)
    await speak('zh-CN')
    expect(inWords(millis)).toBe(chinese)
  })

  it('know when the centre’s day is over, also where the clock changes that day', () => {
    expect(endOfDay(Date.parse('2026-11-21T23:30:00Z'))).toBe('2026-11-22T16:00:00.000Z')
    setZone('Europe/London')
    expect(endOfDay(Date.parse('2026-10-25T00:30:00Z'))).toBe('2026-10-26T00:00:00.000Z')
  })

  it('follow the language', async () => {
    expect(percent(0.8111)).toBe('81.1%')
    expect(money(128_850, 'CNY')).toBe('¥1,288.50')
    expect(money(500, 'JPY')).toBe('¥500')
    expect(calendarDay('2026-11-05')).toBe('5 Nov 2026')
    await speak('zh-CN')
    expect(calendarDay('2026-11-05')).toBe('2026年11月5日')
  })

  it.each([
    ['+8613800138000', '138 0013 8000'],
    ['+862088887777', '020 8888 7777'],
    ['+861012345678', '010 1234 5678'],
    ['+867551234567', '0755 123 4567'],
    ['+442079460123', '+44 20 7946 0123'],
    ['+12025550123', '+1 202 555 0123'],
    ['+4915112345678', '+4915112345678'],
  ])('%s reads %s', (number, text) => expect(phoneNumber(number)).toBe(text))
})

describe('texts', () => {
  it('have plural forms in English', () => {
    expect(t('orders.items', { n: 1 })).toBe('1 item')
    expect(t('orders.items', { n: 2 })).toBe('2 items')
  })
})

describe('the way through the menu', () => {
  const step = (node: string, title: string | null, exit: string) => ({ node, title: title === null ? null : { 'zh-CN': title, en: title }, shownAs: null, exit, at })

  const told = (...steps: ReturnType<typeof step>[]) => pathInWords(steps).map((one) => [one.pressed, one.title, one.left])

  it('puts a key to what it led to, and leaves out what has no title', () => {
    expect(told(step('greeting', 'Welcome', 'next'), step('choose', null, 'key:1'), step('chinese', 'Chinese', 'next'), step('main', 'Main menu', 'key:6'), step('rank', null, 'next'), step('person', 'A person', 'queue:service'))).toEqual([
      [null, 'Welcome', null],
      ['1', 'Chinese', null],
      [null, 'Main menu', null],
      ['6', 'A person', 'to a person'],
    ])
  })

  it('tells a key that led nowhere any more', () => {
    expect(told(step('main', 'Main menu', 'key:2'))).toEqual([[null, 'Main menu', null], ['2', '', null]])
  })

  it('says everything by its node when there are no titles at all', () => {
    expect(told(step('a', null, 'next'), step('b', null, 'key:2'), step('c', null, 'next'))).toEqual([[null, 'a', null], [null, 'b', null], ['2', 'c', null]])
  })
})

describe('what the caller has entered', () => {
  const order = { 'zh-CN': '订单号', en: 'Order number' }
  const step = (node: string, exit: string) => ({ node, title: null, shownAs: order, exit, at })
  const entry = (node: string, title: typeof order | null, value: string) => ({ node, title, value, at })
  const told = (path: ReturnType<typeof step>[], entered: ReturnType<typeof entry>[]) => enteredInWords(path, entered).map((one) => [one.title, one.value])

  it('is told by what it is, once', () => {
    expect(told([step('a', 'collected:1'), step('a', 'collected:8')], [entry('a', order, '20061234')])).toEqual([['Order number', '20061234']])
    expect(told([], [entry('a', null, '1')])).toEqual([['a', '1']])
  })

  it('is said not to be known where nobody knows, and nothing is said where nothing was entered', () => {
    expect(told([step('a', 'collected:8'), step('b', 'time-out'), step('c', 'collected:0')], [])).toEqual([['Order number', null]])
    expect(told([{ ...step('a', 'collected:8'), shownAs: null as never }], [])).toEqual([])
  })
})

describe('thresholds', () => {
  const now = Date.parse(at)
  const queue = centre.queues[0]
  const wait = (seconds: number) => new Date(now - seconds * 1000).toISOString()

  it.each([
    [{ waiting: 2, longestWaitSince: wait(29) }, { waiting: 'fine', longestWait: 'fine' }],
    [{ waiting: 3, longestWaitSince: wait(30) }, { waiting: 'amber', longestWait: 'amber' }],
    [{ waiting: 6, longestWaitSince: wait(60) }, { waiting: 'red', longestWait: 'red' }],
    [{ serviceLevel: 0.8 }, { serviceLevel: 'fine' }],
    [{ serviceLevel: 0.79 }, { serviceLevel: 'amber' }],
    [{ serviceLevel: 0 }, { serviceLevel: 'amber' }],
    [{ serviceLevel: null }, { serviceLevel: 'fine' }],
  ])('%o is %o', (change, expected) => expect(levels(tile(change), queue, now)).toMatchObject(expected))

  it('never apply to a queue that is not known', () => expect(levels(tile({ waiting: 99 }), undefined, now).waiting).toBe('fine'))
})

describe('an expected wait', () => {
  it.each([
    [0, 0, 'at once', '立即接通'],
    [0, 30, 'under 1 min, 80%', '不到 1 分钟，80%'],
    [30, 110, 'under 2 min, 80%', '不到 2 分钟，80%'],
    [65, 175, '1–3 min, 80%', '1–3 分钟，80%'],
    [1500, 1980, '25–35 min, 80%', '25–35 分钟，80%'],
    [2400, 9000, 'over 40 min, 80%', '超过 40 分钟，80%'],
  ])('from %i to %i s is a range of minutes', async (low, high, english, chinese) => {
    const expected = { fromMillis: low * 1000, toMillis: high * 1000, percent: 80 }
    await speak('en', false)
    expect(waitWithChance(expected)).toBe(english)
    await speak('zh-CN', false)
    expect(waitWithChance(expected)).toBe(chinese)
  })
})

describe('Chinese', () => {
  it.each([
    ['预计还需不到 2 分钟', 'waiting.expected', { wait: '不到 2 分钟' }],
    ['预计还需 1–3 分钟', 'waiting.expected', { wait: '1–3 分钟' }],
    ['陈静转到销售', 'flowsPage.leads', { by: '陈静', to: '销售' }],
    ['Grace Li 转到 VIP 队列', 'flowsPage.leads', { by: 'Grace Li', to: 'VIP 队列' }],
    ['王 芳转到（南）销售', 'flowsPage.leads', { by: '王 芳', to: '（南）销售' }],
    ['2 人转到销售', 'flowsPage.leads', { by: '2 人', to: '销售' }],
  ] as const)('has no space beside Chinese: %s', async (expected, key, given) => {
    await speak('zh-CN', false)
    expect(t(key, given)).toBe(expected)
  })
})

describe('dispositions', () => {
  const one = (code: string, chinese: string, english: string) => ({ code, name: { 'zh-CN': chinese, en: english }, queues: [] })
  const choices = [one('BILL_EXPLAINED', '账单已说明', 'Bill explained'), one('ORDER_TRACKED', '订单已查询', 'Order tracked'), one('REORDER', '再次下单', 'Ordered again')]

  it.each([
    ['', ['BILL_EXPLAINED', 'ORDER_TRACKED', 'REORDER']],
    ['订单', ['ORDER_TRACKED']],
    ['order', ['ORDER_TRACKED', 'REORDER']],
    ['expl', ['BILL_EXPLAINED']],
    ['bill_e', ['BILL_EXPLAINED']],
    ['again', ['REORDER']],
    ['nothing', []],
  ])('“%s” finds %o', (typed, codes) => expect(matching(choices, typed).map((found) => found.code)).toEqual(codes))
})

describe('the list of agents', () => {
  const rows = [row('a01', { name: '陈静', handled: 3 }), row('a02', { name: '刘洋', handled: 9, agent: view({ agent: 'a02', state: 'TALKING', since: '2026-11-21T01:00:00Z' }) }), row('a03', { name: 'Grace', handled: 3 })]
  const all = { text: '', state: '' as const, order: 'name' as const, descending: false }
  const ids = (wanted: Parameters<typeof listed>[1]) => listed(rows, wanted, new Intl.Collator('zh-CN')).map((one) => one.agent.agent)

  it('is filtered by name, id and phone, and by state', () => {
    expect(ids({ ...all, text: '刘' })).toEqual(['a02'])
    expect(ids({ ...all, text: 'A03' })).toEqual(['a03'])
    expect(ids({ ...all, state: 'TALKING' })).toEqual(['a02'])
  })

  it('is ordered as asked, equal ones always alike', () => {
    expect(ids({ ...all, order: 'handled' })).toEqual(['a02', 'a01', 'a03'])
    expect(ids({ ...all, order: 'handled', descending: true })).toEqual(['a01', 'a03', 'a02'])
    expect(ids({ ...all, order: 'since' })).toEqual(['a02', 'a01', 'a03'])
  })
})

describe('hotkeys', () => {
  const press = (code: string, change = {}) => actionFor({ code, altKey: true, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false, ...change })

  it('go by the physical key with Alt alone', () => {
    expect(press('KeyR')).toBe('ready')
    expect(press('KeyR', { altKey: false })).toBeNull()
    expect(press('KeyR', { ctrlKey: true })).toBeNull() // AltGr is Ctrl and Alt
    expect(press('KeyR', { repeat: true })).toBeNull()
  })

  it('are each one thing, and none that a browser takes with Alt', () => {
    const codes = Object.values(hotkeys).map((key) => key.code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => ['KeyD', 'KeyE', 'KeyF', 'KeyV', 'KeyS', 'KeyB', 'KeyT', 'KeyH', 'Home', 'ArrowLeft', 'ArrowRight'].includes(code) || code.startsWith('Digit'))).toEqual([])
  })
})

describe('addresses', () => {
  it.each([
    ['/', { page: 'home' }],
    ['/sign-in?then=/desk', { page: 'sign-in' }],
    ['/desk/', { page: 'desk' }],
    ['/board?tv', { page: 'board', tv: true }],
    ['/board', { page: 'board', tv: false }],
    ['/interactions/i1-7', { page: 'interaction', id: 'i1-7' }],
    ['/interactions/%E0%A4%A', { page: 'interaction', id: '%E0%A4%A' }],
    ['/elsewhere', { page: 'not-found' }],
    ['/emergency', { page: 'emergency' }],
  ])('%s is %o', (path, route) => expect(routeOf(new URL(path, 'http://localhost'))).toEqual(route))
})

describe('whether the caller has proved who they are', () => {
  const way = (...exits: string[]) => proved(exits.map((exit) => ({ node: 'n', title: null, shownAs: null, exit, at: new Date(at).toISOString() })))

  it('is what came of the last time they were asked', () => {
    expect(way('next', 'key:1')).toBeNull()
    expect(way('identified', 'key:1')).toBe(true)
    expect(way('identified', 'not-identified:locked')).toBe(false)
    expect(way('not-identified:wrong', 'identified', 'queue:service')).toBe(true)
  })
})
