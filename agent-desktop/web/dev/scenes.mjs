import { emergency } from './emergencies.mjs'
import { attempts, callback, message } from './story.mjs'
import { someTickets } from './tickets.mjs'

// The states that pictures and tests look at. `before` runs before the page is opened, `then` on it; `make` asks the playground for something.

const ready = async (make, world, agent = 'a01') => {
  world.centre.station(agent, null)
  world.centre.change(agent, 'READY')
}
const waiting = async (make) => {
  await make('wait', 'who=ordinary&queue=sales&waited=41000')
  await make('wait', 'who=foreign&queue=sales&waited=18000')
  await make('wait', 'who=unknown&queue=support&waited=72000')
}
const busy = (world) => {
  // everybody else talks, so that callers wait
  for (const agent of world.centre.agents.values()) if (agent.id !== 'a01' && agent.state === 'READY') world.centre.become(agent, agent.id > 'a06' ? 'TALKING' : 'WRAP_UP')
}
const offer = (who, more = '') => async (make, world) => {
  await ready(make, world)
  busy(world)
  await waiting(make)
  await make('offer', `agent=a01&who=${who}&waited=8000${more}`)
}
const talk = (who, more) => async (make, world) => {
  await offer(who, more)(make, world)
  await make('answer', 'agent=a01')
  const i = [...world.centre.interactions.values()].findLast((x) => x.agent === 'a01')
  i.accepted -= 93_000
  i.queued -= 93_000
  i.began -= 93_000
  world.centre.agents.get('a01').since -= 93_000
}
const help = (world) => {
  world.centre.agents.get('a01').helpSince = Date.now() - 12_000
}
/** a01 asks a03, who has answered. */
const consult = async (make, world) => {
  await talk('vip')(make, world)
  const i = [...world.centre.interactions.values()].findLast((x) => x.agent === 'a01')
  world.centre.become(world.centre.agents.get('a03'), 'READY')
  world.centre.calls.ask(i, 'a01', 'consult', { agent: 'a03' }, 'POST')
  world.centre.calls.answered(i)
}
/** They talk with the customer together. */
const together = async (make, world) => {
  await consult(make, world)
  const i = [...world.centre.interactions.values()].findLast((x) => x.agent === 'a01')
  world.centre.calls.together(i)
}
const lost = async (make, world) => {
  await talk('vip')(make, world)
  const i = [...world.centre.interactions.values()].findLast((x) => x.agent === 'a01')
  Object.assign(i, { lineLost: true })
}
const type = async (page, text) => {
  await page.locator('textarea').first().fill(text)
  await page.waitForTimeout(1600)
}

const switched = (world) => {
  const today = Date.now()
  world.centre.emergencies.on.push(
    emergency('NUMBER', '4001', 'emergency-disruption', { since: new Date(today - 2_400_000).toISOString(), by: 'user:s01' }),
    emergency('QUEUE', 'sales', 'emergency-closed', { since: new Date(today - 600_000).toISOString(), closes: true, until: new Date(today + 3_600_000).toISOString(), by: 'user:command-line' }),
  )
  world.centre.emergencies.ended.push(
    emergency('NUMBER', '4002', 'emergency-long-wait', { since: '2026-11-17T02:00:00Z', by: 'user:s02', until: '2026-11-17T03:30:00Z', endedAt: '2026-11-17T03:30:00Z', endedBy: 'system:time-over' }),
  )
  world.centre.close('sales', true)
}
const messages = (...more) => async (make, world) => {
  await ready(make, world)
  world.centre.voicemails = [message('i1-31', { takenBy: 'a01', takenAt: '2026-11-20T02:00:00Z', ...more[0] }), message('i1-32', { number: '+442079460123', customer: 'Emma Clarke', queue: 'sales', leftAt: '2026-11-20T01:58:00Z', millis: 61_000 }), message('i1-33', { number: null, customer: null, leftAt: '2026-11-20T02:05:00Z', millis: 4_000, takenBy: 'a02' })]
}

const promises = async (make, world) => {
  await ready(make, world)
  const today = (hours) => new Date(Math.ceil(Date.now() / 3_600_000 + hours) * 3_600_000).toISOString()
  world.centre.callbacks = [
    callback('1', { state: 'MISSED', attempts: attempts() }),
    callback('2', { customer: 'Emma Clarke', number: '+442079460123', queue: 'sales', owner: 'a01', by: 'a01', way: null, note: 'Wants the quotation for twelve pieces explained, and whether delivery before Christmas is possible.', opensAt: today(1), closesAt: today(2) }),
    callback('3', { customer: null, number: '01012345678', owner: 'a02', state: 'QUEUED', opensAt: today(-1), closesAt: today(1), call: 'i1-900', attempts: attempts().slice(0, 1) }),
    callback('4', { customer: '李强', number: '13900139000', opensAt: today(22), closesAt: today(24) }),
  ]
}

const written = () => [
  { notice: 1, at: new Date(Date.now() - 600_000).toISOString(), by: 's01', byName: '林芳', kind: 'EVERYBODY', whom: null, text: '16:00 系统维护，工单暂时无法保存，请先记在备注里。', readers: [{ agent: 'a01', read: null }, { agent: 'a02', read: new Date().toISOString() }] },
  { notice: 2, at: new Date(Date.now() - 60_000).toISOString(), by: 's02', byName: 'Mark Zhao', kind: 'AGENT', whom: 'a01', text: '<b>Please call me</b> ' + 'averylongword'.repeat(20), readers: [{ agent: 'a01', read: null }] },
  { notice: 3, at: new Date(Date.now() - 6_000_000).toISOString(), by: 's01', byName: '林芳', kind: 'TEAM', whom: 'north', text: '早上好', readers: [{ agent: 'a03', read: new Date().toISOString() }] },
]

/** The same with calls ringing in the page. */
const here = (make) => async (ask, world) => {
  await make(ask, world)
  world.centre.agents.get('a01').station = 'w1001'
}

const ticketed = (make) => async (ask, world) => {
  await make(ask, world)
  const i = [...world.centre.interactions.values()].findLast((x) => x.agent === 'a01')
  world.centre.tickets = someTickets(i?.card.chosen ?? i?.card.customers[0]?.id)
}

/** As it is before anybody reads on: what stands still at the top covers what is scrolled below it. */
const toTheTop = (page) => page.evaluate(() => document.querySelectorAll('*').forEach((one) => (one.scrollTop = 0)))

export const scenes = [
  { name: 'desk-tickets', user: 'a01', at: '/desk', before: ticketed(talk('vip')) },
  { name: 'desk-ticket-open', user: 'a01', at: '/desk', before: ticketed(talk('vip')), then: (page) => page.getByRole('button', { name: /^建立工单|^Open a ticket/ }).click() },
  {
    name: 'desk-ticket-number', user: 'a01', at: '/desk', before: ticketed(talk('vip')),
    then: async (page) => {
      await page.getByRole('button', { name: /^建立工单|^Open a ticket/ }).click()
      await page.locator('dialog[open] button[type=submit]').click()
      await page.locator('dialog[open] .nr').waitFor()
    },
  },
  { name: 'desk-line-lost', user: 'a01', at: '/desk', before: here(lost) },
  { name: 'desk-last-bad', user: 'a01', at: '/desk', before: talk('ordinary') },
  { name: 'customer-looks', user: 'admin', at: '/customers/c1', then: async (page) => { await page.locator('summary').first().click(); await page.locator('details[open] li').first().waitFor() } },
  { name: 'desk-notices', user: 'a01', at: '/desk', before: async (make, world) => { await talk('vip')(make, world); world.centre.notices = written() }, then: (page) => page.getByText(/16:00/).waitFor() },
  { name: 'board-write', user: 's01', at: '/board', before: async (make, world) => { world.centre.notices = written() }, then: async (page) => { await page.locator('.board .tools button:not([aria-pressed])').click(); await page.locator('dialog[open] li').nth(1).waitFor() } },
  { name: 'guidance', user: 's01', at: '/guidance' },
  { name: 'guidance-one', user: 's01', at: '/guidance/1', then: (page) => page.locator('#article-text-en').waitFor() },
  { name: 'desk-guidance', user: 'a01', at: '/desk', before: talk('shared'), then: async (page) => { await page.locator('button.head').nth(1).click(); await toTheTop(page) } },
  { name: 'desk-product', user: 'a01', at: '/desk', before: talk('vip'), then: async (page) => { await page.locator('button.head').nth(1).click(); await toTheTop(page) } },
  { name: 'customers', user: 'a01', at: '/customers', before: ready, then: async (page) => { await page.locator('#find').fill('账单'); await page.locator('.found li').first().waitFor() } },
  { name: 'customers-hostile', user: 'a01', at: '/customers', before: ready, then: async (page) => { await page.locator('#find').fill('名名'); await page.locator('.found li').first().waitFor() } },
  { name: 'customers-add', user: 'a01', at: '/customers', before: ready, then: (page) => page.getByRole('button', { name: /^新客户|^New customer/ }).click() },
  { name: 'customer', user: 'a01', at: '/customers/c1', before: ticketed(ready), then: (page) => page.locator('.history li').first().waitFor() },
  { name: 'customer-correct', user: 's01', at: '/customers/c1', before: ready, then: (page) => page.getByRole('button', { name: /^更正|^Correct/ }).click() },
  {
    name: 'customer-merge', user: 'admin', at: '/customers/c1', before: async (make, world) => { world.centre.corrected.c1 = { merged: { merge: 1, gone: 'c8', name: '王小芳' } } },
    then: async (page) => {
      await page.getByRole('button', { name: /^合并|^Merge/ }).click()
      await page.locator('#merge-find').fill('王芳')
      await page.keyboard.press('Enter')
      await page.locator('dialog[open] li').first().waitFor()
    },
  },
  { name: 'tickets', user: 's01', at: '/tickets', before: ticketed(ready) },
  { name: 'tickets-one', user: 'a01', at: '/tickets/600001', before: ticketed(ready), then: (page) => page.locator('article .nr').waitFor() },
  { name: 'tickets-edit', user: 's01', at: '/tickets/600002', before: ticketed(ready), then: (page) => page.getByRole('button', { name: /^修改|^Change/ }).click() },
  { name: 'sign-in', at: '/sign-in' },
  {
    name: 'sign-in-wrong', at: '/sign-in',
    then: async (page) => {
      await page.fill('#user', 'a01')
      await page.fill('#password', 'wrong')
      await page.keyboard.press('Enter')
      await page.waitForSelector('[role=alert] p')
    },
  },
  { name: 'desk-signed-out', user: 'a01', at: '/desk' },
  { name: 'desk-station', user: 'a01', at: '/desk', then: (page) => page.locator('button.go').click() },
  {
    name: 'desk-station-outside', user: 'a01', at: '/desk',
    then: async (page) => {
      await page.locator('button.go').click()
      await page.locator('input[value=outside]').check()
      await page.fill('#number', '139 1234 8000')
    },
  },
  {
    name: 'desk-browser-phone', user: 'a01', at: '/desk', before: here(ready),
    then: async (page) => {
      await page.locator('button.chip').first().click()
      await page.locator('#phone-help').waitFor()
    },
  },
  {
    name: 'desk-set-up', user: 'a01', at: '/desk', before: here(ready),
    then: async (page) => {
      await page.locator('button.chip').first().click()
      await page.locator('#phone-help button').first().click()
      await page.locator('[role=meter], dialog[open] button.primary').first().waitFor()
    },
  },
  { name: 'phone-consult', user: 'a01', at: '/phone', width: 380, before: here(consult) },
  { name: 'phone-offer', user: 'a01', at: '/phone', width: 380, before: here(offer('vip')) },
  {
    name: 'phone-wrap-up', user: 'a01', at: '/phone', width: 380,
    before: async (make, world) => {
      await talk('vip')(make, world)
      await make('hang-up', 'agent=a01')
    },
  },
  { name: 'desk-offer-here', user: 'a01', at: '/desk', before: here(offer('vip')) },
  { name: 'desk-ready', user: 'a01', at: '/desk', before: ready },
  { name: 'desk-menu', user: 'a01', at: '/desk', before: ready, then: (page) => page.locator('button.pill').click() },
  {
    name: 'desk-owed', user: 'a01', at: '/desk', before: async (make, world) => {
      await promises(make, world)
      await messages()(make, world)
      world.centre.voicemails.push(message('i1-34', { leftAt: new Date(Date.now() - 7_200_000).toISOString() }))
      world.centre.callbacks.push(callback('5', { by: 'a02', agreedIn: 'i1-42', way: null, note: '要求在送货前一天再次确认地址与时间，并说明安装所需的准备工作。'.repeat(3), opensAt: new Date(Date.now() + 7_200_000).toISOString(), closesAt: new Date(Date.now() + 10_800_000).toISOString() }))
      await talk('vip')(make, world)
    },
  },
  { name: 'desk-callbacks', user: 'a01', at: '/desk', before: promises, then: (page) => page.getByRole('button', { name: /Emma Clarke/ }).nth(1).click() },
  { name: 'desk-reminder', user: 'a01', at: '/desk', before: async (make, world) => void (world.centre.callbacks = [callback('1', { owner: 'a01', opensAt: new Date(Date.now() + 300_000).toISOString(), closesAt: new Date(Date.now() + 3_900_000).toISOString(), note: '要求在送货前一天再次确认地址与时间。' }), callback('2', { owner: 'a01', customer: 'Emma Clarke', state: 'MISSED', attempts: attempts() })]) },
  { name: 'desk-callback-plan', user: 'a01', at: '/desk', before: talk('vip'), then: (page) => page.locator('button.plan').click() },
  { name: 'board-callbacks', user: 's01', at: '/board', before: promises },
  { name: 'desk-voicemails', user: 'a01', at: '/desk', before: messages() },
  { name: 'figures-opinions', user: 's01', at: '/figures?what=opinions' },
  { name: 'interaction-listened', user: 's01', at: '/interactions/i1-30', then: (page) => page.locator('ol.line > li').last().scrollIntoViewIfNeeded() },
  { name: 'interaction-voicemail-watched', user: 's01', at: '/interactions/i1-31', before: messages() },
  { name: 'interaction-voicemail', user: 'a01', at: '/interactions/i1-31', before: messages() },
  { name: 'desk-offer', user: 'a01', at: '/desk', before: offer('vip') },
  { name: 'desk-offer-foreign', user: 'a01', at: '/desk', before: offer('foreign') },
  {
    name: 'desk-talking', user: 'a01', at: '/desk', before: talk('vip'),
    then: async (page) => {
      await page.locator('summary', { hasText: /详情|Details/ }).click()
      await type(page, '客户询问订单 20261118042，希望周六下午送货。已答应到货前电话通知。')
    },
  },
  { name: 'desk-talking-foreign', user: 'a01', at: '/desk', before: talk('foreign') },
  { name: 'desk-shared', user: 'a01', at: '/desk', before: talk('shared') },
  { name: 'desk-unknown', user: 'a01', at: '/desk', before: talk('unknown') },
  { name: 'desk-anonymous', user: 'a01', at: '/desk', before: talk('anonymous') },
  { name: 'desk-hostile', user: 'a01', at: '/desk', before: talk('hostile', '&queue=sales') },
  { name: 'desk-keypad', user: 'a01', at: '/desk', before: talk('vip'), then: async (page) => { await page.keyboard.press('Alt+KeyI'); await page.keyboard.type('4711#') } },
  { name: 'desk-transfer', user: 'a01', at: '/desk', before: talk('vip'), then: async (page) => { await page.keyboard.press('Alt+KeyA'); await page.locator('dialog[open] .row').first().waitFor(); await page.locator('dialog[open] input:not(:disabled)[type=radio]').first().check() } },
  { name: 'desk-transfer-queues', user: 'a01', at: '/desk', before: talk('vip'), then: async (page) => { await page.keyboard.press('Alt+KeyA'); await page.locator('#tab-queues').click(); await page.locator('dialog[open] .row.queue').first().waitFor() } },
  { name: 'desk-transfer-outside', user: 'a01', at: '/desk', before: talk('vip'), then: async (page) => { await page.keyboard.press('Alt+KeyA'); await page.locator('#tab-outside').click(); await page.fill('#transfer-number', '02088887777') } },
  { name: 'desk-consulting', user: 'a01', at: '/desk', before: consult },
  { name: 'desk-together', user: 'a01', at: '/desk', before: together },
  { name: 'desk-asked', user: 'a01', at: '/desk', before: async (make, world) => { await ready(make, world); await make('asks', 'agent=a01'); await make('asked', 'agent=a01') } },
  { name: 'desk-dial', user: 'a01', at: '/desk', before: ready, then: async (page) => { await page.keyboard.press('Alt+Equal'); await page.fill('#dial-number', '02088887777') } },
  { name: 'desk-colleague-calls', user: 'a01', at: '/desk', before: async (make, world) => { await ready(make, world); await make('colleague', 'agent=a01&by=a02'); await make('colleague-answers', 'agent=a02') } },
  { name: 'desk-colleague-talks', user: 'a01', at: '/desk', before: async (make, world) => { await ready(make, world); await make('colleague', 'agent=a02&by=a01'); await make('colleague-answers', 'agent=a01'); await make('colleague-answers', 'agent=a01') } },
  {
    name: 'desk-dialling', user: 'a01', at: '/customers/c1', before: ready,
    then: async (page, make, world) => { await page.locator('.who button[aria-label*="138"]').first().click(); await page.locator('.toast').waitFor(); const i = [...world.centre.interactions.values()].at(-1); i.customerDialled = new Date().toISOString(); world.centre.calls.tell(i); await page.locator('.toast', { hasText: '……' }).or(page.locator('.toast', { hasText: ' …' })).first().waitFor() },
  },
  { name: 'desk-recorded', user: 'a01', at: '/desk', before: async (make, world) => { await talk('vip')(make, world); for (const i of world.centre.interactions.values()) i.recording = 'RECORDING' } },
  { name: 'desk-recording-paused', user: 'a01', at: '/desk', before: async (make, world) => { await talk('vip')(make, world); for (const i of world.centre.interactions.values()) i.recording = 'PAUSED' } },
  { name: 'desk-hold', user: 'a01', at: '/desk', before: async (make, world) => { await talk('ordinary')(make, world); await make('hold') } },
  {
    name: 'desk-pending', user: 'a01', at: '/desk', before: async (make, world) => {
      await talk('ordinary')(make, world)
      world.centre.change('a01', 'NOT_READY', 'MEAL')
    },
  },
  {
    name: 'desk-wrap-up', user: 'a01', at: '/desk', before: async (make, world) => {
      await talk('vip')(make, world)
      await make('hang-up')
    },
    then: async (page) => {
      await page.locator('[role=combobox]').fill('订单')
      await type(page, '已说明到货时间。')
    },
  },
  {
    name: 'desk-wrap-up-boxed', user: 'a01', at: '/desk', before: async (make, world) => {
      await talk('ordinary', '&queue=sales')(make, world)
      await make('hang-up')
    },
    then: async (page) => {
      await page.locator('[role=combobox]').fill('order')
      await page.keyboard.press('Enter')
      await page.locator('p.saved svg').waitFor()
    },
  },
  {
    name: 'desk-wrap-up-unlimited', user: 'a01', at: '/desk', before: async (make, world) => {
      await talk('ordinary', '&queue=support')(make, world)
      await make('hang-up')
    },
  },
  {
    name: 'desk-conflict', user: 'a01', at: '/desk', before: talk('vip'),
    then: async (page, make) => {
      await type(page, '第一句')
      await page.locator('textarea').first().pressSequentially('，我的补充')
      await make('note', `agent=a01&text=${encodeURIComponent('另一标签页写的内容：客户要求开发票。')}`)
      await page.waitForSelector('div.conflict')
    },
  },
  { name: 'desk-missed', user: 'a01', at: '/desk', before: async (make, world) => { await offer('ordinary')(make, world); await make('expire') } },
  {
    name: 'desk-phone-away', user: 'a01', at: '/desk', before: async (make, world) => {
      await ready(make, world)
      await make('unreachable', 'agent=a01')
      world.centre.become(world.centre.agents.get('a01'), 'NOT_READY', 'PHONE_DOWN')
    },
    then: (page) => page.locator('button.chip').click(),
  },
  { name: 'desk-lost', user: 'a01', at: '/desk', before: talk('vip'), then: async (page, make) => { await make('restart', 'millis=20000'); await page.waitForSelector('.lost') } },
  { name: 'desk-telephony', user: 'a01', at: '/desk', before: talk('vip'), then: async (page, make) => { await make('telephony', 'away=yes'); await make('hold'); await page.waitForSelector('.lost') } },
  { name: 'desk-own-menu', user: 'a01', at: '/desk', before: ready, then: (page) => page.locator('header .who').click() },
  { name: 'help', user: 'a01', at: '/desk', before: ready, then: (page) => page.keyboard.press('?') },
  { name: 'board', user: 's01', at: '/board', before: async (make, world) => { await talk('vip')(make, world) } },
  // a01 asks for help; a supervisor listens to a03 meanwhile, and whispers to a01
  { name: 'desk-help', user: 'a01', at: '/desk', before: async (make, world) => { await talk('vip')(make, world); help(world); const i = world.centre.interactions.get(world.centre.agents.get('a01').work); i.supervisors = [{ agent: 's03', mode: 'WHISPER' }] } },
  { name: 'board-help', user: 's03', at: '/board', before: async (make, world) => { await talk('vip')(make, world); help(world) }, then: (page) => page.locator('aside .help').waitFor() },
  { name: 'board-listening', user: 's03', at: '/board', before: async (make, world) => { await talk('vip')(make, world); world.centre.watch('s03', 'a01', 'WHISPER') }, then: (page) => page.locator('aside .own').waitFor() },
  { name: 'board-listen', user: 's03', at: '/board', before: async (make, world) => { await talk('vip')(make, world) }, then: async (page) => { await page.locator('.row .do button[aria-haspopup=menu]').first().click() } },
  { name: 'board-flows', user: 's01', at: '/board', then: async (page) => { await page.locator('details > summary').click() } },
  { name: 'board-tv', user: 's01', at: '/board?tv', before: async (make, world) => { await talk('vip')(make, world); switched(world) } },
  { name: 'board-tv-telephony', user: 's01', at: '/board?tv', then: async (page, make) => { await make('telephony', 'away=yes'); await page.waitForSelector('.lost') } },
  { name: 'board-alarm', user: 's01', at: '/board', before: async (make, world) => { await talk('vip')(make, world) }, then: (page) => page.locator('.board .tools [aria-pressed]').click() },
  { name: 'board-force', user: 's01', at: '/board', before: async (make, world) => { await talk('vip')(make, world) }, then: async (page) => { await page.locator('.row button[aria-haspopup]').first().click() } },
  { name: 'board-waiting-menu', user: 's01', at: '/board', before: async (make, world) => { await talk('vip')(make, world) }, then: async (page) => { await page.locator('ol .do button[aria-haspopup=menu]').first().click() } },
  {
    name: 'board-give', user: 's01', at: '/board', before: async (make, world) => { await talk('vip')(make, world) },
    then: async (page) => {
      await page.locator('ol .do button[aria-haspopup=menu]').first().click()
      await page.getByRole('menuitem', { name: /转给|Give/ }).click()
    },
  },
  {
    name: 'board-closed', user: 's01', at: '/board', before: async (make, world) => {
      await talk('vip')(make, world)
      switched(world)
    },
    then: async (page) => {
      await page.locator('ol .do button[aria-haspopup=menu]').first().click()
      await page.getByRole('menuitem', { name: /提前 5|5m earlier/ }).click()
      await page.locator('header button[aria-haspopup=menu]').last().click()
      await page.getByRole('menuitem', { name: /关闭|Close/ }).click()
    },
  },
  { name: 'figures-queues', user: 's01', at: '/figures' },
  { name: 'figures-agents', user: 's01', at: '/figures?what=agents' },
  { name: 'figures-flows', user: 's01', at: '/figures?what=flows' },
  { name: 'figures-half-hours', user: 'admin', at: '/figures?by=half-hour' },
  { name: 'flows', user: 'admin', at: '/flows', then: async (page) => { await page.getByRole('button', { name: /查看改动|What changed/ }).first().click() } },
  { name: 'flows-back', user: 'admin', at: '/flows', then: async (page) => { await page.getByRole('button', { name: /恢复此版本|Go back/ }).first().click() } },
  { name: 'emergency', user: 's01', at: '/emergency', before: async (make, world) => switched(world) },
  { name: 'emergency-on', user: 's01', at: '/emergency', before: async (make, world) => switched(world), then: (page) => page.getByRole('button', { name: /更改：号码 4001|change: Number 4001/ }).click() },
  { name: 'interaction', user: 's01', at: '/interactions/i1-640' },
  { name: 'not-found', user: 'a01', at: '/nowhere' },
  { name: 'forbidden', user: 'a01', at: '/board' },
]
