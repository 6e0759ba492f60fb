import { problemInWords, warn } from './act.svelte'
import { api, Refusal } from './api'
import { devices, watchPermission, type Part } from './devices.svelte'
import { autoAnswer } from './preferences.svelte'
import { serverNow } from './clock.svelte'
import { Sounding } from './sounding'
import { askOverSocket, store } from './store.svelte'
import type { Softphone } from './softphone'
import { Windows, type Order } from './windows'

/**
 * The phone in this page, for whoever has chosen to have calls ring here. `none`: calls ring at a desk phone, which nothing here can answer or mute.
 * `lost`: the way to the telephones is interrupted and is being tried again.
 */
export type PhoneState = 'none' | 'loading' | 'registering' | 'registered' | 'ringing' | 'talking' | 'lost'

/** How the conversation sounds, measured over the last seconds. */
export interface Quality {
  /** What a listener would say from 1 to 4.5 (ITU-T G.107); absent until enough was heard. */
  mos?: number
  /** Packets that did not arrive, 0 to 1. */
  loss: number
  jitterMillis: number
  rttMillis: number
  /** Whether people should be told. */
  bad: boolean
}

export interface Phone {
  readonly state: PhoneState
  readonly ringing: boolean
  readonly muted: boolean
  /** Null while nobody talks here. */
  readonly quality: Quality | null
  /** Takes the call that rings, or the one that is about to. Does nothing at a desk phone. Throws a `Refusal` when there is no microphone. */
  answer(): Promise<void>
  hangUp(): Promise<void>
  mute(on: boolean): Promise<void>
  /** Sends keys to the other side: 0-9, * and #. */
  keys(digits: string): Promise<void>
}

/** How the phone is, as the window that has it tells the others. */
interface Told {
  readonly way: typeof way
  readonly call: typeof call
  readonly muted: boolean
  readonly mutedIn: string
  readonly measured: Quality | null
  readonly interaction: string
}

/** Calls ring in a browser at the station of the agent's extension with this before it. */
export const IN_BROWSER = 'w'
/** One window of all that are open has the phone, with its sound; the next one gets it when that is closed. */
const LOCK = 'hotline.phone'
const SOON_MILLIS = 3_000
const REGISTERED_MILLIS = 5_000

let way = $state<'none' | 'loading' | 'registering' | 'registered' | 'lost'>('none')
let call = $state<'ringing' | 'talking' | 'echo' | null>(null)
let muted = $state(false)
/** The conversation that the agent has muted: whose line comes back stays so, though it is another call. */
let mutedIn = ''
let measured = $state.raw<Quality | null>(null)
/** This window has the phone. */
let mine = $state(false)
let elsewhere = $state(false)
let interaction = $state('')

/** What is lost on the way is lost: the next report of the stretch has it all. */
const sounding = new Sounding((told) => void askOverSocket('phone.sound', told).catch(() => {}))

let windows: Windows<Told> | null = null
let soft: Softphone | null = null
let followed: string | null = null
let letGo: (() => void) | null = null
/** Somebody wanted to take the call a moment before it rang. */
let wantedUntil = 0

export const phone: Phone & {
  /** Another window of this browser has the phone: it is shown here as it is there, and does there what it is told here. */
  readonly elsewhere: boolean
  readonly echoing: boolean
  /** Which interaction rings or talks here; empty for none. */
  readonly interaction: string
} = {
  get state() {
    return way === 'none' ? 'none' : call === 'ringing' || call === 'talking' ? call : way
  },
  get ringing() {
    return call === 'ringing'
  },
  get muted() {
    return muted
  },
  get quality() {
    return measured
  },
  get elsewhere() {
    return elsewhere
  },
  get echoing() {
    return call === 'echo'
  },
  get interaction() {
    return interaction
  },
  answer: () => carryOut('answer'),
  hangUp: () => carryOut('hangUp'),
  mute: (on) => carryOut({ mute: on }),
  keys: (digits) => carryOut({ keys: digits }),
}

/** Here, or in the window that has the phone. */
async function carryOut(order: Order): Promise<void> {
  if (elsewhere && windows) return windows.order(order)
  if (order === 'answer') return answer()
  if (order === 'hangUp') return soft?.hangUp()
  if ('keys' in order) return soft?.keys(order.keys)
  muted = order.mute
  mutedIn = order.mute ? interaction : ''
  soft?.mute(order.mute)
}

async function answer(): Promise<void> {
  if (!soft) return
  if (call !== 'ringing') {
    wantedUntil = Date.now() + SOON_MILLIS
    return
  }
  try {
    await soft.answer()
  } catch (problem) {
    throw microphoneTrouble(problem)
  }
}

/** Whether calls ring in the browser at this station. */
export function isInBrowser(station: string | null | undefined): boolean {
  return station?.startsWith(IN_BROWSER) ?? false
}

/** The station of whoever has that extension and wants calls to ring in the browser. */
export function inBrowser(extension: string): string {
  return IN_BROWSER + extension
}

/** Until the phone can ring, or a while has passed. */
export async function registered(): Promise<void> {
  for (let waited = 0; waited < REGISTERED_MILLIS && way !== 'registered'; waited += 50) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** @property ready whoever finishes is ready @property end tells who asked whether it was finished */
interface Check {
  readonly ready: boolean
  readonly end: (finished: boolean) => void
}
let checking = $state.raw<Check | null>(null)

/** The headset is being checked; null when it is not. */
export function headsetCheck(): Check | null {
  return checking
}

/**
 * Has the headset checked.
 *
 * @param ready whoever finishes is ready: said where it is checked, done by who asks
 * @return whether it was finished, and not given up
 */
export function checkHeadset(ready = false): Promise<boolean> {
  checking?.end(false)
  return new Promise((end) => (checking = { ready, end }))
}

/** To be told once; further times change nothing. */
export function headsetChecked(finished: boolean): void {
  checking?.end(finished)
  checking = null
}

/** The phone at this station, null for none: begins, stays, or ends, whatever was before. */
export function follow(station: string | null): void {
  if (station === followed) return
  followed = station
  leave()
  if (station === null) return
  void watchPermission()
  way = 'loading'
  if (typeof BroadcastChannel !== 'undefined') windows ??= new Windows(() => (mine ? now() : null), toldElsewhere, carryOut)
  windows?.ask()
  void only(async () => {
    const { Softphone } = await import('./softphone')
    if (followed !== station) return
    const begun: Softphone = new Softphone(
      {
        ticket: api.socketTicket,
        secret: () => askOverSocket('phone.secret') as Promise<{ phone: string; secret: string }>,
        isOver: (id) => id !== '' && store.link === 'open' && !store.state.work.some((item) => item.interaction === id && (item.phase === 'TALKING' || item.phase === 'HOLD')),
        device: (part) => devices.chosen[part],
        lost,
        // who listens to others is called for nothing else
        takes: (id) => ((id && id === lost()) || store.state.agent?.watching || Date.now() < wantedUntil ? 'silently' : autoAnswer() ? 'aloud' : 'no'),
      },
      {
        way: (next) => soft === begun && (way = next),
        call: (next, id) => soft === begun && calls(next, id),
        quality: (next) => {
          measured = next
          if (next) sounding.add(next, interaction, takingPart(interaction), serverNow())
          else sounding.end()
        },
        failed: (problem) => warn(problemInWords(microphoneTrouble(problem))),
      },
    )
    soft = begun
    for (;;) {
      try {
        return await begun.start()
      } catch {
        // the server is away, or does not know yet that calls ring here
        await new Promise((resolve) => setTimeout(resolve, 700))
        if (soft !== begun) return
      }
    }
  })
}

/** Does it as soon as no other page of this browser has the phone, and keeps the phone until it is let go. */
async function only(begin: () => Promise<void>): Promise<void> {
  const wanted = followed
  const holding = () =>
    new Promise<void>((end) => {
      if (followed !== wanted) return end()
      calls(null, '')
      way = 'loading'
      elsewhere = false
      mine = true
      letGo = end
      void begin()
    })
  if (!navigator.locks) return void holding()
  setTimeout(() => !mine && followed === wanted && (elsewhere = true), 500)
  await navigator.locks.request(LOCK, holding)
}

function now(): Told {
  return { way, call, muted, mutedIn, measured, interaction }
}

/** Tells the other windows of this browser how the phone is, when it is here; to be told again whenever that changes. */
export function tellOthers(): void {
  if (mine) windows?.tell()
}

function toldElsewhere(is: Told): void {
  if (mine || followed === null) return
  elsewhere = true
  ;({ way, call, muted, mutedIn, measured, interaction } = is)
}

function leave(): void {
  soft?.stop()
  soft = null
  letGo?.()
  letGo = null
  way = 'none'
  mine = elsewhere = false
  calls(null, '')
}

/** Another as soon as somebody else takes part. */
function takingPart(id: string): string | null {
  const item = store.state.work.find((one) => one.interaction === id)
  if (item?.phase === 'WRAP_UP' || item?.phase === 'ENDED') return null
  return item ? JSON.stringify([item.phase, item.others, item.conference, item.consult && [item.consult.agent, item.consult.state, item.consult.withConsulted]]) : ''
}

function calls(next: typeof call, id: string): void {
  call = next
  interaction = id
  if (next === 'ringing' && store.state.work.some((item) => item.interaction === id && item.phase === 'OFFERED')) mutedIn = '' // it is hers anew
  muted = next === 'talking' && id !== '' && id === mutedIn
  if (muted) soft?.mute(true)
  if (next !== 'talking') measured = null
}

/** The conversation at this desk whose line was lost, empty for none. What rings then brings it back, and need not be taken by hand. */
function lost(): string {
  return store.state.work.find((item) => item.lineLost)?.interaction ?? ''
}

/** Takes a call that rang a moment before the server said that it brings a conversation back, or that one is listened to. */
export function takeWhatComesBack(): void {
  if (mine && phone.ringing && (lost() || store.state.agent?.watching)) void phone.answer().catch(() => {})
}

function microphoneTrouble(problem: unknown): Refusal {
  const denied = problem instanceof DOMException && problem.name === 'NotAllowedError'
  return new Refusal(denied ? 'microphone-denied' : 'no-microphone', String(problem), null, 0)
}

export function chooseDevice(part: Part, device: string): void {
  devices.choose(part, device)
  soft?.devicesChanged()
}

/** Calls itself, to be heard again; throws when there is no microphone. */
export async function startEcho(): Promise<void> {
  try {
    await soft?.echo()
  } catch (problem) {
    throw microphoneTrouble(problem)
  }
}

export function stopEcho(): void {
  if (call === 'echo') soft?.hangUp()
}

export function ringSample(): void {
  soft?.ringSample(devices.chosen.ringer, 2_500)
}
