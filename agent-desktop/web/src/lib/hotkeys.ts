import type { Key } from './i18n.svelte'

/** What can be done by a key: always Alt and a physical key, so that neither the layout nor an input method matters, and no browser takes it. */
export type Action = 'ready' | 'notReady' | 'decline' | 'note' | 'disposition' | 'panel' | 'desk' | 'board' | 'figures' | 'emergency' | 'flows'

export const hotkeys: Record<Action, { code: string; shown: string; key: Key }> = {
  ready: { code: 'KeyR', shown: 'R', key: 'key.ready' },
  notReady: { code: 'KeyN', shown: 'N', key: 'key.notReady' },
  decline: { code: 'KeyX', shown: 'X', key: 'key.decline' },
  note: { code: 'KeyO', shown: 'O', key: 'key.note' },
  disposition: { code: 'KeyW', shown: 'W', key: 'key.disposition' },
  panel: { code: 'KeyP', shown: 'P', key: 'key.panel' },
  desk: { code: 'KeyK', shown: 'K', key: 'key.desk' },
  board: { code: 'KeyJ', shown: 'J', key: 'key.board' },
  figures: { code: 'KeyG', shown: 'G', key: 'key.figures' },
  emergency: { code: 'KeyU', shown: 'U', key: 'key.emergency' },
  flows: { code: 'KeyL', shown: 'L', key: 'key.flows' },
}

type Handler = () => void
const handlers = new Map<Action, Handler[]>()

/** Does this while the part of the page that says so is there; the newest goes first. */
export function onKey(action: Action, handler: Handler): () => void {
  handlers.set(action, [...(handlers.get(action) ?? []), handler])
  return () => handlers.set(action, (handlers.get(action) ?? []).filter((one) => one !== handler))
}

/** The name for aria-keyshortcuts. */
export function shortcut(action: Action): string {
  return `Alt+${hotkeys[action].shown}`
}

export function actionFor(event: Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'repeat'>): Action | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return null
  const found = (Object.keys(hotkeys) as Action[]).find((action) => hotkeys[action].code === event.code)
  return found ?? null
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

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
