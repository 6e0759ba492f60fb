import { beforeEach, describe, expect, it } from 'vitest'
import { Connection, type Link, type Socket } from './connection'
import { frame, row, tile, view, welcome } from './samples'
import type { Frame } from './state'

/** A world in which time passes only when the test says so. */
class World {
  time = 1_000_000
  tickets: (string | null | Error)[] = []
  opened: { path: string; socket: FakeSocket }[] = []
  tasks: { at: number; task: () => void }[] = []
  links: Link[] = []
  reasons: string[] = []
  frames: Frame[] = []
  ahead: number[] = []
  given = 0

  readonly surroundings = {
    ticket: async () => {
      const next = this.tickets.length > 0 ? this.tickets.shift()! : `t${++this.given}`
      if (next instanceof Error) throw next
      return next
    },
    open: (path: string): Socket => {
      const socket = new FakeSocket()
      this.opened.push({ path, socket })
      return socket
    },
    now: () => this.time,
    random: () => 1,
    later: (millis: number, task: () => void) => {
      const entry = { at: this.time + millis, task }
      this.tasks.push(entry)
      return () => void (this.tasks = this.tasks.filter((one) => one !== entry))
    },
  }
  readonly listener = {
    frame: (one: Frame) => void this.frames.push(one),
    link: (link: Link) => void this.links.push(link),
    ended: (why: string) => void this.reasons.push(why),
    clock: (millis: number) => void this.ahead.push(millis),
  }

  get socket(): FakeSocket {
    return this.opened.at(-1)?.socket as FakeSocket
  }
  get path(): string {
    return this.opened.at(-1)?.path ?? ''
  }

  async settle(): Promise<void> {
    for (let i = 0; i < 10; i++) await Promise.resolve()
  }

  async pass(millis: number): Promise<void> {
    const until = this.time + millis
    for (;;) {
      const due = this.tasks.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.tasks = this.tasks.filter((one) => one !== due)
      this.time = Math.max(this.time, due.at)
      due.task()
      await this.settle()
    }
    this.time = until
  }

  async connected(): Promise<void> {
    await this.settle()
    this.socket.onopen?.()
    this.socket.hears(welcome(10))
  }
}

class FakeSocket implements Socket {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  said: { id: string; do: string }[] = []
  closed = false
  send(text: string) {
    this.said.push(JSON.parse(text))
  }
  close() {
    this.closed = true
  }
  hears(message: Frame) {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
  breaks(code = 1006, reason = '') {
    this.onclose?.({ code, reason })
  }
}

let world: World
let connection: Connection

beforeEach(() => {
  world = new World()
  connection = new Connection(world.surroundings, world.listener)
  connection.start()
})

describe('a connection', () => {
  it('opens with a ticket and is open once it is welcome', async () => {
    await world.settle()
    expect(world.path).toBe('/api/socket?ticket=t1')
    world.socket.onopen?.()
    expect(world.links).toEqual(['connecting'])
    world.socket.hears(welcome(10))
    expect(world.links).toEqual(['connecting', 'open'])
  })

  it('resumes after the last frame seen, with a fresh ticket', async () => {
    await world.connected()
    world.socket.hears(frame(12, { type: 'agent', agent: view() }))
    world.socket.breaks()
    expect(world.links.at(-1)).toBe('lost')
    await world.pass(200)

    expect(world.path).toBe('/api/socket?ticket=t2&after=1:12')
    world.socket.onopen?.()
    world.socket.hears(frame(12, { type: 'resumed' }))
    expect(world.links.at(-1)).toBe('open')
  })

  it('counts from the beginning again after a welcome of a later epoch', async () => {
    await world.connected()
    world.socket.breaks()
    await world.pass(200)
    world.socket.onopen?.()
    world.socket.hears(welcome(2, 2))
    world.socket.breaks()
    await world.pass(200)

    expect(world.path).toContain('after=2:2')
  })

  it('is not led by the numbers of replies and pongs', async () => {
    await world.connected()
    world.socket.hears(frame(99, { type: 'pong', now: '2026-11-21T02:00:00Z' }))
    world.socket.hears(frame(99, { type: 'reply', id: '1', done: true, result: null, error: null }))
    world.socket.breaks()
    await world.pass(200)

    expect(world.path).toContain('after=1:10')
  })

  it('waits longer each time, at most 3 s, and is back within 5 s of the server', async () => {
    await world.connected()
    world.tickets = Array.from({ length: 12 }, () => new Error('away'))
    world.socket.breaks()
    await world.pass(20_000)
    const pauses = world.tasks.map((one) => one.at - world.time)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(3000)

    world.tickets = []
    const opened = world.opened.length
    await world.pass(5_000)
    expect(world.opened.length).toBeGreaterThan(opened)
  })

  it('tries at once when told that the network may be back', async () => {
    await world.connected()
    world.tickets = [new Error('away'), new Error('away'), new Error('away'), new Error('away')]
    world.socket.breaks()
    await world.pass(1400)
    const opened = world.opened.length
    world.tickets = []
    connection.hurry()
    await world.settle()

    expect(world.opened.length).toBe(opened + 1)
  })

  it('notices a socket that says nothing any more', async () => {
    await world.connected()
    await world.pass(1_900)
    expect(world.links.at(-1)).toBe('open')
    await world.pass(2_600)

    expect(world.links).toContain('lost')
    expect(world.opened[0]?.socket.closed).toBe(true)
  })

  it('stays open while pings are answered', async () => {
    await world.connected()
    for (let i = 0; i < 10; i++) {
      await world.pass(1000)
      world.socket.hears(frame(10, { type: 'pong', now: '2026-11-21T02:00:00Z' }))
    }
    expect(world.links.at(-1)).toBe('open')
    expect(world.opened).toHaveLength(1)
  })

  it('hears nothing of a socket it has given up', async () => {
    await world.connected()
    const old = world.socket
    await world.pass(5_000)
    const heard = world.frames.length
    old.hears(frame(50, { type: 'agent', agent: view() }))

    expect(world.frames.length).toBe(heard)
  })

  it('ends when the session is over, says why, and does not come back', async () => {
    await world.connected()
    world.socket.breaks(4401, 'ELSEWHERE')
    await world.pass(60_000)

    expect(world.reasons).toEqual(['ELSEWHERE'])

    expect(world.links.at(-1)).toBe('over')
    expect(world.opened).toHaveLength(1)
  })

  it('ends when no ticket is given any more', async () => {
    await world.connected()
    world.tickets = [null]
    world.socket.breaks()
    await world.pass(10_000)

    expect(world.links.at(-1)).toBe('over')
  })

  it('knows the server’s clock by the quickest of the last answers', async () => {
    await world.connected()
    const server = 5_000
    const answer = async (there: number, back: number) => {
      await world.pass(2_000 - ((world.time - 1_000_000) % 2_000))
      world.time += there
      const now = new Date(world.time + server).toISOString()
      world.time += back
      world.socket.hears(frame(10, { type: 'pong', now }))
    }
    await answer(100, 700)
    await answer(10, 10)
    await answer(400, 100)

    expect(world.ahead.at(-1)).toBeCloseTo(server, -1)
  })
})

describe('the board over a connection', () => {
  it('is asked for on an open socket, and no longer when nobody looks', async () => {
    await world.connected()
    connection.watchBoard(true)
    connection.watchBoard(false)

    expect(world.socket.said.map((one) => one.do)).toEqual(['ping', 'board.subscribe', 'board.unsubscribe'])
  })

  it('is wanted from the start on the next socket', async () => {
    await world.connected()
    connection.watchBoard(true)
    world.socket.hears(frame(11, { type: 'board', queues: [tile()], agents: [row('a01')], waiting: [] }))
    world.socket.breaks()
    await world.pass(200)
    expect(world.path).toContain('&topics=board')
    world.socket.onopen?.()
    world.socket.hears(frame(11, { type: 'resumed' }))

    expect(world.socket.said.map((one) => one.do)).toEqual(['ping'])
  })

  it('is asked for when the socket was opened before anybody looked', async () => {
    await world.settle()
    connection.watchBoard(true)
    world.socket.onopen?.()
    world.socket.hears(welcome(1))

    expect(world.socket.said.map((one) => one.do)).toEqual(['ping', 'board.subscribe'])
  })

  it('is asked for anew on a resumed socket when it had never come', async () => {
    await world.connected()
    connection.watchBoard(true)
    world.socket.breaks()
    await world.pass(200)
    world.socket.onopen?.()
    world.socket.hears(frame(10, { type: 'resumed' }))

    expect(world.socket.said.map((one) => one.do)).toContain('board.subscribe')
  })

  it('is answered what it asks, and told when the socket was lost before', async () => {
    await world.connected()
    const asked = connection.ask('phone.secret')
    const said = world.socket.said.at(-1)!
    expect(said.do).toBe('phone.secret')
    world.socket.hears(frame(9, { type: 'reply', id: 'another', done: true, result: 1, error: null }))
    world.socket.hears(frame(9, { type: 'reply', id: said.id, done: true, result: { secret: 'x' }, error: null }))
    expect((await asked)?.result).toEqual({ secret: 'x' })

    const lost = connection.ask('phone.secret')
    world.socket.breaks()
    expect(await lost).toBeNull()
    expect(await connection.ask('phone.secret')).toBeNull()
  })
})
