import { remember, remembered } from './appearance.svelte'
import type { CentreQueue, QueueTile } from './messages'
import { levels } from './thresholds'
import { Tones } from './tones'

/** A short tone when a figure of the board turns red; only where somebody has switched it on. */

const REMEMBERED = 'hotline.alarm'

let on = $state(remembered(REMEMBERED) === 'yes')
const tones = new Tones()

export function alarming(): boolean {
  return on
}

/** On: heard at once, as it will be. */
export function switchAlarm(): void {
  on = !on
  remember(REMEMBERED, on ? 'yes' : 'no')
  if (on) alarm()
}

export function alarm(): void {
  if (on) tones.beep('')
}

/** Which figures of which queues are red. */
export function reds(tiles: readonly QueueTile[], queues: readonly CentreQueue[], now: number): ReadonlySet<string> {
  const all = tiles.flatMap((tile) => {
    const level = levels(tile, queues.find((one) => one.id === tile.queue), now)
    return Object.entries(level).flatMap(([figure, how]) => (how === 'red' ? [`${tile.queue} ${figure}`] : []))
  })
  return new Set(all)
}
