import type { Quality } from './phone.svelte'

/** How a stretch of a conversation sounded, as the server takes it. */
export interface Sounded {
  interaction: string
  began: string
  ended: string
  samples: number
  lossPermille: number
  jitterMillis: number
  roundTripMillis: number
  mosHundredths: number
  worstMosHundredths: number
}

/** Whoever goes without a word has told the last quarter of a minute at most too little. */
const TOLD_EVERY_MILLIS = 15_000

/** Sums up how a conversation sounds, for each stretch in which the same people take part, and tells it from time to time and at its end. */
export class Sounding {
  #stretch: { interaction: string; people: string; began: number; told: number } | null = null
  #sum = none()
  #last = 0

  constructor(private readonly tell: (told: Sounded) => void) {}

  /** @param people changes with who takes part, null when the conversation is over and only the line is not yet; @param at the server's time in milliseconds */
  add(quality: Quality, interaction: string, people: string | null, at: number): void {
    if (people === null) return this.end()
    if (quality.mos === undefined || interaction === '') return
    if (this.#stretch && (this.#stretch.interaction !== interaction || this.#stretch.people !== people)) this.end()
    this.#stretch ??= { interaction, people, began: at, told: at }
    const sum = this.#sum
    sum.samples++
    sum.mos += quality.mos
    sum.worst = Math.min(sum.worst, quality.mos)
    sum.loss += quality.loss
    sum.jitter += quality.jitterMillis
    sum.roundTrip += quality.rttMillis
    this.#last = at
    if (at - this.#stretch.told >= TOLD_EVERY_MILLIS) {
      this.#stretch.told = at
      this.#report()
    }
  }

  /** Nobody talks here any more. */
  end(): void {
    if (this.#stretch) this.#report()
    this.#stretch = null
    this.#sum = none()
  }

  #report(): void {
    const stretch = this.#stretch
    const { samples, mos, worst, loss, jitter, roundTrip } = this.#sum
    if (!stretch || samples === 0) return
    const mosHundredths = Math.round((100 * mos) / samples)
    this.tell({
      interaction: stretch.interaction,
      began: new Date(stretch.began).toISOString(),
      ended: new Date(this.#last).toISOString(),
      samples,
      lossPermille: Math.round((1000 * loss) / samples),
      jitterMillis: Math.min(60_000, Math.round(jitter / samples)),
      roundTripMillis: Math.min(60_000, Math.round(roundTrip / samples)),
      mosHundredths,
      worstMosHundredths: Math.min(mosHundredths, Math.round(100 * worst)),
    })
  }
}

function none() {
  return { samples: 0, mos: 0, worst: 4.5, loss: 0, jitter: 0, roundTrip: 0 }
}
