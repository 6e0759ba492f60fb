import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from './api'
import { noteOf } from './notes.svelte'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('saves what is typed without a pause within two seconds, every word of it', async () => {
  const saved: { text: string; at: number }[] = []
  vi.spyOn(api, 'saveNote').mockImplementation(async (_, text, version) => {
    await new Promise((done) => setTimeout(done, 300)) // a slow line
    saved.push({ text, at: Date.now() })
    return { version: version + 1, saved: new Date().toISOString() }
  })
  const note = noteOf('i1-1', null)
  const typed: number[] = []

  for (let n = 1; n <= 100; n++) {
    note.write('x'.repeat(n))
    typed.push(Date.now())
    await vi.advanceTimersByTimeAsync(100)
  }
  await vi.advanceTimersByTimeAsync(2_000)

  const late = typed.map((at, n) => saved.find((one) => one.text.length > n)!.at - at)
  expect(Math.max(...late)).toBeLessThanOrEqual(2_000)
  expect(saved.length).toBeLessThan(10)
  expect(note.state).toBe('saved')
})
