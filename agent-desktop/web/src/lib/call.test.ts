import { describe, expect, it } from 'vitest'
import { actions, asked, goesOn, news, next, partOf, whyNot, type Call, type Consult } from './call'
import { colleagues, isFree, matches } from './directory.svelte'
import type { AgentState, Colleague } from './messages'
import { work } from './samples'

const at = '2026-11-20T06:00:00Z'
const alone: Call = work({ phase: 'TALKING' })
const consult: Consult = { by: 'a01', agent: 'a02', queue: null, outside: false, state: 'CALLING', withConsulted: true, since: at }
const asks = (more: Partial<Consult> = {}, call: Partial<Call> = {}): Call => ({ ...alone, phase: 'HOLD', consult: { ...consult, ...more }, ...call })
const together: Call = { ...alone, conference: true, others: ['a01', 'a02'] }
const names = { agent: (id: string) => `<${id}>`, queue: (id: string) => `{${id}}` }
const told = (before: Call, after: Call, me = 'a01') => news(before, after, me, (key, values) => [key.replace(/^call\.(news\.)?/, ''), values?.['who']].filter(Boolean).join(' '), names)
const impossible = (call: Call, me = 'a01', browserPhone = true) => actions.filter((action) => whyNot(action, call, me, browserPhone, true) !== null)

describe('what can be done with a call', () => {
  it('is everything while the agent and the customer talk, but muting a phone that is not in the page', () => {
    expect(impossible(alone)).toEqual(['drop'])
    expect(impossible(alone, 'a01', false)).toEqual(['mute', 'drop'])
  })

  it('is recording only where something is recorded', () => {
    expect(whyNot('record', alone, 'a01', true)).toBe('call.why.record')
    expect(whyNot('record', asks(), 'a02', true, true)).toBeNull()
  })

  it('is little for whoever has asked somebody: all talk together once she has answered, and nobody loses the customer by hanging up', () => {
    expect(impossible(asks())).toEqual(['hold', 'transfer', 'conference', 'drop', 'hangUp'])
    expect(impossible(asks({ state: 'CONNECTED' }))).toEqual(['hold', 'transfer', 'drop', 'hangUp'])
    expect(impossible(asks({ state: 'CONNECTED' }, { customerPresent: false }))).toEqual(['hold', 'transfer', 'conference', 'drop'])
  })

  it('is muting and hanging up for whoever is asked', () => expect(impossible(asks(), 'a02')).toEqual(['hold', 'keypad', 'transfer', 'conference', 'drop', 'help']))

  it('is not sending away a customer with whom others talk', () => expect(impossible({ ...together, droppable: ['a02'] })).toEqual(['hold', 'transfer', 'conference']))

  it('is dropping who came later, the one outside first', () => {
    expect(whyNot('drop', alone, 'a01', true)).toBe('call.why.two')
    expect(whyNot('drop', together, 'a02', true)).toBe('call.why.before')
    expect(whyNot('drop', { ...together, droppable: ['a02', 'a03'] }, 'a01', true)).toBeNull()
    expect(next({ ...together, droppable: ['a02', 'a03'] })).toEqual({ agent: 'a03' })
    expect(next({ ...together, droppable: ['a02'], outside: true })).toEqual({ agent: null })
  })

  it('is nothing for a customer on hold but what concerns her', () => expect(impossible({ ...alone, phase: 'HOLD' })).toEqual(['keypad', 'drop']))

  it('ends when nobody is left to talk with', () => {
    expect(goesOn(alone)).toBe(true)
    expect(goesOn({ ...alone, customerPresent: false })).toBe(false)
    expect(goesOn({ ...together, customerPresent: false })).toBe(true)
    expect(goesOn({ ...alone, phase: 'WRAP_UP' })).toBe(false)
    expect(goesOn({ ...alone, phase: 'OFFERED' })).toBe(false)
  })

  it('goes by what the person is in it', () => {
    expect(partOf(alone, 'a01')).toBe('ALONE')
    expect(partOf(asks(), 'a01')).toBe('ASKS')
    expect(partOf(asks(), 'a02')).toBe('ASKED')
    expect(partOf(together, 'a02')).toBe('TOGETHER')
  })
})

describe('what is told of a call', () => {
  it('is hold and its end', () => {
    expect(told(alone, { ...alone, phase: 'HOLD' })).toEqual(['held'])
    expect(told({ ...alone, phase: 'HOLD' }, alone)).toEqual(['retrieved'])
    expect(told(alone, alone)).toEqual([])
  })

  it('is that the line was lost and is there again', () => {
    expect(told(alone, { ...alone, lineLost: true })).toEqual(['lineLost'])
    expect(told({ ...together, lineLost: true }, together)).toEqual(['lineBack'])
  })

  it('is each step of asking somebody', () => {
    const connected = asks({ state: 'CONNECTED' })
    const swapped = asks({ state: 'CONNECTED', withConsulted: false }, { phase: 'TALKING' })
    expect(told(alone, asks())).toEqual(['calling who <a02>'])
    expect(told(asks(), connected)).toEqual(['connected who <a02>'])
    expect(told(connected, swapped)).toEqual(['withCustomer'])
    expect(told(swapped, connected)).toEqual(['withAsked who <a02>'])
    expect(told(connected, alone)).toEqual(['retrieved', 'back who <a02>'])
    expect(told(connected, together)).toEqual(['together'])
  })

  it('is who joins and who leaves, and never oneself', () => {
    expect(told(together, { ...together, others: ['a01', 'a02', 'a03'] })).toEqual(['joined <a03>'])
    expect(told(together, { ...together, others: ['a02'] })).toEqual([])
    expect(told(together, { ...together, others: ['a01'] })).toEqual(['left <a02>'])
  })

  it('is to whoever was asked that the call is hers now', () => expect(told(asks({ state: 'CONNECTED' }, { phase: 'TALKING' }), alone, 'a02')).toEqual(['yours']))

  it('is nothing once it is over: that is said elsewhere', () => expect(told(asks(), { ...alone, phase: 'WRAP_UP' })).toEqual([]))

  it('names whom is asked, before anybody of a queue has answered, too', () => {
    expect(asked(consult, names)).toEqual({ key: 'call.who', values: { who: '<a02>' } })
    expect(asked({ ...consult, agent: null, queue: 'sales' }, names)).toEqual({ key: 'call.whoOfQueue', values: { queue: '{sales}' } })
    expect(asked({ ...consult, agent: null, outside: true }, names).key).toBe('call.whoOutside')
    expect(asked({ ...consult, agent: null, outside: true }, names, '010 1234').values).toEqual({ who: '010 1234' })
  })
})

describe('looking for somebody', () => {
  const one = (agent: string, name: string, state: AgentState, team = 'north'): Colleague => ({ agent, name, team, state, since: at, reason: null, extension: `10${agent.slice(1)}` })
  const all = [one('a01', '陈静', 'TALKING'), one('a02', '刘洋', 'LOGGED_OUT'), one('a03', 'Grace Li', 'NOT_READY', 'south'), one('a04', '孙磊', 'READY'), one('a05', 'Ann Li', 'READY')]
  const found = (wanted: string, ...without: string[]) => colleagues(all, wanted, without, new Intl.Collator('en')).map((who) => who.agent)

  it('finds by each word, in whatever order, and leaves out who is in the call', () => {
    expect(found('li')).toEqual(['a05', 'a03'])
    expect(found('south li')).toEqual(['a03'])
    expect(found('1004')).toEqual(['a04'])
    expect(found(' 孙 ')).toEqual(['a04'])
    expect(found('', 'a01', 'a05')).toEqual(['a04', 'a03', 'a02'])
  })

  it('has the free first, and lets nobody be chosen who is not', () => {
    expect(found('')).toEqual(['a05', 'a04', 'a03', 'a01', 'a02'])
    expect(all.filter(isFree).map((who) => who.agent)).toEqual(['a03', 'a04', 'a05'])
  })

  it('finds everything when nothing is wanted', () => expect(matches('', 'Sales')).toBe(true))
})
