import { api } from './api'
import type { EmergencyView } from './messages'

/** What is switched on, and for what one may switch, as the server told it last; asked for again when it says that something was switched. */
export interface EmergencyBoard {
  emergencies: readonly EmergencyView[]
  numbers: readonly string[]
  queues: readonly string[]
  announcements: readonly { id: string; text: { 'zh-CN': string; en: string } }[]
}

let board = $state.raw<EmergencyBoard | null>(null)
let asked = 0
const AGAIN_MILLIS = 5_000

export const emergencies = {
  /** Null until it was told once. */
  get board() {
    return board
  },
}

export async function refreshEmergencies(): Promise<void> {
  const turn = ++asked
  try {
    const answer = await api.emergencies()
    if (turn === asked) board = answer
  } catch {
    if (turn === asked) setTimeout(() => turn === asked && void refreshEmergencies(), AGAIN_MILLIS)
  }
}
