import { announce, warn } from './act.svelte'
import { remember, remembered } from './appearance.svelte'
import { t } from './i18n.svelte'

/** The operating system's notifications: of calls and of who asks for help, when another window is in front. */

const REMEMBERED = 'hotline.notify'

const possible = typeof Notification !== 'undefined'
let permission = $state<NotificationPermission>(possible ? Notification.permission : 'denied')
/** Who no longer wants them says so to us: a page cannot give back what the browser has allowed. */
let wanted = $state(remembered(REMEMBERED) !== 'no')

if (possible) {
  void navigator.permissions
    ?.query({ name: 'notifications' })
    .then((status) => (status.onchange = () => (permission = Notification.permission)))
    .catch(() => {}) // it is known again after the next reload
}

export type Notifying = 'on' | 'off' | 'refused' | 'impossible'

export function notifying(): Notifying {
  if (!possible) return 'impossible'
  if (permission === 'denied') return 'refused'
  return permission === 'granted' && wanted ? 'on' : 'off'
}

/** Turns them on or off, and says what came of it. */
export async function switchNotifying(): Promise<void> {
  const on = notifying() !== 'on'
  if (possible) permission = Notification.permission // not every browser tells that it has changed
  if (on && possible && permission === 'default') permission = await Notification.requestPermission()
  if (on && permission !== 'granted') return warn(t(!possible ? 'notify.impossible' : permission === 'denied' ? 'notify.refused' : 'notify.notAllowed'))
  wanted = on
  remember(REMEMBERED, on ? 'yes' : 'no')
  announce(t(on ? 'notify.on' : 'notify.off'))
}

/** A window holds it as long as it is in front. */
const IN_FRONT = 'hotline.in-front'

function comesToTheFront(): void {
  if (!document.hasFocus()) return
  void navigator.locks?.request(IN_FRONT, { mode: 'shared' }, () => new Promise<void>((end) => (document.hasFocus() ? addEventListener('blur', () => end(), { once: true }) : end())))
}
if (typeof document !== 'undefined') {
  addEventListener('focus', comesToTheFront)
  comesToTheFront()
}

/** Whether a window of ours is in front, be it this one or another of this browser. */
async function seen(): Promise<boolean> {
  if (document.hasFocus()) return true
  const locks = await navigator.locks?.query()
  return locks?.held?.some((one) => one.name === IN_FRONT) ?? false
}

/** Tells of something until it is over, which the answer says. Says nothing when it is seen anyway. Where several windows tell of the same, it is shown once. */
export function notify(title: string, body: string, tag: string): () => void {
  if (notifying() !== 'on') return () => {}
  let over = false
  let shown: Notification | null = null
  void seen().then((already) => {
    if (already || over) return
    try {
      shown = new Notification(title, { body, tag, requireInteraction: true, silent: true, icon: '/icon.svg' })
    } catch {
      return // a browser that wants a service worker for it
    }
    shown.onclick = () => {
      window.focus()
      shown?.close()
    }
  })
  return () => {
    over = true
    shown?.close()
  }
}
