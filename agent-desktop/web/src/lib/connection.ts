import type { Frame, Position } from './state'

/** How the socket is: `lost` is what people must be told of. */
export type Link = 'connecting' | 'open' | 'lost' | 'over'

/** The part of a WebSocket that is used; tests have their own. */
export interface Socket {
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number; reason: string }) => void) | null
  send(text: string): void
  close(code?: number): void
}

/** What a connection needs of the world. */
export interface Surroundings {
  /** A ticket for one socket. Null: the session is over. Throws when the server is away. */
  ticket(): Promise<string | null>
  open(path: string): Socket
  now(): number
  random(): number
  later(millis: number, task: () => void): () => void
}

export interface Listener {
  /** A frame that is no reply and no pong. */
  frame(frame: Frame): void
  link(link: Link): void
  /** The server has ended the session, and says why in one of its words; `link` follows. */
  ended(why: string): void
  /** By how much the server's clock is ahead of ours, in milliseconds. */
  clock(ahead: number): void
}

const SHORTEST_PAUSE = 200
const LONGEST_PAUSE = 3_000
const PING_EVERY = 2_000
/** A socket that says nothing for so long after a ping is dead, whatever TCP believes. */
const SILENCE = 2_500
const OPENING = 5_000
const SESSION_OVER = 4401
const SAMPLES = 8
/** The server answers every operation within 15 s. */
const ANSWER_MILLIS = 20_000

/** What an operation over the socket was answered. */
type Answered = (reply: Extract<Frame, { type: 'reply' }> | null) => void

/**
 * One page's socket: opened with a fresh ticket each time, resumed after the last frame seen, opened anew after a pause that grows from 0.2 s to 3 s. All methods and
 * callbacks run on the page's one thread.
 */
export class Connection {
  #position: Position | null = null
  #socket: Socket | null = null
  #generation = 0
  #failures = 0
  #pingSent: number | null = null
  #lastId = 0
  #asked = new Map<string, Answered>()
  #samples: { round: number; ahead: number }[] = []
  #cancelRetry: (() => void) | null = null
  #cancelPing: (() => void) | null = null
  #cancelSilence: (() => void) | null = null
  #board = false
  /** Whether the present socket was opened with the board. */
  #boardAsked = false
  /** Whether a whole board has come, so that on a resumed socket its changes are enough. */
  #boardCame = false
  #link: Link = 'connecting'

  constructor(
    private readonly world: Surroundings,
    private readonly listener: Listener,
  ) {}

  start(): void {
    this.#tell('connecting')
    void this.#connect()
  }

  /** Ends it for good. */
  stop(): void {
    this.#tell('over')
    this.#drop()
    this.#cancelRetry?.()
    this.#cancelRetry = null
  }

  /** Asks for an operation over the socket; null: the socket was lost, or is not open, and nobody knows whether it was done. */
  ask(doing: string, body: unknown = null): Promise<Parameters<Answered>[0]> {
    return new Promise((resolve) => {
      if (this.#link !== 'open') return resolve(null)
      const id = this.#say(doing, body)
      const cancel = this.world.later(ANSWER_MILLIS, () => answered(null))
      const answered: Answered = (reply) => {
        cancel()
        this.#asked.delete(id)
        resolve(reply)
      }
      this.#asked.set(id, answered)
    })
  }

  /** The network may be back: tries at once instead of after the pause. */
  hurry(): void {
    if (this.#cancelRetry && this.#link !== 'over') {
      this.#cancelRetry()
      this.#cancelRetry = null
      void this.#connect()
    }
  }

  /** Whether the board is wanted; asked for again on every socket. */
  watchBoard(wanted: boolean): void {
    if (this.#board === wanted) return
    this.#board = wanted
    this.#boardCame = false
    if (this.#link === 'open') this.#say(wanted ? 'board.subscribe' : 'board.unsubscribe')
  }

  async #connect(): Promise<void> {
    const generation = ++this.#generation
    let ticket: string | null
    try {
      ticket = await this.world.ticket()
    } catch {
      if (generation === this.#generation) this.#retry()
      return
    }
    if (generation !== this.#generation) return
    if (ticket === null) {
      this.stop()
      return
    }
    const after = this.#position ? `&after=${this.#position.epoch}:${this.#position.seq}` : ''
    this.#boardAsked = this.#board
    const topics = this.#board ? '&topics=board' : ''
    let socket: Socket
    try {
      socket = this.world.open(`/api/socket?ticket=${encodeURIComponent(ticket)}${after}${topics}`)
    } catch {
      this.#retry()
      return
    }
    this.#socket = socket
    this.#expectSomething(OPENING)
    socket.onopen = () => {
      if (this.#socket !== socket) return
      this.#heardSomething()
      this.#ping()
    }
    socket.onmessage = (event) => {
      if (this.#socket === socket) this.#receive(event.data)
    }
    socket.onclose = (event) => {
      if (this.#socket !== socket) return
      this.#drop()
      if (event.code !== SESSION_OVER) return this.#retry()
      this.listener.ended(event.reason)
      this.stop()
    }
  }

  #receive(data: unknown): void {
    let frame: Frame
    try {
      frame = JSON.parse(String(data)) as Frame
    } catch {
      return
    }
    this.#heardSomething()
    if (frame.type === 'pong') this.#measure(frame.now)
    if (frame.type === 'reply') this.#asked.get(frame.id)?.(frame)
    if (frame.type === 'pong' || frame.type === 'reply') return
    if (this.#link !== 'open' && (frame.type === 'welcome' || frame.type === 'resumed')) {
      this.#failures = 0
      this.#tell('open')
      if (this.#board && (!this.#boardAsked || (frame.type === 'resumed' && !this.#boardCame))) this.#say('board.subscribe')
    }
    if (frame.type === 'board') this.#boardCame = this.#board
    if (frame.type === 'welcome' || !this.#position || frame.epoch > this.#position.epoch || frame.seq > this.#position.seq) {
      this.#position = { epoch: frame.epoch, seq: frame.seq }
    }
    this.listener.frame(frame)
    if (frame.type === 'signedOut') this.stop()
  }

  #ping(): void {
    this.#pingSent = this.world.now()
    this.#say('ping')
    // Not put off by one ping after the other: it runs until something is heard.
    if (!this.#cancelSilence) this.#expectSomething(SILENCE)
    this.#cancelPing = this.world.later(PING_EVERY, () => this.#ping())
  }

  /** Half the way there and half back; of the last few the one that took the least time is believed. */
  #measure(told: string): void {
    const sent = this.#pingSent
    const server = Date.parse(told)
    this.#pingSent = null
    if (sent === null || Number.isNaN(server)) return
    const now = this.world.now()
    this.#samples = [...this.#samples, { round: now - sent, ahead: server - (sent + now) / 2 }].slice(-SAMPLES)
    const best = this.#samples.reduce((a, b) => (b.round < a.round ? b : a))
    this.listener.clock(best.ahead)
  }

  #heardSomething(): void {
    this.#cancelSilence?.()
    this.#cancelSilence = null
  }

  #expectSomething(within: number): void {
    this.#heardSomething()
    this.#cancelSilence = this.world.later(within, () => {
      this.#drop()
      this.#retry()
    })
  }

  #say(doing: string, body: unknown = null): string {
    const id = String(++this.#lastId)
    try {
      this.#socket?.send(JSON.stringify({ id, do: doing, body }))
    } catch {
      // it is closing; onclose follows
    }
    return id
  }

  #drop(): void {
    this.#generation++
    this.#cancelPing?.()
    this.#cancelSilence?.()
    this.#cancelPing = this.#cancelSilence = null
    this.#pingSent = null
    this.#asked.forEach((answered) => answered(null))
    const socket = this.#socket
    this.#socket = null
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null
      try {
        socket.close()
      } catch {
        // never opened
      }
    }
  }

  #retry(): void {
    if (this.#link === 'over') return
    this.#tell('lost')
    const pause = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** this.#failures++)
    this.#cancelRetry?.()
    this.#cancelRetry = this.world.later(pause * (0.5 + this.world.random() / 2), () => {
      this.#cancelRetry = null
      void this.#connect()
    })
  }

  #tell(link: Link): void {
    if (this.#link === link && link !== 'connecting') return
    this.#link = link
    this.listener.link(link)
  }
}
