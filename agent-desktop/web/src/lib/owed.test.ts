import { describe, expect, it } from 'vitest'
import type { CallbackView, CallerCard, VoicemailView } from './messages'
import { isSameNumber, owed } from './owed'

const card: CallerCard = { interaction: 'i1-1', complete: true, kind: 'KNOWN', number: '+8613800138000', place: null, displayName: '', customers: [{ id: 'c1', name: '王芳', tier: 'VIP', language: null, numbers: ['+8613800138000', '+862087654321'], assignedAgent: null, backupAgent: null, orders: [], bills: [], contacts: [] }], chosen: 'c1', entered: [] }
const promise = (change: Partial<CallbackView>): CallbackView => ({ id: '1', queue: 'service', number: '13800138000', customer: null, language: 'en', owner: null, opensAt: '', closesAt: '', note: '', way: null, by: 'flow', agreedIn: null, state: 'PLANNED', call: null, attempts: [], ...change })
const message = (change: Partial<VoicemailView>): VoicemailView => ({ interaction: 'i1-0', queue: 'service', number: '+8613800138000', customer: null, language: 'en', leftAt: '', millis: 1, takenBy: null, takenAt: null, doneAt: null, call: null, heard: [], ...change })

describe('what is still open with a caller', () => {
  it('is what she was promised and has said, at any of her numbers', () => {
    const open = owed(card, 'i1-1', [promise({}), promise({ id: '2', number: '02087654321', state: 'MISSED' }), promise({ id: '3', number: '13900139000' })], [message({}), message({ interaction: 'i1-9', number: null })])
    expect(open.promises.map((one) => one.id)).toEqual(['1', '2'])
    expect(open.messages.map((one) => one.interaction)).toEqual(['i1-0'])
  })

  it('is not what this call itself is about, nor what is done', () => {
    const open = owed(card, 'i1-1', [promise({ call: 'i1-1', state: 'QUEUED' }), promise({ id: '2', state: 'DONE' }), promise({ id: '3', state: 'CANCELLED' }), promise({ id: '4', agreedIn: 'i1-1' })], [message({ call: 'i1-1' }), message({ interaction: 'i1-1' }), message({ doneAt: '2026-11-20T02:00:00Z' })])
    expect(open).toEqual({ promises: [], messages: [] })
  })

  it('is nothing where nobody knows who calls', () => {
    expect(owed({ ...card, number: null, customers: [], chosen: null }, 'i1-1', [promise({})], [message({})])).toEqual({ promises: [], messages: [] })
  })

  it.each([
    ['13800138000', '+8613800138000', true],
    ['01012345678', '+861012345678', true],
    ['00442079460123', '+442079460123', true],
    ['+442079460123', '+442079460123', true],
    ['+12345678', '+8612345678', false],
    ['8000', '+8613800138000', false],
    ['38000138000', '+8613800138000', false],
    ['1001', '1001', true],
  ])('takes %s for %s: %s', (dialled, e164, same) => expect(isSameNumber(dialled, e164)).toBe(same))
})
