/** The operating system's notifications: of calls, when another window is in front. */

let permission = $state<NotificationPermission | 'impossible'>(typeof Notification === 'undefined' ? 'impossible' : Notification.permission)

export function notifying(): NotificationPermission | 'impossible' {
  return permission
}

export async function ask(): Promise<void> {
  if (permission !== 'impossible') permission = await Notification.requestPermission()
}

/** Tells of something until it is over, which the answer says. Says nothing when the page is seen anyway. */
export function notify(title: string, body: string, tag: string): () => void {
  if (permission !== 'granted' || document.hasFocus()) return () => {}
  try {
    const shown = new Notification(title, { body, tag, requireInteraction: true, silent: true, icon: '/icon.svg' })
    shown.onclick = () => {
      window.focus()
      shown.close()
    }
    return () => shown.close()
  } catch {
    return () => {} // a browser that wants a service worker for it
  }
}
