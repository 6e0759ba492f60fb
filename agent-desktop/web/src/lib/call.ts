import type { Key, Values } from './i18n.svelte'
import type { ConsultView, WorkItem } from './messages'

/** Somebody whom an agent asks while the customer waits. */
export type Consult = ConsultView

/** A conversation with all who take part. */
export type Call = WorkItem

/** Where a conversation can be given to, or who is asked. */
export type Destination = { agent: string } | { queue: string } | { number: string }

export const actions = ['mute', 'hold', 'keypad', 'transfer', 'conference', 'drop', 'record', 'help', 'hangUp'] as const
export type CallAction = (typeof actions)[number]

/** What the person at this desk is in the conversation. */
export type Part = 'ALONE' | 'ASKS' | 'ASKED' | 'TOGETHER'

export function partOf(call: Call, me: string): Part {
  if (call.conference) return 'TOGETHER'
  if (!call.consult) return 'ALONE'
  return call.consult.by === me ? 'ASKS' : 'ASKED'
}

/** Whether there is anybody to talk with. */
export function goesOn(call: Call): boolean {
  return (call.phase === 'TALKING' || call.phase === 'HOLD') && (call.customerPresent || call.consult !== null || call.conference)
}

/** What an agent must look at first: the conversation, then its wrap-up, then what rings. */
const rank: Record<Call['phase'], number> = { TALKING: 0, HOLD: 0, WRAP_UP: 1, OFFERED: 2, ENDED: 3 }

/** Null: there is none. */
export function foremost(calls: readonly Call[]): Call | null {
  return calls.toSorted((a, b) => rank[a.phase] - rank[b.phase])[0] ?? null
}

/** Why something cannot be done now; null when it can. */
export function whyNot(action: CallAction, call: Call, me: string, browserPhone: boolean, recorded = false): Key | null {
  const part = partOf(call, me)
  if (call.colleagues && action !== 'mute') return action === 'hangUp' ? null : 'call.why.colleague'
  switch (action) {
    case 'mute':
      return browserPhone ? null : 'call.why.mute'
    case 'record':
      return recorded ? null : 'call.why.record'
    case 'keypad':
      return part === 'ASKED' ? 'call.why.asked' : call.phase === 'HOLD' && part === 'ALONE' ? 'call.why.held' : null
    case 'hold':
    case 'transfer':
      if (part === 'ALONE') return call.customerPresent ? null : 'call.why.left'
      return part === 'ASKED' ? 'call.why.asked' : part === 'TOGETHER' ? 'call.why.together' : 'call.why.asks'
    case 'conference':
      if (part === 'ALONE' || (part === 'ASKS' && call.consult?.state === 'CONNECTED')) return call.customerPresent ? null : 'call.why.left'
      return part === 'ASKED' ? 'call.why.asked' : part === 'TOGETHER' ? 'call.why.together' : 'call.why.calling'
    case 'drop':
      if (part === 'TOGETHER') return next(call) ? null : 'call.why.before'
      return part === 'ASKED' ? 'call.why.asked' : 'call.why.two'
    case 'help':
      return part === 'ASKED' ? 'call.why.asked' : null
    case 'hangUp':
      return part === 'ASKS' && call.customerPresent ? 'call.why.hangUp' : null
  }
}

/** Who leaves next when somebody is to leave the conversation of several: the one outside, or the colleague who came last. Null: nobody who came later. */
export function next(call: Call): { agent: string | null } | null {
  if (call.outside) return { agent: null }
  const agent = call.droppable.at(-1)
  return agent === undefined ? null : { agent }
}

/** Names for what is told by id. */
export interface Names {
  agent: (id: string) => string
  queue: (id: string) => string
}

/** Who is asked. */
export function asked(consult: Consult, names: Names, outside: string | null = null): { key: Key; values: Values } {
  if (consult.agent) return { key: 'call.who', values: { who: names.agent(consult.agent) } }
  return consult.queue ? { key: 'call.whoOfQueue', values: { queue: names.queue(consult.queue) } } : outside ? { key: 'call.who', values: { who: outside } } : { key: 'call.whoOutside', values: {} }
}

/** What somebody who hears the page must be told of a change in the conversation; empty for nothing. */
export function news(before: Call, after: Call, me: string, say: (key: Key, values?: Values) => string, names: Names): string[] {
  if (!goesOn(before) || !goesOn(after)) return []
  const told: string[] = []
  if (before.lineLost !== after.lineLost) told.push(say(after.lineLost ? 'call.lineLost' : 'call.news.lineBack'))
  const who = (consult: Consult) => {
    const name = asked(consult, names)
    return say(name.key, name.values)
  }
  if (partOf(after, me) === 'ALONE' && before.phase !== after.phase) told.push(say(after.phase === 'HOLD' ? 'call.news.held' : 'call.news.retrieved'))
  const was = before.consult
  const is = after.consult
  if (is && is.by === me) {
    if (!was) told.push(say(is.state === 'CALLING' ? 'call.news.calling' : 'call.news.connected', { who: who(is) }))
    else if (was.state !== is.state && is.state === 'CONNECTED') told.push(say('call.news.connected', { who: who(is) }))
    else if (was.withConsulted !== is.withConsulted) told.push(is.withConsulted ? say('call.news.withAsked', { who: who(is) }) : say('call.news.withCustomer'))
  } else if (was && was.by === me && !is && !after.conference) told.push(say('call.news.back', { who: who(was) }))
  if (after.conference && !before.conference) told.push(say('call.news.together'))
  for (const one of after.others.filter((id) => id !== me && !before.others.includes(id))) if (before.conference) told.push(say('call.news.joined', { who: names.agent(one) }))
  for (const one of before.others.filter((id) => id !== me && !after.others.includes(id))) if (before.conference) told.push(say('call.news.left', { who: names.agent(one) }))
  if (before.outside && !after.outside) told.push(say('call.news.left', { who: say('call.whoOutside') }))
  if (was && was.by !== me && !is && !after.conference) told.push(say('call.news.yours'))
  for (const one of after.supervisors) if (!before.supervisors.some((old) => old.agent === one.agent && old.mode === one.mode)) told.push(say(`call.supervisor.${one.mode}` as Key, { who: names.agent(one.agent) }))
  for (const one of before.supervisors) if (!after.supervisors.some((now) => now.agent === one.agent)) told.push(say('call.news.left', { who: names.agent(one.agent) }))
  return told
}
