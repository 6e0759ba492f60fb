import { describe, expect, it } from 'vitest'
import { heard, opinion, quality, type Heard } from './quality'

const at = (more: Partial<Heard>): Heard => ({ at: 0, packets: 0, lost: 0, jitterMillis: 2, rttMillis: 20, farLoss: 0, ...more })

describe('how a conversation sounds', () => {
  it('is as ITU-T G.107 has it: without loss near the best, at 5 % noticeably worse, at 20 % bad', () => {
    expect(opinion(0, 50)).toBeCloseTo(4.38, 1)
    expect(opinion(0.02, 50)).toBeLessThan(4.3)
    expect(opinion(0.05, 50)).toBeCloseTo(3.8, 0)
    expect(opinion(0.2, 50)).toBeLessThan(2.8)
    expect(opinion(0, 500)).toBeLessThan(opinion(0, 150))
    expect(opinion(1, 2_000)).toBe(1)
  })

  it('is good when everything arrives', () => {
    expect(quality(at({ packets: 100 }), at({ packets: 200 }))).toMatchObject({ loss: 0, bad: false })
  })

  it('counts what was lost since the last look only, in either direction', () => {
    expect(quality(at({ packets: 100, lost: 50 }), at({ packets: 200, lost: 50 }))).toMatchObject({ loss: 0, bad: false })
    expect(quality(at({ packets: 100, lost: 0 }), at({ packets: 190, lost: 10 }))).toMatchObject({ loss: 0.1, bad: true })
    expect(quality(at({ packets: 100 }), at({ packets: 200, farLoss: 0.2 }))).toMatchObject({ loss: 0.2, bad: true })
  })

  it('is the worst when nothing comes any more', () => {
    expect(quality(at({ packets: 100 }), at({ packets: 100 }))).toMatchObject({ loss: 1, bad: true })
  })

  it('is read from what browsers count', () => {
    const report = new Map<string, object>([
      ['a', { type: 'inbound-rtp', kind: 'audio', packetsReceived: 10, packetsLost: -1, jitter: 0.004 }],
      ['b', { type: 'remote-inbound-rtp', roundTripTime: 0.03, fractionLost: 0.5 }],
      ['c', { type: 'inbound-rtp', kind: 'video', packetsReceived: 99 }],
    ]) as unknown as RTCStatsReport

    expect(heard(report, 7)).toEqual({ at: 7, packets: 10, lost: 0, jitterMillis: 4, rttMillis: 30, farLoss: 0.5 })
    expect(heard(new Map() as unknown as RTCStatsReport, 7)).toBeNull()
  })
})
