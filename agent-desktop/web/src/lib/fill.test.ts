import { describe, expect, it } from 'vitest'
import { asText, pieces, valuesFor, type Facts } from './fill'

const card = (customers: object[]) => ({ number: '+8613800138000', customers, chosen: null }) as unknown as Facts['card']
const wang = {
  id: 'c1', name: '<b>王芳</b>', orders: [{ number: '100200', status: 'SHIPPED', expectedOn: '2026-11-24' }],
  bills: [{ amountMinor: 12850, currency: 'CNY', dueOn: '2026-12-01' }],
}
const facts = (customers: object[]): Facts => ({
  card: card(customers), item: { queue: 'service' }, agent: '陈静', now: Date.parse('2026-11-22T10:00:00Z'), orderStatus: (status) => status.toLowerCase(),
  centre: { queues: [{ id: 'service', name: { 'zh-CN': '客户服务', en: 'Customer service' } }] } as unknown as Facts['centre'],
})

describe('an article', () => {
  it('says what is known of the call, in the language of the text', () => {
    const text = '{order.number} {order.status} {order.arrives} {bill.amount} {bill.due} {queue.name} {agent.name} {customer.number} {today}'
    expect(asText(pieces(text, valuesFor(facts([wang]), 'en')))).toBe('100200 shipped 24 November 2026 ¥128.50 1 December 2026 Customer service 陈静 138 0013 8000 22 November 2026')
    expect(asText(pieces('{bill.due} {queue.name}', valuesFor(facts([wang]), 'zh-CN')))).toBe('2026年12月1日 客户服务')
  })

  it('shows a gap where nothing is known, and is no error', () => {
    const all = pieces('Dear {customer.name}, order {order.number}', valuesFor(facts([]), 'en'))
    expect(all.filter((piece) => piece.gap).map((piece) => piece.of)).toEqual(['CUSTOMER_NAME', 'ORDER_NUMBER'])
    expect(asText(all)).toBe('Dear ____, order ____')
  })

  it('fills in hostile values as they are, once, and leaves other braces alone', () => {
    expect(asText(pieces('{customer.name} {x} {constructor} {', valuesFor(facts([{ ...wang, name: '{agent.name}<i>' }]), 'en')))).toBe('{agent.name}<i> {x} {constructor} {')
  })
})
