import { api } from './api'
import type { InteractionOutcome } from './messages'

/** One of a list of interactions, as the server tells it. */
export interface Listed {
  interaction: string
  at: string
  queue: string | null
  agent: string | null
  /** With whom the agent has spoken where there was no customer. */
  colleague: string | null
  number: string | null
  customer: string | null
  outcome: InteractionOutcome | null
  disposition: string | null
  talkMillis: number | null
}

let list = $state.raw<readonly Listed[] | null>(null)
let failed = $state(false)
let asked = 0
const AGAIN_MILLIS = 5_000

export const mine = {
  /** Today's, newest first; null until they have come. */
  get list() {
    return list
  },
  get failed() {
    return failed
  },
}

/** Who was in an interaction several times, after a line that was lost for one, has talked in it as long as all of these together. */
function oneOfEach(all: readonly Listed[]): readonly Listed[] {
  const each = new Map<string, Listed>()
  for (const one of all) {
    const known = each.get(one.interaction)
    each.set(one.interaction, known ? { ...known, disposition: known.disposition ?? one.disposition, talkMillis: (known.talkMillis ?? 0) + (one.talkMillis ?? 0) } : one)
  }
  return [...each.values()]
}

export async function refreshMine(): Promise<void> {
  const turn = ++asked
  try {
    const answer = (await api.myInteractions()) as { interactions: Listed[] }
    if (turn === asked) {
      list = oneOfEach(answer.interactions)
      failed = false
    }
  } catch {
    if (turn !== asked) return
    failed = true
    setTimeout(() => turn === asked && void refreshMine(), AGAIN_MILLIS)
  }
}
