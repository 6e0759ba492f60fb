import type { CentreQueue, QueueTile, Thresholds } from './messages'

/** How much a figure wants attention. */
export type Level = 'fine' | 'amber' | 'red'

export interface Levels {
  waiting: Level
  longestWait: Level
  serviceLevel: Level
}

/** Each figure of a queue against its two thresholds; a threshold that is null never applies. */
export function levels(tile: QueueTile, queue: CentreQueue | undefined, now: number): Levels {
  const wait = tile.longestWaitSince === null ? 0 : now - Date.parse(tile.longestWaitSince)
  const reached = (measure: (limits: Thresholds) => boolean): Level => (queue && measure(queue.red) ? 'red' : queue && measure(queue.amber) ? 'amber' : 'fine')
  return {
    waiting: reached((limit) => limit.waiting !== null && tile.waiting >= limit.waiting),
    longestWait: reached((limit) => limit.longestWaitMillis !== null && tile.waiting > 0 && wait >= limit.longestWaitMillis),
    serviceLevel: reached((limit) => limit.serviceLevel !== null && tile.serviceLevel !== null && tile.serviceLevel < limit.serviceLevel),
  }
}

/** What its waiting callers want, taken together. */
export function worst(tile: QueueTile, queue: CentreQueue | undefined, now: number): Level {
  const { waiting, longestWait } = levels(tile, queue, now)
  return waiting === 'red' || longestWait === 'red' ? 'red' : waiting === 'amber' || longestWait === 'amber' ? 'amber' : 'fine'
}
