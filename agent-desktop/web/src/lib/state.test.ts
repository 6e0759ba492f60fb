import { describe, expect, it } from 'vitest'
import { card, frame, row, tile, view, waiting, welcome, work } from './samples'
import { fold, NOTHING, type Frame, type State } from './state'

const after = (...frames: Frame[]): State => frames.reduce(fold, NOTHING)

describe('the state after frames', () => {
  it('is what the welcome says, and nothing of before', () => {
    const state = after(welcome(1), frame(2, { type: 'work', item: work() }), frame(3, { type: 'caller', card: card() }), welcome(9))

    expect(state.work).toEqual([])
    expect(state.callers.size).toBe(0)
    expect(state.agent?.state).toBe('READY')
    expect(state.queues.get('service')?.entered).toBe(10)
    expect(state.position).toEqual({ epoch: 1, seq: 9 })
  })

  it('has the newest of each thing', () => {
    const state = after(welcome(1), frame(2, { type: 'agent', agent: view({ state: 'RESERVED' }) }), frame(3, { type: 'work', item: work() }), frame(4, { type: 'work', item: work({ phase: 'TALKING' }) }))

    expect(state.agent?.state).toBe('RESERVED')
    expect(state.work).toHaveLength(1)
    expect(state.work[0]?.phase).toBe('TALKING')
  })

  it('lets go of an interaction with everything that belongs to it', () => {
    const note = { interaction: 'i1-1', text: 'x', version: 1, saved: '2026-11-21T02:00:05Z' }
    const state = after(welcome(1), frame(2, { type: 'work', item: work() }), frame(3, { type: 'caller', card: card() }), frame(4, { type: 'note', note }), frame(5, { type: 'workGone', interaction: 'i1-1' }))

    expect(state.work).toEqual([])
    expect(state.callers.size + state.notes.size).toBe(0)
  })

  it('is the same when a frame comes twice', () => {
    const frames = [welcome(1), frame(2, { type: 'work', item: work() }), frame(2, { type: 'caller', card: card() }), frame(3, { type: 'agent', agent: view({ state: 'TALKING' }) })]

    expect(after(...frames.flatMap((one) => [one, one]))).toEqual(after(...frames))
  })

  it('is not set back by a frame that stands before what has been seen', () => {
    const state = after(welcome(1), frame(7, { type: 'agent', agent: view({ state: 'TALKING' }) }), frame(6, { type: 'agent', agent: view({ state: 'RESERVED' }) }), frame(5, { type: 'workGone', interaction: 'i1-1' }))

    expect(state.agent?.state).toBe('TALKING')
    expect(state.position).toEqual({ epoch: 1, seq: 7 })
  })

  it('goes on where it was after a resume, with what was missed', () => {
    const state = after(welcome(1), frame(2, { type: 'work', item: work() }), frame(2, { type: 'resumed' }), frame(3, { type: 'work', item: work({ phase: 'WRAP_UP', customerPresent: false }) }))

    expect(state.work.map((item) => item.phase)).toEqual(['WRAP_UP'])
    expect(state.queues.size).toBe(1)
  })

  it('takes frames of a later epoch with smaller numbers, and none of an earlier epoch', () => {
    const state = after(welcome(900, 1), welcome(3, 2), frame(901, { type: 'agent', agent: view({ state: 'TALKING' }) }, 1), frame(4, { type: 'agent', agent: view({ state: 'NOT_READY' }) }, 2))

    expect(state.agent?.state).toBe('NOT_READY')
    expect(state.position).toEqual({ epoch: 2, seq: 4 })
  })

  it('keeps what is on the desk in the order in which it was offered', () => {
    const state = after(welcome(1), frame(2, { type: 'work', item: work({ interaction: 'i1-2', offered: '2026-11-21T02:05:00Z' }) }), frame(3, { type: 'work', item: work({ interaction: 'i1-1', offered: '2026-11-21T02:00:00Z' }) }))

    expect(state.work.map((item) => item.interaction)).toEqual(['i1-1', 'i1-2'])
  })

  it('does not take an older version of a note', () => {
    const note = (version: number) => ({ interaction: 'i1-1', text: `v${version}`, version, saved: '2026-11-21T02:00:05Z' })
    const state = after(welcome(1), frame(2, { type: 'note', note: note(3) }), frame(3, { type: 'note', note: note(2) }))

    expect(state.notes.get('i1-1')?.text).toBe('v3')
  })

  it('has nobody and nothing after a sign-out', () => {
    const state = after(welcome(1), frame(2, { type: 'work', item: work() }), frame(3, { type: 'signedOut', why: 'ELSEWHERE' }))

    expect(state.me).toBeNull()
    expect(state.work).toEqual([])
    expect(state.signedOut).toBe('ELSEWHERE')
  })

  it('is not changed by replies and pongs, which carry no news', () => {
    const state = after(welcome(5))

    expect(fold(state, frame(99, { type: 'pong', now: '2026-11-21T02:00:00Z' }))).toBe(state)
    expect(fold(state, frame(99, { type: 'reply', id: '1', done: true, result: null, error: null }))).toBe(state)
  })
})

describe('the board', () => {
  const board = frame(2, { type: 'board', queues: [tile({ waiting: 1 })], agents: [row('a01'), row('a02')], waiting: [waiting('i1-7')] })

  it('is nothing before it has been subscribed', () => {
    expect(after(welcome(1), frame(2, { type: 'boardAgent', row: row('a03') })).board).toBeNull()
  })

  it('changes row by row, and leaves other rows as they are', () => {
    const before = after(welcome(1), board)
    const state = fold(before, frame(3, { type: 'boardAgent', row: row('a02', { handled: 4 }) }))

    expect(state.board?.agents.get('a02')?.handled).toBe(4)
    expect(state.board?.agents.get('a01')).toBe(before.board?.agents.get('a01'))
  })

  it('lets go of agents and callers who have left', () => {
    const state = after(welcome(1), board, frame(3, { type: 'boardAgentGone', agent: 'a01' }), frame(4, { type: 'waitingGone', interaction: 'i1-7', queue: 'service' }))

    expect([...(state.board?.agents.keys() ?? [])]).toEqual(['a02'])
    expect(state.board?.waiting.size).toBe(0)
  })

  it('has one who waits in two queues twice', () => {
    const state = after(welcome(1), board, frame(3, { type: 'waiting', row: waiting('i1-7', { queue: 'sales' }) }))

    expect(state.board?.waiting.size).toBe(2)
  })

  it('stays to be seen while a new welcome comes, and is replaced by the board that follows', () => {
    const state = after(welcome(1), board, welcome(1, 2))

    expect(state.board?.agents.size).toBe(2)
    expect(fold(state, frame(2, { type: 'board', queues: [], agents: [row('a05')], waiting: [] }, 2)).board?.agents.size).toBe(1)
  })
})
