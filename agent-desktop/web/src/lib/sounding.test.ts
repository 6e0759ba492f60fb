import { describe, expect, it } from 'vitest'
import { Sounding, type Sounded } from './sounding'

const at = Date.parse('2026-11-22T10:00:00Z')
const good = { mos: 4.4, loss: 0, jitterMillis: 4, rttMillis: 40, bad: false }
const poor = { mos: 2.4, loss: 0.2, jitterMillis: 20, rttMillis: 160, bad: true }

describe('how a conversation sounded', () => {
  it('is told for each stretch in which the same people take part, with its mean and its worst', () => {
    const told: Sounded[] = []
    const sounding = new Sounding((one) => told.push(one))
    sounding.add(good, 'i1-1', 'alone', at)
    sounding.add(poor, 'i1-1', 'alone', at + 2_000)
    sounding.add(good, 'i1-1', 'with a02', at + 4_000)
    sounding.end()
    sounding.end()

    expect(told).toEqual([
      { interaction: 'i1-1', began: '2026-11-22T10:00:00.000Z', ended: '2026-11-22T10:00:02.000Z', samples: 2, lossPermille: 100, jitterMillis: 12, roundTripMillis: 100, mosHundredths: 340, worstMosHundredths: 240 },
      { interaction: 'i1-1', began: '2026-11-22T10:00:04.000Z', ended: '2026-11-22T10:00:04.000Z', samples: 1, lossPermille: 0, jitterMillis: 4, roundTripMillis: 40, mosHundredths: 440, worstMosHundredths: 440 },
    ])
  })

  it('is not that of the line which is open for another moment after it is over', () => {
    const told: Sounded[] = []
    const sounding = new Sounding((one) => told.push(one))
    sounding.add(good, 'i1-1', 'alone', at)
    for (let second = 2; second <= 32; second += 2) sounding.add(poor, 'i1-1', null, at + second * 1000)
    sounding.end()

    expect(told.map((one) => one.worstMosHundredths)).toEqual([440])
  })

  it('is told every quarter of a minute while it lasts, of the same beginning', () => {
    const told: Sounded[] = []
    const sounding = new Sounding((one) => told.push(one))
    for (let second = 0; second <= 32; second += 2) sounding.add(good, 'i1-1', '', at + second * 1000)

    expect(told.map((one) => one.samples)).toEqual([9, 17])
    expect(new Set(told.map((one) => one.began)).size).toBe(1)
  })

  it('is not told of the echo test, nor before enough was heard', () => {
    const told: Sounded[] = []
    const sounding = new Sounding((one) => told.push(one))
    sounding.add(good, '', '', at)
    sounding.add({ loss: 0, jitterMillis: 0, rttMillis: 0, bad: false }, 'i1-1', '', at)
    sounding.end()
    expect(told).toEqual([])
  })
})
