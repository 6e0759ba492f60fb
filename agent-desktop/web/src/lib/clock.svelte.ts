/** The server's clock: all timers on the page run by it, so that two pages and the server show the same second. */

let ahead = 0
let first = true
/** The server's time in milliseconds since 1970, renewed each second as the server's second begins. */
let second = $state(Math.floor(Date.now() / 1000) * 1000)
let timer: ReturnType<typeof setTimeout> | undefined

/** The server's time now, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + ahead
}

/** The server's time, read by what must be drawn anew each second. */
export function tick(): number {
  return second
}

/** By how much the server's clock is ahead of this machine's. Small changes are noise of the network and would make timers stutter. */
export function setAhead(millis: number): void {
  if (!first && Math.abs(millis - ahead) < 40) return
  first = false
  ahead = millis
  schedule()
}

/** What the server said the time was, before anything has been measured. */
export function setServerTime(instant: string): void {
  const told = Date.parse(instant)
  if (first && !Number.isNaN(told)) {
    ahead = told - Date.now()
    schedule()
  }
}

function schedule(): void {
  clearTimeout(timer)
  const now = serverNow()
  second = Math.floor(now / 1000) * 1000
  timer = setTimeout(schedule, 1000 - (now % 1000) + 2)
}

if (typeof window !== 'undefined') {
  schedule()
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && schedule())
}
