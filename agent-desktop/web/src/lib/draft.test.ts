import { describe, expect, it } from 'vitest'
import { EMPTY, isUnsaved, resolved, restored, sent, taken, told, written } from './draft'

const note = (text: string, version: number) => ({ interaction: 'i1-1', text, version, saved: `2026-11-21T02:00:0${version}Z` })

describe('a note being written', () => {
  it('is unsaved until the server has taken it', () => {
    const draft = written(EMPTY, 'a')
    expect(isUnsaved(draft)).toBe(true)
    expect(isUnsaved(taken(sent(draft), 'a', 1, note('a', 1).saved))).toBe(false)
  })

  it('stays unsaved when more was written while it was on its way', () => {
    const draft = taken(written(sent(written(EMPTY, 'a')), 'ab'), 'a', 1, note('a', 1).saved)
    expect(draft.text).toBe('ab')
    expect(draft.base).toBe(1)
    expect(isUnsaved(draft)).toBe(true)
  })

  it('takes its own saving for what it is, even when told of it before the answer', () => {
    const draft = told(written(sent(written(EMPTY, 'a')), 'ab'), note('a', 1))
    expect(draft.theirs).toBeNull()
    expect(draft.base).toBe(1)
    expect(draft.text).toBe('ab')
    expect(taken(draft, 'a', 1, note('a', 1).saved).base).toBe(1)
  })

  it('follows another tab while nothing is written here', () => {
    const draft = told(told(EMPTY, note('a', 1)), note('b', 2))
    expect(draft.text).toBe('b')
    expect(isUnsaved(draft)).toBe(false)
  })

  it('keeps both texts when both have changed, and asks', () => {
    const draft = told(written(told(EMPTY, note('a', 1)), 'mine'), note('theirs', 2))
    expect(draft.text).toBe('mine')
    expect(draft.theirs?.text).toBe('theirs')
  })

  it.each([
    ['both', 'theirs\nmine'],
    ['mine', 'mine'],
    ['theirs', 'theirs'],
  ] as const)('goes on with %s from the version of the other', (choice, text) => {
    const draft = resolved(told(written(told(EMPTY, note('a', 1)), 'mine'), note('theirs', 2)), choice)
    expect(draft.text).toBe(text)
    expect(draft.base).toBe(2)
    expect(draft.theirs).toBeNull()
    expect(isUnsaved(draft)).toBe(choice !== 'theirs')
  })

  it('needs no decision when both wrote the same', () => {
    expect(told(written(told(EMPTY, note('a', 1)), 'b'), note('b', 2)).theirs).toBeNull()
  })

  it('is not set back by an older version', () => {
    const draft = told(told(EMPTY, note('b', 2)), note('a', 1))
    expect(draft.text).toBe('b')
  })

  it('comes back after a reload with what was not saved', () => {
    const draft = restored({ text: 'unsaved', base: 1, saved: 'a' }, note('a', 1))
    expect(draft.text).toBe('unsaved')
    expect(draft.theirs).toBeNull()
    expect(draft.base).toBe(1)
  })

  it('asks after a reload when the server has a newer text meanwhile', () => {
    expect(restored({ text: 'unsaved', base: 1, saved: 'a' }, note('b', 2)).theirs?.text).toBe('b')
  })
})
