// What was between a customer and us, in the playground; and who is found.

const DAY = 86_400_000
const iso = (ago) => new Date(Date.now() - ago).toISOString()
const day = (ago) => iso(ago).slice(0, 10)
const none = { call: null, voicemail: null, callback: null, ticket: null, order: null, bill: null }

/** Eighty things, newest first. */
export function timeline() {
  const items = [
    { kind: 'CALL', at: iso(0.2 * DAY), call: { interaction: 'i1-640', direction: 'INBOUND', queue: 'service', agents: ['a02'], outcome: 'TALKED', disposition: 'ORDER_TRACKED', talkMillis: 109_000, notes: [{ agent: 'a02', text: '订单 20261118042 已发货，客户希望周六下午送货，到货前电话通知。' }], survey: { askedAt: iso(0.2 * DAY), satisfied: 4, recommend: 9, solved: true }, guidance: [{ article: 3, title: { 'zh-CN': '订单在哪里', en: 'Where an order is' }, agent: 'a02', at: iso(0.2 * DAY) }] } },
    { kind: 'TICKET', at: iso(0.4 * DAY), ticket: { ticket: 600001, kind: 'COMPLAINT', status: 'OPEN', subject: '10月账单重复扣款，要求退还', deed: 'COMMENTED', by: 'agent:a05', comment: '财务确认重复扣款，退款三个工作日内到账。' } },
    { kind: 'VOICEMAIL', at: iso(1.1 * DAY), voicemail: { interaction: 'i1-31', queue: 'service', millis: 23_000, done: iso(DAY) } },
    { kind: 'CALLBACK', at: iso(1.5 * DAY), callback: { queue: 'sales', state: 'DONE', opensAt: iso(DAY), closesAt: iso(0.9 * DAY), note: '希望了解十二件的报价' } },
    { kind: 'ORDER', at: iso(3 * DAY), order: { id: 'o1', customer: 'c1', number: '20261118042', status: 'SHIPPED', items: 3, product: 'H1', placedOn: day(3 * DAY), expectedOn: null } },
    { kind: 'BILL', at: iso(9 * DAY), bill: { id: 'b1', customer: 'c1', amountMinor: 128850, currency: 'CNY', dueOn: day(9 * DAY), paidOn: null } },
    { kind: 'CALL', at: iso(10 * DAY), call: { interaction: 'i1-639', direction: 'OUTBOUND', queue: 'sales', agents: ['a05', 'a01'], outcome: 'TALKED', disposition: 'ORDER_PLACED', talkMillis: 341_000, notes: [], survey: null, guidance: [] } },
  ]
  for (let n = 0; n < 73; n++) items.push({ kind: 'CALL', at: iso((20 + n) * DAY), call: { interaction: `i1-${500 - n}`, direction: 'INBOUND', queue: n % 3 ? 'service' : null, agents: n % 3 ? ['a03'] : [], outcome: n % 3 ? 'TALKED' : 'SELF_SERVED', disposition: null, talkMillis: n % 3 ? 60_000 : 0, notes: [], survey: null, guidance: [] } })
  return items.map((item, n) => ({ ...none, ...item, id: `x${n}` }))
}

export function timelineAnswer(url) {
  const q = (name) => url.searchParams.get(name)
  const found = timeline().filter((item) => (!q('kinds') || q('kinds').split(',').some((kind) => kind === item.kind || (kind === 'NOTE' ? item.call?.notes.length : kind === 'SURVEY' && item.call?.survey))) && (!q('text') || JSON.stringify(item).includes(q('text'))))
  const from = q('after') ? found.findIndex((item) => item.id === q('after')) + 1 : 0
  return { items: found.slice(from, from + 30), next: found.length > from + 30 ? found[from + 29].id : null }
}

/** Of a conversation that was paused once, and heard by a supervisor. */
export const recordings = (interaction) => [
  { id: `${interaction}.1795000000000`, interaction, queue: 'service', agents: ['a02'], onDemand: false, from: iso(0.2 * DAY), millis: 64_000, pauses: [{ fromMillis: 21_000, toMillis: 34_000, by: 'a02' }], heard: [{ person: 's01', at: iso(0.1 * DAY) }] },
  { id: `${interaction}.1795000090000`, interaction, queue: 'service', agents: ['a02', 'a05'], onDemand: false, from: iso(0.2 * DAY - 90_000), millis: 45_000, pauses: [], heard: [] },
]

export const wang = (more = {}) => ({ id: 'c1', name: '王芳', tier: 'VIP', language: 'zh-CN', numbers: ['+8613800138000', '+862087654321'], assignedAgent: 'a01', backupAgent: 'a02', version: 3, mergedInto: null, merged: null, ...more })

const people = [wang(), wang({ id: 'c7', name: '王芳华', tier: 'ORDINARY', numbers: ['+8613700000007'] }), wang({ id: 'c6', name: '<script>alert("x")</script> \u202Egnp ' + '名'.repeat(60), tier: 'ORDINARY', numbers: [] })]

/** @returns [status, body] */
export function customerAnswer(kept, method, part, url, body) {
  if (!part[1] && method === 'GET') {
    const text = url.searchParams.get('text')
    const found = people.filter((one) => one.name.includes(text) || one.numbers.some((number) => number.endsWith(text)))
    return [200, { customers: found.map(({ id, name, tier, numbers }) => ({ id, name, tier, numbers })), tickets: text.includes('账单') ? [{ ticket: 600001, subject: '10月账单重复扣款，要求退还', opened: iso(DAY), customer: 'c1', customerName: '王芳' }] : [], notes: [{ interaction: 'i1-640', at: iso(DAY), text: `订单已发货，客户希望周六下午送货。${text}`, customer: 'c1', customerName: '王芳' }] }]
  }
  if (!part[1]) return [200, wang({ id: 'c9', name: body.name, numbers: [] })]
  if (part[2] === 'looks') return [200, { looks: [{ at: iso(0.1 * DAY), person: 'a03' }, { at: iso(2 * DAY), person: 's01' }] }]
  if (part[2] === 'recordings') return [200, { recordings: [{ ...recordings('i1-640')[0], heard: [] }] }]
  if (part[2] === 'timeline') return [200, timelineAnswer(url)]
  const one = { ...(people.find((it) => it.id === part[1]) ?? wang({ id: part[1] })), ...kept[part[1]] }
  if (method === 'GET') return [200, one]
  if (method === 'PUT') kept[part[1]] = { name: body.name, version: one.version + 1 }
  if (part[2] === 'merge') kept[part[1]] = { ...kept[part[1]], merged: { merge: 1, gone: body.other, name: '王芳华' } }
  if (part[2] === 'separate') kept[part[1]] = { ...kept[part[1]], merged: null }
  return [200, { ...one, ...kept[part[1]] }]
}
