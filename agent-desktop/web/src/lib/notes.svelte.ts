import { api, Refusal } from './api'
import { EMPTY, isUnsaved, notTaken, resolved, restored, sent, taken, told, written, type Draft } from './draft'
import type { NoteView } from './messages'

export type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict' | 'none'

const QUIET_MILLIS = 900
/** What is typed without a pause is saved as late as this, and with what answering takes within 2 s. */
const LONGEST_MILLIS = 1_500
const AGAIN_MILLIS = 2_000

/** The note of one interaction on this page: saved by itself, kept in the tab until the server has it. */
export class Note {
  draft = $state.raw<Draft>(EMPTY)
  state = $state<Saving>('none')
  #timer: ReturnType<typeof setTimeout> | undefined
  /** When the first word was written that has not been sent. */
  #since: number | null = null
  #busy = false

  constructor(readonly interaction: string, first: NoteView | null) {
    this.draft = restored(kept(interaction), first)
    this.#settle()
    if (this.state === 'waiting') this.#soon(0)
  }

  write(text: string): void {
    this.draft = written(this.draft, text)
    keep(this.interaction, this.draft)
    this.#settle()
    this.#since ??= Date.now()
    if (this.state === 'waiting') this.#afterAPause()
  }

  /** The server told its note: another tab, or our own saving. */
  tell(note: NoteView): void {
    this.draft = told(this.draft, note)
    keep(this.interaction, this.draft)
    this.#settle()
  }

  choose(choice: 'both' | 'mine' | 'theirs'): void {
    this.draft = resolved(this.draft, choice)
    keep(this.interaction, this.draft)
    this.#settle()
    if (this.state === 'waiting') this.#soon(0)
  }

  /** Saves at once what is not saved; true when the server has it all. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    await this.#save()
    return !isUnsaved(this.draft)
  }

  /** The page goes away: the last words are sent along. */
  leave(): void {
    clearTimeout(this.#timer)
    const { text, base, theirs } = this.draft
    if (isUnsaved(this.draft) && !theirs && !this.#busy) api.saveNote(this.interaction, text, base, true).catch(() => {})
  }

  #afterAPause(): void {
    const now = Date.now()
    this.#soon(Math.max(0, Math.min(QUIET_MILLIS, (this.#since ?? now) + LONGEST_MILLIS - now)))
  }

  #soon(millis: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), millis)
  }

  async #save(): Promise<void> {
    if (this.#busy || !isUnsaved(this.draft) || this.draft.theirs) return
    const { text, base } = this.draft
    this.draft = sent(this.draft)
    this.#busy = true
    this.#since = null
    this.state = 'saving'
    try {
      const answer = await api.saveNote(this.interaction, text, base)
      this.draft = taken(this.draft, text, answer.version, answer.saved)
      keep(this.interaction, this.draft)
      this.#busy = false
      if (this.#settle() === 'waiting') this.#afterAPause()
    } catch (problem) {
      this.#busy = false
      this.draft = notTaken(this.draft)
      const stored = problem instanceof Refusal && problem.code === 'note-changed' ? storedNote(problem.body) : null
      if (stored) {
        this.tell({ interaction: this.interaction, ...stored })
        if (isUnsaved(this.draft) && !this.draft.theirs) this.#soon(0)
        return
      }
      this.state = 'failed'
      this.#soon(AGAIN_MILLIS)
    }
  }

  #settle(): Saving {
    if (!this.#busy) this.state = this.draft.theirs ? 'conflict' : isUnsaved(this.draft) ? 'waiting' : this.draft.savedAt ? 'saved' : 'none'
    return this.state
  }
}

/** What is stored, as a refusal tells it. */
function storedNote(body: unknown): { text: string; version: number; saved: string } | null {
  const note = (body as { note?: NoteView } | null)?.note
  return note ? { text: note.text, version: note.version, saved: note.saved } : null
}

const place = (interaction: string) => `hotline.note.${interaction}`

function keep(interaction: string, draft: Draft): void {
  try {
    if (isUnsaved(draft)) sessionStorage.setItem(place(interaction), JSON.stringify({ text: draft.text, base: draft.base, saved: draft.saved }))
    else sessionStorage.removeItem(place(interaction))
  } catch {
    // no storage: the server alone keeps it then
  }
}

function kept(interaction: string): Pick<Draft, 'text' | 'base' | 'saved'> | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(place(interaction)) ?? 'null') as Record<string, unknown> | null
    return found && typeof found['text'] === 'string' && typeof found['base'] === 'number' && typeof found['saved'] === 'string'
      ? { text: found['text'], base: found['base'], saved: found['saved'] }
      : null
  } catch {
    return null
  }
}

const open = new Map<string, Note>()

/** The note of an interaction: one for the whole page, whatever part shows it. */
export function noteOf(interaction: string, first: NoteView | null): Note {
  let note = open.get(interaction)
  if (!note) open.set(interaction, (note = new Note(interaction, first)))
  return note
}

if (typeof window !== 'undefined') addEventListener('pagehide', () => open.forEach((note) => note.leave()))
