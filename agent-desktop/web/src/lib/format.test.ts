import { afterEach, describe, expect, it } from 'vitest'
import { instantAt, localTime, setZone, timeSpan } from './format'

afterEach(() => setZone('UTC'))

describe('times of the centre in fields', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-21T14:00', '2026-11-21T06:00:00.000Z'],
    ['America/New_York', '2026-07-03T00:30', '2026-07-03T04:30:00.000Z'],
    // the day on which the clocks go back, before and after
    ['Europe/Berlin', '2026-10-25T01:00', '2026-10-24T23:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25T09:00', '2026-10-25T08:00:00.000Z'],
  ])('in %s %s is %s', (zone, local, instant) => {
    setZone(zone)
    expect(instantAt(local)).toBe(instant)
    expect(localTime(instant)).toBe(local)
  })

  it('names the day where it is not today', () => {
    setZone('Asia/Shanghai')
    const now = Date.parse('2026-11-21T01:00:00Z')
    expect(timeSpan('2026-11-21T06:00:00Z', '2026-11-21T08:00:00Z', now)).toBe('14:00–16:00')
    expect(timeSpan('2026-11-22T06:00:00Z', '2026-11-22T08:00:00Z', now)).toMatch(/22.* 14:00–16:00$/)
  })
})
