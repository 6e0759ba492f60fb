import type { NoteView } from './messages'

/** A note being written, and what the server has of it. Pure: the page's hands (server, timer, storage) are in notes.svelte.ts. */
export interface Draft {
  text: string
  /** The server's version that the text was made from, 0 for none. */
  base: number
  /** The text of that version: what differs from it is not saved yet. */
  saved: string
  savedAt: string | null
  /** What is on its way to the server. */
  sending: string | null
  /** Somebody else's text of a later version, while both have changed. */
  theirs: NoteView | null
}

export const EMPTY: Draft = { text: '', base: 0, saved: '', savedAt: null, sending: null, theirs: null }

export function isUnsaved(draft: Draft): boolean {
  return draft.text !== draft.saved
}

/** After a key was pressed. */
export function written(draft: Draft, text: string): Draft {
  return { ...draft, text }
}

/** While the text is on its way. */
export function sent(draft: Draft): Draft {
  return { ...draft, sending: draft.text }
}

/** After the server did not take it, or nobody knows whether it did. */
export function notTaken(draft: Draft): Draft {
  return { ...draft, sending: null }
}

/** After the server took what was sent; meanwhile more may have been written. */
export function taken(draft: Draft, text: string, version: number, at: string): Draft {
  return version <= draft.base ? notTaken(draft) : { ...draft, base: version, saved: text, savedAt: at, sending: null }
}

/**
 * After the server told its note. An older or the same version is no news. What nobody changed here is simply replaced; where both changed, both are kept and the person decides.
 */
export function told(draft: Draft, note: NoteView): Draft {
  if (note.version < draft.base || (note.version === draft.base && draft.savedAt !== null)) return draft
  // The server may tell of our own saving before it answers it.
  if (note.text === draft.sending) return taken(draft, note.text, note.version, note.saved)
  if (!isUnsaved(draft) || note.text === draft.text || note.text === draft.saved) {
    const text = isUnsaved(draft) ? draft.text : note.text
    return { ...draft, text, base: note.version, saved: note.text, savedAt: note.saved, theirs: null }
  }
  return { ...draft, theirs: note }
}

/** Both texts, one below the other, or one of them; whatever is chosen goes on from the server's version. */
export function resolved(draft: Draft, choice: 'both' | 'mine' | 'theirs'): Draft {
  const theirs = draft.theirs
  if (!theirs) return draft
  const text = choice === 'theirs' ? theirs.text : choice === 'mine' ? draft.text : `${theirs.text}\n${draft.text}`
  return { ...draft, text, base: theirs.version, saved: theirs.text, savedAt: theirs.saved, theirs: null }
}

/** What a reloaded page finds: its own unsaved text first, then what the server has. */
export function restored(kept: Pick<Draft, 'text' | 'base' | 'saved'> | null, note: NoteView | null): Draft {
  const mine: Draft = kept ? { ...EMPTY, ...kept } : EMPTY
  return note ? told(mine, note) : mine
}
