import { describe, expect, it } from 'vitest'
import type { Aside, InteractionRecord } from './messages'
import { ledger } from './samples'
import { stretches, timeLine } from './story'

const at = (second: number) => new Date(Date.parse('2026-11-20T02:00:00Z') + second * 1000).toISOString()
const offer = (ordinal: number, agent: string, made: number, ended: number, result: 'EXPIRED' | 'ACCEPTED') => ({ ordinal, id: `o${ordinal}`, entry: 0, agent, station: '1001', madeAt: at(made), expiresAt: at(made + 20), rangAt: null, endedAt: at(ended), result, ledger })

const record: InteractionRecord = {
  id: 'i1-1', channel: 'VOICE', direction: 'INBOUND', entryPoint: '4001', beganAt: at(0), customerLeftAt: at(100), endedAt: at(120), outcome: 'TALKED', endedBy: 'CALLER', cause: null, service: null,
  flow: [{ ordinal: 0, flow: 'demo', node: 'main', exit: 'key:1', at: at(5) }],
  entries: [{ ordinal: 0, queue: 'service', plan: { steps: [], thenLeave: false }, step: 0, orderKey: at(10), headStartMillis: 0, queuedAt: at(10), attached: {}, toBeCalled: false, endedAt: at(40), outcome: 'ANSWERED', waitMillis: 30_000, purpose: null }],
  offers: [offer(0, 'a01', 10, 30, 'EXPIRED'), offer(1, 'a02', 30, 40, 'ACCEPTED')],
  segments: [{ ordinal: 0, customer: true, agents: ['a02'], beganAt: at(40), endedAt: at(100) }],
  assignments: [{ ordinal: 0, agent: 'a02', offer: 'o1', queue: 'service', beganAt: at(40), heldSince: null, wrapUpAt: at(100), endedAt: at(120), talkMillis: 50_000, holdMillis: 10_000, wrapUpMillis: 20_000, endedBy: 'CALLER', disposition: 'OK', wrapUpTimedOut: false, consultedBy: null }],
  asides: [],
}
const story = { record, arrival: null, customer: null, path: [{ node: 'main', title: null, shownAs: null, exit: 'key:1', at: at(5) }], notes: [], voicemail: null, callback: null, survey: null, guidance: [], sounds: [], entered: [] }

describe('the story of an interaction', () => {
  it('tells everything once, in the order in which it happened', () => {
    expect(timeLine(story).map((one) => one.what)).toEqual(['arrived', 'menu', 'queued', 'offered', 'offered', 'talking', 'customer-left', 'wrap-up', 'ended'])
  })

  it('tells which supervisor was on the line and how, but not of one who did not come', () => {
    const aside = (ordinal: number, kind: Aside['kind'], answered: number | null, ended: number, outcome: Aside['outcome']): Aside => ({ ordinal, kind, person: 's01', agent: 'a02', beganAt: at(50), answeredAt: answered === null ? null : at(answered), endedAt: at(ended), outcome })
    const watched = { ...record, asides: [aside(1, 'LISTEN', null, 52, 'NOT_REACHED'), aside(2, 'LISTEN', 55, 60, 'CHANGED'), aside(3, 'BARGE', 60, 100, 'CONVERSATION_OVER')] }

    expect(timeLine({ ...story, record: watched }).flatMap((one) => (one.what === 'aside' ? [`${one.aside.kind} ${one.at}`] : []))).toEqual([`LISTEN ${at(55)}`, `BARGE ${at(60)}`])
  })

  it('tells a caller who gave up as one who left the queue', () => {
    const entry = { ...record.entries[0]!, outcome: 'ABANDONED' as const }
    const gone = { ...record, entries: [entry], offers: [], segments: [], assignments: [], customerLeftAt: at(40), endedAt: at(40) }

    expect(timeLine({ ...story, record: gone }).map((one) => one.what)).toEqual(['arrived', 'menu', 'queued', 'left-queue', 'customer-left', 'ended'])
  })

  it('has stretches that fill it from the first to the last second', () => {
    const pieces = stretches(record, 0)

    expect(pieces.map((piece) => piece.kind)).toEqual(['menu', 'queue', 'talk', 'wrap'])
    expect(pieces.reduce((sum, piece) => sum + piece.length, 0)).toBe(120_000)
    expect(pieces.every((piece, index) => index === 0 || piece.begin === pieces[index - 1]!.begin + pieces[index - 1]!.length)).toBe(true)
  })

  it('is in the menu again who answers questions after the agent has gone, and talks on who was handed over to somebody outside', () => {
    const after = { ...record, segments: [{ ...record.segments[0]!, endedAt: at(80) }, { ordinal: 1, customer: true, agents: [], beganAt: at(80), endedAt: at(100) }], assignments: [{ ...record.assignments[0]!, wrapUpAt: at(80) }] }
    const outside: Aside = { ordinal: 1, kind: 'OUTSIDE', person: 'a02', agent: null, beganAt: at(60), answeredAt: at(70), endedAt: at(80), outcome: 'HANDED_OVER' }

    expect(timeLine({ ...story, record: after }).filter((one) => one.what === 'talking')).toHaveLength(1)
    expect(stretches(after, 0).map((piece) => piece.kind)).toEqual(['menu', 'queue', 'talk', 'menu', 'wrap'])
    expect(stretches({ ...after, asides: [outside] }, 0).map((piece) => piece.kind)).toEqual(['menu', 'queue', 'talk', 'talk', 'wrap'])
  })

  it('goes on until now while it has not ended', () => {
    const open = { ...record, endedAt: null, assignments: [{ ...record.assignments[0]!, endedAt: null }] }
    expect(stretches(open, Date.parse(at(130))).at(-1)).toEqual({ kind: 'wrap', begin: 100_000, length: 30_000 })
  })
})
