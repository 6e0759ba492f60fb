import { describe, expect, it } from 'vitest'
import type { CallbackView } from './messages'
import { reminders } from './reminders'

const NOW = Date.parse('2026-11-21T06:00:00Z')
const minutes = (n: number) => new Date(NOW + n * 60_000).toISOString()
const callback = (more: Partial<CallbackView>) => ({ id: '1', owner: 'a01', state: 'PLANNED', opensAt: minutes(5), closesAt: minutes(65), attempts: [], ...more }) as CallbackView
const whats = (...all: Partial<CallbackView>[]) =>
  reminders(all.map(callback), 'a01', NOW, () => false).map((one) => one.what)

describe('one is reminded of promised calls', () => {
  it('of one’s own alone, from ten minutes before', () => {
    expect(whats({ opensAt: minutes(10) })).toEqual(['soon'])
    expect(whats({ opensAt: minutes(11) })).toEqual([])
    expect(whats({ opensAt: minutes(0) })).toEqual(['now'])
    expect(whats({ owner: 'a02' }, { owner: null })).toEqual([])
  })

  it('while the customer waits to be called and does not ring, and when it was in vain', () => {
    const rings = { at: minutes(0), result: null }
    expect(whats({ state: 'QUEUED', opensAt: minutes(-3) })).toEqual(['now'])
    expect(whats({ state: 'QUEUED', opensAt: minutes(-3), attempts: [rings] })).toEqual([])
    expect(whats({ state: 'QUEUED', opensAt: minutes(-3), attempts: [{ ...rings, result: 'BUSY' }] })).toEqual(['now'])
    expect(whats({ state: 'MISSED', opensAt: minutes(-90) }, { opensAt: minutes(1) })).toEqual(['missed', 'soon'])
    expect(whats({ state: 'DONE' }, { state: 'CANCELLED' })).toEqual([])
  })

  it('once for each time and each thing that becomes of it', () => {
    const put = new Set<string>()
    const left = (more: Partial<CallbackView>) => reminders([callback(more)], 'a01', NOW, (key) => put.has(key))
    put.add(left({}).at(0)?.key ?? '')
    expect(left({})).toEqual([])
    expect(left({ state: 'MISSED' })).toHaveLength(1)
    expect(left({ opensAt: minutes(9) })).toHaveLength(1)
  })
})
