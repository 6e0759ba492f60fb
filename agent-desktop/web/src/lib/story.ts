import type { AgentNote, Aside, Assignment, InteractionRecord, PathStep, RecordedEntry, RecordedOffer, Segment, StoryView } from './messages'

/** Something that happened, at its place on the one time line. */
export type Happening = { at: string } & (
  | { what: 'arrived'; record: InteractionRecord; story: StoryView }
  | { what: 'menu'; steps: readonly PathStep[] }
  | { what: 'queued'; entry: RecordedEntry }
  | { what: 'left-queue'; entry: RecordedEntry }
  | { what: 'offered'; offer: RecordedOffer; entry: RecordedEntry | undefined }
  | { what: 'talking'; segment: Segment }
  | { what: 'aside'; aside: Aside }
  | { what: 'customer-left'; record: InteractionRecord }
  | { what: 'wrap-up'; assignment: Assignment }
  | { what: 'note'; note: AgentNote }
  | { what: 'ended'; record: InteractionRecord }
)

/** In what order things that carry the same instant are told. */
const order = ['arrived', 'menu', 'queued', 'offered', 'left-queue', 'talking', 'aside', 'customer-left', 'wrap-up', 'note', 'ended']

/** All that happened, in the order in which it did. */
export function timeLine(story: StoryView): Happening[] {
  const { record } = story
  const all: Happening[] = [{ at: record.beganAt, what: 'arrived', record, story }]
  if (story.path[0]) all.push({ at: story.path[0].at, what: 'menu', steps: story.path })
  for (const entry of record.entries) {
    all.push({ at: entry.queuedAt, what: 'queued', entry })
    // An answered entry ends in a conversation, which is told by itself.
    if (entry.endedAt && entry.outcome !== 'ANSWERED') all.push({ at: entry.endedAt, what: 'left-queue', entry })
  }
  for (const offer of record.offers) all.push({ at: offer.madeAt, what: 'offered', offer, entry: record.entries.find((entry) => entry.ordinal === offer.entry) })
  // Who is with the menu again, or with somebody outside: that is told by itself.
  for (const segment of record.segments) if (segment.agents.length > 0) all.push({ at: segment.beganAt, what: 'talking', segment })
  // A supervisor who was called and did not come has heard nothing.
  for (const aside of record.asides) if (!aside.agent || aside.answeredAt) all.push({ at: aside.agent ? (aside.answeredAt ?? aside.beganAt) : aside.beganAt, what: 'aside', aside })
  if (record.customerLeftAt) all.push({ at: record.customerLeftAt, what: 'customer-left', record })
  for (const assignment of record.assignments) if (assignment.wrapUpAt) all.push({ at: assignment.wrapUpAt, what: 'wrap-up', assignment })
  for (const note of story.notes) all.push({ at: note.saved, what: 'note', note })
  if (record.endedAt) all.push({ at: record.endedAt, what: 'ended', record })
  return all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || order.indexOf(a.what) - order.indexOf(b.what))
}

/** A stretch of the interaction, for the bar above the time line; both in milliseconds, the begin counted from the interaction's. */
export interface Stretch {
  kind: 'menu' | 'queue' | 'talk' | 'wrap'
  begin: number
  length: number
}

/** What the customer of a segment does: without agents she talks with whoever outside she was handed over to, or is in the menu, as in the survey afterwards. Hold is no segment of its own. */
function kindOf(segment: Segment, record: InteractionRecord): 'talk' | 'menu' {
  const outside = record.asides.some((one) => one.kind === 'OUTSIDE' && (one.outcome === 'HANDED_OVER' || one.outcome === 'CONFERENCE') && one.endedAt !== null && Date.parse(one.endedAt) <= Date.parse(segment.beganAt))
  return segment.agents.length > 0 || outside ? 'talk' : 'menu'
}

/** The interaction cut into what was mainly going on. */
export function stretches(record: InteractionRecord, now: number): Stretch[] {
  const began = Date.parse(record.beganAt)
  const end = record.endedAt ? Date.parse(record.endedAt) : now
  const left = record.customerLeftAt ? Date.parse(record.customerLeftAt) : end
  const pieces: { kind: Stretch['kind']; from: number; to: number }[] = []
  const add = (kind: Stretch['kind'], from: number, to: number) => to > from && pieces.push({ kind, from, to })
  const firstQueued = record.entries[0] ? Date.parse(record.entries[0].queuedAt) : left
  add('menu', began, firstQueued)
  for (const entry of record.entries) add('queue', Date.parse(entry.queuedAt), entry.endedAt ? Date.parse(entry.endedAt) : left)
  for (const segment of record.segments) add(kindOf(segment, record), Date.parse(segment.beganAt), segment.endedAt ? Date.parse(segment.endedAt) : left)
  for (const assignment of record.assignments) if (assignment.wrapUpAt) add('wrap', Date.parse(assignment.wrapUpAt), assignment.endedAt ? Date.parse(assignment.endedAt) : end)
  return pieces.sort((a, b) => a.from - b.from).map(({ kind, from, to }) => ({ kind, begin: from - began, length: to - from }))
}
