import { api } from './api'
import { kept } from './kept.svelte'
import type { VoicemailView } from './messages'

/** The messages nobody has done with yet, the oldest first. */
const open = kept<VoicemailView>(async () => (await api.voicemails()).voicemails)

export const voicemails = {
  get list() {
    return open.list
  },
  /** The one an interaction is about: left in it, or because of which it is. */
  about(interaction: string): VoicemailView | undefined {
    return open.list.find((one) => one.call === interaction || one.interaction === interaction)
  },
}

export const refreshVoicemails = open.refresh
