import { Refusal } from './api'

/** What a window asks of the one that has the phone. */
export type Order = 'answer' | 'hangUp' | { readonly mute: boolean } | { readonly keys: string }

type Said<Is> = { is: Is } | { who: true } | { order: Order; id: string } | { done: string; refused: string | null }

/** A microphone may have to be asked for first. */
const ANSWERED_MILLIS = 10_000

/**
 * The windows of one browser, of which one has the phone: it tells the others how the phone is, and they ask it. All callbacks run on the page's one thread.
 *
 * @typeParam Is how the phone is; it can be cloned
 */
export class Windows<Is> {
  readonly #channel = new BroadcastChannel('hotline.phone')
  readonly #asked = new Map<string, (refused: string | null) => void>()

  /**
   * @param now how the phone is, when this window has it, else null
   * @param told how it is in the one that has it
   * @param does done here, when this window has it; throws a `Refusal`
   */
  constructor(
    private readonly now: () => Is | null,
    private readonly told: (is: Is) => void,
    private readonly does: (order: Order) => Promise<void>,
  ) {
    this.#channel.onmessage = ({ data }: MessageEvent<Said<Is>>) => {
      if ('is' in data) this.told(data.is)
      else if ('who' in data) this.tell()
      else if ('done' in data) this.#asked.get(data.done)?.(data.refused)
      else void this.#obey(data.order, data.id)
    }
  }

  /** Tells the others, when this window has the phone. */
  tell(): void {
    const is = this.now()
    if (is) this.#say({ is })
  }

  /** Whoever has the phone says how it is. */
  ask(): void {
    this.#say({ who: true })
  }

  /** Has it done in the window that has the phone; throws what that says. */
  async order(order: Order): Promise<void> {
    const id = `${Date.now()}-${Math.random()}`
    const refused = await new Promise<string | null>((resolve) => {
      this.#asked.set(id, resolve)
      this.#say({ order, id })
      setTimeout(() => resolve('window-away'), ANSWERED_MILLIS)
    })
    this.#asked.delete(id)
    if (refused) throw new Refusal(refused, refused, null, 0)
  }

  async #obey(order: Order, id: string): Promise<void> {
    if (!this.now()) return
    let refused: string | null = null
    try {
      await this.does(order)
    } catch (problem) {
      refused = problem instanceof Refusal ? problem.code : 'failed'
    }
    this.#say({ done: id, refused })
  }

  #say(said: Said<Is>): void {
    this.#channel.postMessage(said)
  }
}
