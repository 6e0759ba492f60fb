// Who and what there is in the playground: the demo centre's queues and agents, and customers who call.

export const zone = 'Asia/Shanghai'

const none = { waiting: null, longestWaitMillis: null, serviceLevel: null }
const amber = { waiting: 3, longestWaitMillis: 30_000, serviceLevel: 0.8 }
const red = { waiting: 6, longestWaitMillis: 60_000, serviceLevel: 0.7 }

const usual = { earlyExit: true, extensions: 0, extensionMillis: 0 }

/** How long wrap-up lasts; null: until the agent ends it. */
export const wrapUpMillis = { service: 30_000, sales: 30_000, support: null }

export const queues = [
  { id: 'service', name: { 'zh-CN': '客户服务', en: 'Customer service' }, team: null, policy: 'LEAST_OCCUPIED', serviceLevelMillis: 20_000, shortAbandonMillis: 5_000, dispositionMandatory: true, wrapUp: usual, amber, red },
  { id: 'sales', name: { 'zh-CN': '销售', en: 'Sales' }, team: null, policy: 'LONGEST_IDLE', serviceLevelMillis: 20_000, shortAbandonMillis: 5_000, dispositionMandatory: false, wrapUp: { earlyExit: false, extensions: 2, extensionMillis: 60_000 }, amber, red },
  { id: 'support', name: { 'zh-CN': '投诉与维修', en: 'Complaints and repair' }, team: null, policy: 'LONGEST_IDLE', serviceLevelMillis: 30_000, shortAbandonMillis: 5_000, dispositionMandatory: false, wrapUp: usual, amber, red: none },
]

export const reasons = [
  { code: 'BREAK', name: { 'zh-CN': '小休', en: 'Break' } },
  { code: 'MEAL', name: { 'zh-CN': '用餐', en: 'Meal' } },
  { code: 'MEETING', name: { 'zh-CN': '会议', en: 'Meeting' } },
  { code: 'TRAINING', name: { 'zh-CN': '培训', en: 'Training' } },
  { code: 'BACK_OFFICE', name: { 'zh-CN': '后台工作', en: 'Back office' } },
  { code: 'TECHNICAL_PROBLEM', name: { 'zh-CN': '技术故障', en: 'Technical problem' } },
]

export const dispositions = [
  ['ANSWERED', '问题已解答', 'Question answered', []],
  ['BILL_EXPLAINED', '账单已说明', 'Bill explained', ['service']],
  ['PAYMENT_PROMISED', '承诺付款', 'Payment promised', ['service']],
  ['ORDER_TRACKED', '订单已查询', 'Order tracked', []],
  ['ORDER_CHANGED', '订单已更改', 'Order changed', []],
  ['ORDER_PLACED', '已下单', 'Order placed', ['sales']],
  ['INTERESTED', '有意向', 'Interested', ['sales']],
  ['COMPLAINT', '投诉已登记', 'Complaint recorded', []],
  ['REPAIR_ARRANGED', '已安排维修', 'Repair arranged', ['support']],
  ['FOLLOW_UP', '需要跟进', 'To be followed up', []],
  ['WRONG_NUMBER', '打错电话', 'Wrong number', []],
].map(([code, zh, en, queues]) => ({ code, name: { 'zh-CN': zh, en }, queues }))

export const products = [
  { code: 'H1', name: { 'zh-CN': '智能音箱 H1', en: 'Smart speaker H1' } },
  { code: 'H2', name: { 'zh-CN': '台灯 H2', en: 'Desk lamp H2' } },
]

export const ticketCategories = [
  { code: 'BILLING', name: { 'zh-CN': '账单与付款', en: 'Billing and payment' }, kinds: ['COMPLAINT', 'QUESTION'] },
  { code: 'DELIVERY', name: { 'zh-CN': '配送', en: 'Delivery' }, kinds: ['COMPLAINT', 'RETURN', 'QUESTION'] },
  { code: 'PRODUCT', name: { 'zh-CN': '产品', en: 'Product' }, kinds: [] },
]

const staff = `a01 陈静 north service sales support|a02 刘洋 north service sales support|a03 赵敏 north service support|a04 孙磊 north service sales|a05 周婷 north service sales|a06 吴昊 north sales support|a07 Grace·Li south service sales|a08 郑爽 south service support|a09 Daniel·Wong south service support|a10 何雪 south support|a11 马超 south service sales support|a12 Olivia·Chen south service sales`

export const agents = staff.split('|').map((line, index) => {
  const [id, name, team, ...serves] = line.split(' ')
  return { id, name: name.replace('·', ' '), team, extension: String(1001 + index), serves }
})

/** So many of them from now on, to see how the board behaves with a whole floor. */
export function crowd(size) {
  agents.length = 12
  for (let n = agents.length + 1; n <= size; n++) {
    const like = agents[n % 12]
    agents.push({ id: `a${String(n).padStart(2, '0')}`, name: `${like.name} ${n}`, team: like.team, extension: String(1000 + n), serves: like.serves })
  }
}

export const people = [
  ...agents.map(({ id, name, team, extension }) => ({ id, name, team, station: extension, roles: ['AGENT'] })),
  { id: 's01', name: '林芳', team: 'north', station: null, roles: ['SUPERVISOR'] },
  { id: 's03', name: '许岚', team: 'north', station: '1023', roles: ['SUPERVISOR', 'AGENT'] },
  { id: 's02', name: 'Mark Zhao', team: 'south', station: null, roles: ['SUPERVISOR'] },
  { id: 'admin', name: 'Administrator', team: '', station: null, roles: ['ADMIN'] },
]

const day = 86_400_000
const on = (days) => new Date(Date.now() + days * day).toISOString().slice(0, 10)
const ago = (days, hours = 0) => new Date(Date.now() - days * day - hours * 3_600_000).toISOString()
const contact = (n, days, queue, agent, outcome, disposition, note, more = {}) => ({ interaction: `i1-${n}`, at: ago(days, 3), queue, agent, outcome, disposition, note, soundedBad: days === 5, survey: null, ...more })

const place = {
  guangzhou: { 'zh-CN': '广东广州', en: 'Guangzhou, Guangdong' },
  shanghai: { 'zh-CN': '上海', en: 'Shanghai' },
  london: { 'zh-CN': '英国伦敦', en: 'London, United Kingdom' },
  beijing: { 'zh-CN': '北京', en: 'Beijing' },
}

const wang = {
  id: 'c1', name: '王芳', tier: 'VIP', language: 'zh-CN', numbers: ['+8613800138000', '+862087654321'], assignedAgent: 'a01', backupAgent: 'a02',
  orders: [
    { id: 'o1', customer: 'c1', number: '20261118042', status: 'SHIPPED', items: 3, product: 'H1', placedOn: on(-3), expectedOn: on(1) },
    { id: 'o2', customer: 'c1', number: '20261102007', status: 'DELIVERED', items: 1, product: null, placedOn: on(-19), expectedOn: null },
  ],
  bills: [{ id: 'b1', customer: 'c1', amountMinor: 128850, currency: 'CNY', dueOn: on(6), paidOn: null }],
  contacts: [
    contact(812, 2, 'service', 'a01', 'TALKED', 'ORDER_TRACKED', '询问订单 20261118042 的发货时间，已告知周五发出。希望到货前电话通知。'),
    contact(640, 16, 'sales', 'a05', 'TALKED', 'ORDER_PLACED', '周末促销，加购两件，送货地址不变。', { survey: { askedAt: ago(16, 3), satisfied: 2, recommend: null, solved: false } }),
    contact(377, 41, null, null, 'SELF_SERVED', null, null),
    contact(201, 73, 'service', null, 'ABANDONED_QUEUE', null, null),
  ],
}
const li = {
  id: 'c2', name: '李强', tier: 'ORDINARY', language: 'zh-CN', numbers: ['+8613900139000'], assignedAgent: null, backupAgent: null,
  orders: [{ id: 'o3', customer: 'c2', number: '20261120015', status: 'PAID', items: 2, product: 'H2', placedOn: on(-1), expectedOn: on(4) }],
  bills: [{ id: 'b2', customer: 'c2', amountMinor: 6900, currency: 'CNY', dueOn: on(-2), paidOn: null }],
  contacts: [contact(733, 5, 'support', 'a08', 'TALKED', 'REPAIR_ARRANGED', '洗衣机漏水，已安排 11 月 24 日上午上门。')],
}
const emma = {
  id: 'c3', name: 'Emma Clarke', tier: 'GOLD', language: 'en', numbers: ['+442079460123'], assignedAgent: null, backupAgent: null,
  orders: [], bills: [{ id: 'b3', customer: 'c3', amountMinor: 4599, currency: 'GBP', dueOn: on(12), paidOn: null }],
  contacts: [contact(590, 9, 'sales', 'a07', 'TALKED', 'INTERESTED', 'Asked about delivery to the UK and the price including duty. Wants a call back next week.')],
}
const shared = (id, name, language) => ({ id, name, tier: 'ORDINARY', language, numbers: ['+862088887777'], assignedAgent: null, backupAgent: null, orders: [], bills: [], contacts: id === 'c4' ? [contact(455, 12, 'service', 'a03', 'TALKED', 'BILL_EXPLAINED', '公司账单抬头变更。')] : [] })

/** Cards without their interaction: who may call. */
export const callers = {
  vip: { kind: 'KNOWN', number: '+8613800138000', place: place.guangzhou, displayName: '', customers: [wang], chosen: 'c1', language: 'zh-CN' },
  ordinary: { kind: 'KNOWN', number: '+8613900139000', place: place.shanghai, displayName: '', customers: [li], chosen: 'c2', language: 'zh-CN' },
  foreign: { kind: 'KNOWN', number: '+442079460123', place: place.london, displayName: 'Emma Clarke', customers: [emma], chosen: 'c3', language: 'en' },
  shared: { kind: 'KNOWN', number: '+862088887777', place: place.guangzhou, displayName: '', customers: [shared('c4', '黄志明', 'zh-CN'), shared('c5', '广州明远贸易有限公司', 'zh-CN')], chosen: null, language: 'zh-CN' },
  unknown: { kind: 'KNOWN', number: '+861012345678', place: place.beijing, displayName: '', customers: [], chosen: null, language: 'zh-CN' },
  anonymous: { kind: 'ANONYMOUS', number: null, place: null, displayName: '', customers: [], chosen: null, language: 'en' },
  hostile: { kind: 'KNOWN', number: '+8613500001111', place: place.shanghai, displayName: '<img src=x onerror=alert(1)> \u202Egnp.exe 🦄', customers: [{ ...shared('c6', '<script>alert("x")</script> ' + '名'.repeat(300), 'zh-CN'), numbers: ['+8613500001111'] }], chosen: 'c6', language: 'zh-CN' },
}
