/** Sounds made by the page itself, on whichever device: the one that rings need not be the headset. */
export class Tones {
  #context: AudioContext | null = null
  #element: HTMLAudioElement | null = null
  #stop: (() => void) | null = null

  /** Rings until told otherwise. Where the browser does not let a page ring by itself, it is silent. */
  ring(device: string): void {
    this.silence()
    const out = this.#begin(device)
    if (!out) return
    const { context, node } = out
    const gain = context.createGain()
    gain.gain.value = 0
    gain.connect(node)
    const oscillators = [440, 480].map((frequency) => {
      const oscillator = context.createOscillator()
      oscillator.frequency.value = frequency
      oscillator.connect(gain)
      oscillator.start()
      return oscillator
    })
    // Twice, and a pause: softly in and out, so that it does not click.
    const burst = (at: number) => {
      for (const start of [at, at + 0.6]) {
        gain.gain.setTargetAtTime(0.16, start, 0.02)
        gain.gain.setTargetAtTime(0, start + 0.4, 0.03)
      }
    }
    let next = context.currentTime + 0.02
    burst(next)
    const timer = setInterval(() => {
      while (next < context.currentTime + 1) burst((next += 3))
    }, 500)
    this.#stop = () => {
      clearInterval(timer)
      oscillators.forEach((oscillator) => oscillator.stop())
    }
  }

  /** A short tone: the call is being taken by itself. */
  beep(device: string): void {
    this.silence()
    const out = this.#begin(device)
    if (!out) return
    const oscillator = out.context.createOscillator()
    const gain = out.context.createGain()
    gain.gain.value = 0.14
    oscillator.frequency.value = 660
    oscillator.connect(gain).connect(out.node)
    oscillator.start()
    oscillator.stop(out.context.currentTime + 0.18)
  }

  silence(): void {
    this.#stop?.()
    this.#stop = null
  }

  close(): void {
    this.silence()
    void this.#context?.close()
    this.#context = this.#element = null
  }

  #begin(device: string): { context: AudioContext; node: MediaStreamAudioDestinationNode } | null {
    try {
      this.#context ??= new AudioContext()
      void this.#context.resume()
      const node = this.#context.createMediaStreamDestination()
      this.#element ??= new Audio()
      this.#element.srcObject = node.stream
      void playOn(this.#element, device)
      return { context: this.#context, node }
    } catch {
      return null
    }
  }
}

/** Plays on that device; on the usual one where it is gone or the browser cannot choose. */
export async function playOn(element: HTMLAudioElement, device: string): Promise<void> {
  try {
    await element.setSinkId?.(device)
  } catch {
    await element.setSinkId?.('').catch(() => {})
  }
  await element.play().catch(() => {})
}
