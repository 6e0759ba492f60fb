import { beforeAll, describe, expect, it, vi } from 'vitest'
import { speak } from './i18n.svelte'
import { centre, view } from './samples'
import { spoken, type WrapUpTime } from './spoken'

beforeAll(() => {
  vi.stubGlobal('document', { documentElement: {} })
  return speak('en')
})

const noTime: WrapUpTime = { millis: null, over: false }
const meal = { availability: 'NOT_READY', reason: 'MEAL' } as const

describe('what is heard of the own state', () => {
  it.each([
    ['a supervisor takes one out', view(), view({ state: 'NOT_READY', reason: 'SUPERVISOR' }), noTime, 'Not ready\u00a0· Set by supervisor'],
    ['an offer was missed', view({ state: 'RESERVED' }), view({ state: 'NOT_READY', reason: 'RING_NO_ANSWER' }), noTime, 'Missed: you are not ready'],
    ['wrap-up begins, with its time', view({ state: 'TALKING' }), view({ state: 'WRAP_UP' }), { millis: 30_000, over: false }, 'Wrap-up, 30s'],
    ['wrap-up begins, and is as long as it takes', view({ state: 'TALKING' }), view({ state: 'WRAP_UP' }), noTime, 'Wrap-up'],
    ['wrap-up is over by time', view({ state: 'WRAP_UP' }), view(), { millis: null, over: true }, 'The time for wrap-up is over, Ready'],
    ['what follows is chosen', view({ state: 'TALKING' }), view({ state: 'TALKING', pending: meal }), noTime, 'then: Meal'],
    ['what follows is taken back', view({ state: 'TALKING', pending: meal }), view({ state: 'TALKING' }), noTime, 'The state no longer changes afterwards'],
    ['what follows has come', view({ state: 'WRAP_UP', pending: meal }), view({ state: 'NOT_READY', reason: 'MEAL' }), noTime, 'Not ready\u00a0· Meal'],
    ['it rings, which the offer says', view(), view({ state: 'RESERVED' }), noTime, ''],
    ['one talks, which the conversation says', view({ state: 'RESERVED' }), view({ state: 'TALKING' }), noTime, ''],
    ['only the telephone is another', view(), view({ station: '1002' }), noTime, ''],
  ])('when %s', (_, before, now, time, said) => expect(spoken(before, now, time, centre)).toBe(said))
})
