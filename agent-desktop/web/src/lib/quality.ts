import type { Quality } from './phone.svelte'

/** What was counted at one moment; of each kind the newest. */
export interface Heard {
  at: number
  packets: number
  lost: number
  jitterMillis: number
  rttMillis: number
  /** What the far side says it misses of ours, 0 to 1. */
  farLoss: number
}

/** Below this people notice, and say so: "some users dissatisfied" in ITU-T G.107, Annex B. */
const NOTICED = 3.6
const NOTICED_LOSS = 0.05
/** A packet of 20 ms and what a browser holds back at least. */
const OWN_DELAY_MILLIS = 40

/** The counters of a connection; null as long as nothing was heard. */
export function heard(report: RTCStatsReport, at: number): Heard | null {
  let found: Heard | null = null
  let rttMillis = 0
  let farLoss = 0
  report.forEach((entry: Record<string, unknown>) => {
    const number = (name: string) => (typeof entry[name] === 'number' ? (entry[name] as number) : 0)
    if (entry['type'] === 'inbound-rtp' && entry['kind'] === 'audio') {
      found = { at, packets: number('packetsReceived'), lost: Math.max(0, number('packetsLost')), jitterMillis: number('jitter') * 1000, rttMillis: 0, farLoss: 0 }
    } else if (entry['type'] === 'remote-inbound-rtp') {
      rttMillis = number('roundTripTime') * 1000
      farLoss = number('fractionLost')
    }
  })
  return found && { ...(found as Heard), rttMillis, farLoss }
}

/** How it sounded between two moments. Nothing at all having come is the worst there is. */
export function quality(before: Heard | null, now: Heard): Quality {
  const packets = now.packets - (before?.packets ?? 0)
  const lost = Math.max(0, now.lost - (before?.lost ?? 0))
  const silent = before !== null && packets <= 0
  const loss = silent ? 1 : Math.max(packets + lost > 0 ? lost / (packets + lost) : 0, now.farLoss)
  const mos = opinion(loss, now.rttMillis / 2 + 2 * now.jitterMillis + OWN_DELAY_MILLIS)
  return { mos, loss, jitterMillis: now.jitterMillis, rttMillis: now.rttMillis, bad: silent || mos < NOTICED || loss > NOTICED_LOSS }
}

/** What a listener would say, 1 to 4.5: ITU-T G.107 for G.711 with concealment (Bpl 25.1), delay one way in milliseconds. */
export function opinion(loss: number, delay: number): number {
  const percent = loss * 100
  const impairment = (95 * percent) / (percent + 25.1)
  const late = 0.024 * delay + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0)
  const r = Math.max(0, Math.min(100, 93.2 - late - impairment))
  return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6)
}
