const AGAIN_MILLIS = 5_000

/** A list as the server told it last; asked for again when it says that it is another. */
export interface Kept<T> {
  readonly list: readonly T[]
  refresh(): Promise<void>
}

export function kept<T>(ask: () => Promise<readonly T[]>): Kept<T> {
  let list = $state.raw<readonly T[]>([])
  let asked = 0
  async function refresh(): Promise<void> {
    const turn = ++asked
    try {
      const answer = await ask()
      if (turn === asked) list = answer
    } catch {
      if (turn === asked) setTimeout(() => turn === asked && void refresh(), AGAIN_MILLIS)
    }
  }
  return {
    get list() {
      return list
    },
    refresh,
  }
}
