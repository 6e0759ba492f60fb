// Tickets of the playground, and what can be done to them.

const iso = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString()

/** @param hours until it is due */
export const ticket = (number, hours, more = {}) => ({
  ticket: number, kind: 'COMPLAINT', category: 'BILLING', product: null, priority: 'NORMAL', status: 'OPEN', subject: '', text: '', customer: 'c0001', customerName: '王芳', interaction: 'i1-640', assignee: null, queue: 'service', team: null,
  opened: iso(hours - 24), openedBy: 'agent:a02', since: iso(hours - 24), due: iso(hours), overdue: hours < 0, escalated: hours < 0 ? iso(hours) : null, version: 1,
  changes: [{ at: iso(hours - 24), by: 'agent:a02', deed: 'OPENED', comment: '', fields: [], interaction: 'i1-640' }, ...(hours < 0 ? [{ at: iso(hours), by: 'system:overdue', deed: 'ESCALATED', comment: '', fields: [], interaction: null }] : [])],
  ...more,
})

export const someTickets = (customer = 'c0001') => [
  ticket(600001, -3, { customer, priority: 'URGENT', subject: '10月账单重复扣款，要求退还', text: '客户称10月账单被扣款两次，合计 128.50 元。\n要求三个工作日内退还。' }),
  ticket(600002, 5, { customer, kind: 'REPAIR', category: 'PRODUCT', product: 'H2', subject: '台灯开灯时闪烁', assignee: 'a01', status: 'IN_PROGRESS', queue: 'support', version: 2 }),
  ticket(600003, 40, { kind: 'QUESTION', category: null, customer: 'c0003', customerName: 'Emma Clarke', subject: 'Delivery before Christmas? Asked twice, wants twelve pieces with the invoice made out to her company', assignee: 'a01', status: 'WAITING', queue: null, team: 'north', priority: 'HIGH' }),
  ticket(600004, 60, { customer: null, customerName: null, kind: 'RETURN', category: null, openedBy: 'flow', queue: null, interaction: null }),
  ticket(600005, 12, { customer, status: 'CLOSED', subject: '发票抬头更正' }),
]

const shown = ({ changes, ...rest }) => rest
const isDone = (one) => one.status === 'SOLVED' || one.status === 'CLOSED'

/** @returns [status, body] */
export function ticketAnswer(all, user, method, part, url, body, tell) {
  const q = (name) => url.searchParams.get(name)
  if (!part[1] && method === 'GET') {
    const open = all.filter((one) => !isDone(one))
    const found = all
      .filter((one) => (q('status') ? one.status === q('status') : q('done') || !isDone(one)))
      .filter((one) => !q('customer') || one.customer === q('customer'))
      .filter((one) => !q('product') || one.product === q('product'))
      .filter((one) => !q('kind') || one.kind === q('kind'))
      .filter((one) => q('which') !== 'mine' || one.assignee === user.id)
      .filter((one) => q('which') !== 'overdue' || one.overdue)
    return [200, { tickets: found.map(shown), next: null, counts: { mine: open.filter((one) => one.assignee === user.id).length, all: open.length, overdue: open.filter((one) => one.overdue).length } }]
  }
  if (!part[1]) {
    const made = ticket(600001 + all.length, 24, { kind: body.kind, category: body.category, product: body.product ?? null, priority: body.priority, subject: body.subject, text: body.text, customer: body.customer ?? 'c0001', interaction: body.interaction, queue: body.queue, team: body.team, assignee: body.mine ? user.id : null, openedBy: `agent:${user.id}` })
    all.push(made)
    tell('all', { type: 'tickets' })
    return [200, shown(made)]
  }
  const one = all.find((it) => it.ticket === Number(part[1]))
  if (!one) return [404, { error: { code: 'unknown-ticket', message: 'There is no such ticket.', remedy: null } }]
  if (method === 'GET') return [200, { ticket: shown(one), changes: one.changes, interactions: one.interaction ? [one.interaction] : [] }]
  if (body.version && body.version !== one.version) return [409, { error: { code: 'ticket-changed', message: 'Somebody has changed it meanwhile.', remedy: null }, ticket: shown(one) }]
  const before = { ...one }
  const by = `agent:${user.id}`
  if (part[2] === 'comments') one.changes.push({ at: iso(0), by, deed: 'COMMENTED', comment: body.text, fields: [], interaction: body.interaction })
  else {
    const deed = part[2] === 'take' ? 'TAKEN' : part[2] === 'give' ? 'GIVEN' : part[2] === 'status' ? (body.status === 'IN_PROGRESS' ? 'RESUMED' : body.status) : 'CHANGED'
    if (part[2] === 'take') Object.assign(one, { assignee: user.id, status: 'IN_PROGRESS' })
    else if (part[2] === 'give') Object.assign(one, { assignee: body.agent, queue: body.queue, team: body.team })
    else if (part[2] === 'status') one.status = body.status
    else Object.assign(one, { kind: body.kind, category: body.category, product: body.product ?? null, priority: body.priority, subject: body.subject, text: body.text })
    one.version++
    const fields = ['status', 'assignee', 'queue', 'team', 'kind', 'category', 'product', 'priority', 'subject'].filter((field) => one[field] !== before[field]).map((field) => ({ field, before: before[field], after: one[field] }))
    one.changes.push({ at: iso(0), by, deed, comment: body.comment ?? '', fields, interaction: null })
  }
  tell('all', { type: 'tickets' })
  return [200, shown(one)]
}
