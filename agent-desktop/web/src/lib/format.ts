import { language } from './i18n.svelte'

/** Numbers, times and durations in the language of the page and the time zone of the centre. */

let zone = 'UTC'
let given = zone
const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

/** The centre's time zone. */
export function setZone(name: string): void {
  if (name === given) return
  given = name
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    zone = name
  } catch {
    zone = 'UTC' // a browser that does not know the zone
  }
  formatters.clear()
}

function dates(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language()}:${name}`
  let made = formatters.get(key)
  if (!made) formatters.set(key, (made = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), { timeZone: zone, ...options })))
  return made as Intl.DateTimeFormat
}

function numbers(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language()}:${name}`
  let made = formatters.get(key)
  if (!made) formatters.set(key, (made = new Intl.NumberFormat(language() === 'en' ? 'en-GB' : language(), options)))
  return made as Intl.NumberFormat
}

/** 14:05:09 */
export function timeOfDay(instant: string | number): string {
  return dates('time', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(instant))
}

/** 14:05 */
export function hourAndMinute(instant: string | number): string {
  return dates('minute', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant))
}

/** The day, short: 21 Nov, 11月21日. */
export function shortDay(instant: string | number): string {
  return dates('day', { month: 'short', day: 'numeric' }).format(new Date(instant))
}

/** The whole date. */
export function wholeDay(instant: string | number): string {
  return dates('date', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(instant))
}

/** A calendar day as such (2026-11-21), which has no time zone. */
export function calendarDay(day: string): string {
  const key = `${language()}:calendar`
  let made = formatters.get(key) as Intl.DateTimeFormat | undefined
  if (!made) {
    made = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' })
    formatters.set(key, made)
  }
  return made.format(new Date(`${day}T00:00:00Z`))
}

/** Today's instants as a time, others with their day. */
export function whenever(instant: string, now: number): string {
  return isoDay(instant) === isoDay(now) ? hourAndMinute(instant) : `${shortDay(instant)} ${hourAndMinute(instant)}`
}

/** The day in the centre's zone, as 2026-11-21. */
export function isoDay(instant: string | number): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** What the centre's clocks show then, as fields for a day and a time take it: 2026-11-21T14:00. */
export function localTime(instant: string | number): string {
  return `${isoDay(instant)}T${hourAndMinute(instant)}`
}

/** The instant at which the centre's clocks show that. */
export function instantAt(local: string): string {
  const wanted = Date.parse(`${local}Z`)
  let instant = wanted
  // once more where the clocks are changed in between
  for (let i = 0; i < 2; i++) instant += wanted - Date.parse(`${localTime(instant)}Z`)
  return new Date(instant).toISOString()
}

/** From when until when, with the day where it is not today: 14:00–16:00. */
export function timeSpan(from: string, to: string, now: number): string {
  return `${whenever(from, now)}–${isoDay(from) === isoDay(to) ? hourAndMinute(to) : whenever(to, now)}`
}

/** When the day in the centre's zone is over that has this instant. */
export function endOfDay(instant: number): string {
  const day = isoDay(instant)
  let least = instant
  let most = instant + 26 * 3_600_000
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2)
    if (isoDay(middle) === day) least = middle
    else most = middle
  }
  return new Date(most).toISOString()
}

/** 0:07, 12:34, 1:02:03: from one instant to another, never negative. */
export function clockTime(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000))
  const s = String(seconds % 60).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${s}`
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${s}`
}

/** From an instant until now. */
export function since(instant: string, now: number): string {
  return clockTime(now - Date.parse(instant))
}

/** A duration in words, for sentences: 8s, 2m 5s; 8秒, 2分钟5秒. Begun seconds do not count, as in {@link clockTime}. */
export function inWords(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000))
  const unit = (value: number, unit: string) => numbers(`unit:${unit}`, { style: 'unit', unit, unitDisplay: 'narrow' }).format(value)
  if (seconds < 60) return unit(seconds, 'second')
  if (seconds < 3600) {
    const rest = seconds % 60
    return rest ? `${unit(Math.floor(seconds / 60), 'minute')} ${unit(rest, 'second')}` : unit(seconds / 60, 'minute')
  }
  const rest = Math.floor((seconds % 3600) / 60)
  return rest ? `${unit(Math.floor(seconds / 3600), 'hour')} ${unit(rest, 'minute')}` : unit(Math.floor(seconds / 3600), 'hour')
}

/** 0.8111 as 81.1 %. */
export function percent(share: number, digits = 1): string {
  return numbers(`percent${digits}`, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share)
}

export function count(value: number): string {
  return numbers('count', { maximumFractionDigits: 0 }).format(value)
}

export function money(minor: number, currency: string): string {
  const made = numbers(`money${currency}`, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return made.format(minor / 10 ** (made.resolvedOptions().maximumFractionDigits ?? 2))
}

/** The name of a language, in the language of the page. */
export function languageName(code: string): string {
  try {
    const name = new Intl.DisplayNames([language()], { type: 'language' }).of(code.startsWith('zh') ? 'zh' : code)
    return name ?? code
  } catch {
    return code
  }
}

/** A number in E.164, in groups that can be read aloud. Chinese mobile numbers 3-4-4; others as they are grouped most often. */
export function phoneNumber(number: string): string {
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(number)
  if (mobile) return `${mobile[1]} ${mobile[2]} ${mobile[3]}`
  const landline = /^\+86((?:10|2\d)|\d{3})(\d{3,4})(\d{4})$/.exec(number)
  if (landline) return `0${landline[1]} ${landline[2]} ${landline[3]}`
  const british = /^\+44(20)(\d{4})(\d{4})$/.exec(number)
  if (british) return `+44 ${british[1]} ${british[2]} ${british[3]}`
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number)
  if (american) return `+1 ${american[1]} ${american[2]} ${american[3]}`
  return number
}
