import type { Key } from './i18n.svelte'
import { chosenKey } from './preferences.svelte'

/** What can be done by a key: always Alt and a physical key, so that neither the layout nor an input method matters. The usual keys are none that a browser takes; everybody may choose others. */
export type Action =
  | 'ready' | 'notReady' | 'accept' | 'decline' | 'note' | 'disposition' | 'moreTime' | 'panel' | 'desk' | 'board' | 'figures' | 'emergency' | 'flows' | 'tickets' | 'customers' | 'guidance'
  | 'popOut' | 'dial' | 'mute' | 'hold' | 'keypad' | 'transfer' | 'conference' | 'drop' | 'record' | 'help' | 'hangUp' | 'swap' | 'handOver' | 'backToCustomer'

export const hotkeys: Record<Action, { code: string; key: Key }> = {
  ready: { code: 'KeyR', key: 'key.ready' },
  notReady: { code: 'KeyN', key: 'key.notReady' },
  accept: { code: 'Semicolon', key: 'key.accept' },
  decline: { code: 'KeyX', key: 'key.decline' },
  dial: { code: 'Equal', key: 'key.dial' },
  popOut: { code: 'Insert', key: 'key.popOut' },
  mute: { code: 'KeyM', key: 'key.mute' },
  hold: { code: 'KeyQ', key: 'key.hold' },
  keypad: { code: 'KeyI', key: 'key.keypad' },
  transfer: { code: 'KeyA', key: 'key.transfer' },
  conference: { code: 'KeyC', key: 'key.conference' },
  drop: { code: 'Minus', key: 'key.drop' },
  record: { code: 'Backslash', key: 'key.record' },
  help: { code: 'BracketRight', key: 'key.help' },
  hangUp: { code: 'KeyZ', key: 'key.hangUp' },
  swap: { code: 'KeyY', key: 'key.swap' },
  handOver: { code: 'Period', key: 'key.handOver' },
  backToCustomer: { code: 'Comma', key: 'key.backToCustomer' },
  note: { code: 'KeyO', key: 'key.note' },
  disposition: { code: 'KeyW', key: 'key.disposition' },
  moreTime: { code: 'NumpadAdd', key: 'key.moreTime' },
  panel: { code: 'KeyP', key: 'key.panel' },
  desk: { code: 'KeyK', key: 'key.desk' },
  board: { code: 'KeyJ', key: 'key.board' },
  figures: { code: 'KeyG', key: 'key.figures' },
  emergency: { code: 'KeyU', key: 'key.emergency' },
  flows: { code: 'KeyL', key: 'key.flows' },
  customers: { code: 'Quote', key: 'key.customers' },
  tickets: { code: 'Slash', key: 'key.tickets' },
  guidance: { code: 'BracketLeft', key: 'key.guidance' },
}

/** In the order in which they are listed. */
export const allActions = Object.keys(hotkeys) as Action[]

/** Keys that browsers and systems take with Alt. */
const TAKEN = /^(Key[BDEFHSTV]|Digit\d|F\d+|Arrow.+|Home|End|Page.+|Tab|Space|Enter|Escape|Backspace|Delete|Backquote|Alt.+|Shift.+|Control.+|Meta.+|CapsLock)$/

const SIGNS: Record<string, string> = { Period: '.', Comma: ',', Slash: '/', Semicolon: ';', Quote: "'", BracketLeft: '[', BracketRight: ']', Backslash: '\\', Minus: '-', Equal: '=', NumpadAdd: 'Plus' }

type Handler = () => void
const handlers = new Map<Action, Handler[]>()

/** Does this while the part of the page that says so is there; the newest goes first. */
export function onKey(action: Action, handler: Handler): () => void {
  handlers.set(action, [...(handlers.get(action) ?? []), handler])
  return () => handlers.set(action, (handlers.get(action) ?? []).filter((one) => one !== handler))
}

/** The physical key of an action. */
export function codeOf(action: Action): string {
  return chosenKey(action) ?? hotkeys[action].code
}

/** A physical key as it is written on most keyboards. */
export function keyName(code: string): string {
  return SIGNS[code] ?? code.replace(/^(Key|Numpad)/, '')
}

/** The name for aria-keyshortcuts. */
export function shortcut(action: Action): string {
  return `Alt+${keyName(codeOf(action))}`
}

export function actionFor(event: Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'repeat'>): Action | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return null
  return allActions.find((action) => codeOf(action) === event.code) ?? null
}

/** What keeps this key from being chosen for an action: another action that has it, `browser`, or nothing. */
export function clash(action: Action, code: string): Action | 'browser' | null {
  if (TAKEN.test(code)) return 'browser'
  return allActions.find((other) => other !== action && codeOf(other) === code) ?? null
}

export function startHotkeys(help: Handler): void {
  addEventListener('keydown', (event) => {
    const action = actionFor(event)
    const handler = action && handlers.get(action)?.at(-1)
    if (handler) {
      event.preventDefault()
      handler()
    } else if ((event.key === '?' || event.key === '？') && !event.ctrlKey && !event.metaKey && !event.altKey && !writes(event.target)) {
      event.preventDefault()
      help()
    }
  })
}

/** Whether keys go into a field. */
export function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
