import { api, Refusal, whenSessionOver } from './api'
import { setAhead, setServerTime } from './clock.svelte'
import { Connection, type Link, type Socket } from './connection'
import { setZone } from './format'
import type { Role, SignedOutWhy } from './messages'
import { fold, NOTHING, signedIn, type Frame, type State } from './state'

/** The one place where the page keeps what it knows: frames are folded in, components read. */

/** How long the reason for the end of a session may come after the first refusal. */
const REASON_MAY_TAKE_MILLIS = 500
/** Board frames come by the dozen a second: they are shown together. */
const TOGETHER_MILLIS = 200
const MANY = new Set(['queue', 'boardAgent', 'boardAgentGone', 'waiting', 'waitingGone'])

let latest: State = NOTHING
let shown = $state.raw<State>(NOTHING)
let link = $state<Link>('connecting')
let session = $state<'unknown' | 'in' | 'out' | 'away'>('unknown')
let over = $state<SignedOutWhy | null>(null)
let connection: Connection | null = null
let pending: ReturnType<typeof setTimeout> | undefined

export const store = {
  get state(): State {
    return shown
  },
  get link(): Link {
    return link
  },
  /** Whether somebody is signed in; `away`: nobody could be asked yet. */
  get session() {
    return session
  },
  /** Why the last session ended, when it did not end here. */
  get over(): SignedOutWhy | null {
    return over
  },
  has(role: Role): boolean {
    return shown.me?.roles.includes(role) ?? false
  },
}

function publish(next: State): void {
  clearTimeout(pending)
  pending = undefined
  latest = shown = next
}

function receive(frame: Frame): void {
  latest = fold(latest, frame)
  if (latest.centre) setZone(latest.centre.zone)
  if (frame.type === 'signedOut') {
    ended(frame.why)
  } else if (MANY.has(frame.type)) {
    pending ??= setTimeout(() => publish(latest), TOGETHER_MILLIS)
  } else {
    publish(latest)
  }
}

function ended(why: SignedOutWhy | null): void {
  if (session === 'out') return
  over = why
  session = 'out'
  connection?.stop()
  connection = null
  publish(NOTHING)
}

function isWhy(word: string): word is SignedOutWhy {
  return (['ELSEWHERE', 'EXPIRED', 'DISABLED', 'PASSWORD_CHANGED'] satisfies SignedOutWhy[] as string[]).includes(word)
}

/** A request was refused; the socket may be about to say why. */
function soonEnded(): void {
  const over = connection
  if (session === 'in') setTimeout(() => connection === over && ended('EXPIRED'), REASON_MAY_TAKE_MILLIS)
}

/** Asks the server who is signed in; again and again while it is away. */
export async function begin(): Promise<void> {
  whenSessionOver(soonEnded)
  for (let pause = 250; ; pause = Math.min(3000, pause * 2)) {
    try {
      entered(await api.me())
      return
    } catch (problem) {
      if (!(problem instanceof Refusal) || !problem.passing) {
        session = 'out'
        return
      }
      session = 'away'
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

export async function signIn(user: string, password: string): Promise<void> {
  entered(await api.signIn(user, password))
}

export async function signOut(): Promise<void> {
  await api.signOut()
  ended(null)
}

function entered(answer: Awaited<ReturnType<typeof api.me>>): void {
  setServerTime(answer.now)
  setZone(answer.centre.zone)
  over = null
  session = 'in'
  publish(signedIn(NOTHING, answer.me, answer.centre))
  connection?.stop()
  connection = new Connection(
    {
      ticket: async () => {
        try {
          return await api.socketTicket()
        } catch (problem) {
          if (problem instanceof Refusal && problem.status === 401) return null
          throw problem
        }
      },
      open: (path) => new WebSocket(new URL(path, location.href.replace(/^http/, 'ws'))) as unknown as Socket,
      now: () => Date.now(),
      random: Math.random,
      later: (millis, task) => {
        const timer = setTimeout(task, millis)
        return () => clearTimeout(timer)
      },
    },
    {
      frame: receive,
      clock: setAhead,
      ended: (why) => ended(isWhy(why) ? why : 'EXPIRED'),
      link: (next) => {
        link = next
        if (next === 'over' && session === 'in') ended('EXPIRED')
      },
    },
  )
  connection.start()
}

/** Asks for an operation that is asked over the socket only. */
export async function askOverSocket(doing: string, body: unknown = null): Promise<unknown> {
  const reply = (await connection?.ask(doing, body)) ?? null
  if (!reply) throw new Refusal('server-away', 'The server cannot be reached.', null, 0)
  if (!reply.done) throw new Refusal(reply.error?.code ?? 'failed', reply.error?.message ?? '', reply.error?.remedy ?? null, 0)
  return reply.result
}

let watchers = 0

/** The board is wanted from now on; the answer ends that. Several parts of a page may want it. */
export function watchBoard(): () => void {
  if (++watchers === 1) connection?.watchBoard(true)
  return () => {
    if (--watchers === 0) connection?.watchBoard(false)
  }
}

if (typeof window !== 'undefined') {
  addEventListener('online', () => connection?.hurry())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && connection?.hurry())
}
