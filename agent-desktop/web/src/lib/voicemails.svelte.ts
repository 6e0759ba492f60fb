import { api } from './api'
import type { VoicemailView } from './messages'

/** The messages nobody has done with yet, as the server told them last; asked for again when it says that they are others. */

let list = $state.raw<readonly VoicemailView[]>([])
let asked = 0
const AGAIN_MILLIS = 5_000

export const voicemails = {
  /** The oldest first. */
  get list() {
    return list
  },
  /** The one an interaction is about: left in it, or because of which it is. */
  about(interaction: string): VoicemailView | undefined {
    return list.find((one) => one.call === interaction || one.interaction === interaction)
  },
}

export async function refreshVoicemails(): Promise<void> {
  const turn = ++asked
  try {
    const answer = await api.voicemails()
    if (turn === asked) list = answer.voicemails
  } catch {
    if (turn === asked) setTimeout(() => turn === asked && void refreshVoicemails(), AGAIN_MILLIS)
  }
}
