import type {
  AgentRow,
  AgentView,
  CallerCard,
  Centre,
  Envelope,
  HelpView,
  Me,
  NoteView,
  QueueTile,
  ServerMessage,
  SignedOutWhy,
  WaitingRow,
  WorkItem,
} from './messages'

/** A frame from the server: what it says and where it stands in the order of things. */
export type Frame = Envelope & ServerMessage

/** Where a frame stands: epochs count the server's starts, seq grows within one. */
export interface Position {
  epoch: number
  seq: number
}

/** What a supervisor watches besides the queues. */
export interface Board {
  agents: ReadonlyMap<string, AgentRow>
  /** By interaction and queue: one interaction may wait in two. */
  waiting: ReadonlyMap<string, WaitingRow>
}

/** All that the pages show, and nothing that the server has not said. */
export interface State {
  position: Position | null
  me: Me | null
  centre: Centre | null
  agent: AgentView | null
  /** In the order in which they came to the desk. */
  work: readonly WorkItem[]
  callers: ReadonlyMap<string, CallerCard>
  notes: ReadonlyMap<string, NoteView>
  queues: ReadonlyMap<string, QueueTile>
  /** Who of the agents this person watches asks for a supervisor. */
  help: ReadonlyMap<string, HelpView>
  /** Since when the PBX cannot be reached; null: it can. */
  telephonyAwaySince: string | null
  /** Null until subscribed. */
  board: Board | null
  signedOut: SignedOutWhy | null
  /** Where it was said last that the messages callers have left are others now: they are asked for then. */
  voicemailNews: string
  /** Where it was said last that what is recorded of a conversation on the desk has changed: it is asked for then. */
  recordingNews: string
  /** The same of promised calls. */
  callbackNews: string
  /** Where it was said last that emergency announcements were switched: they are asked for then. */
  emergencyNews: string
  /** The same of tickets. */
  ticketNews: string
  /** The same of messages from supervisors. */
  noticeNews: string
}

export const NOTHING: State = {
  position: null,
  me: null,
  centre: null,
  agent: null,
  work: [],
  callers: new Map(),
  notes: new Map(),
  queues: new Map(),
  help: new Map(),
  telephonyAwaySince: null,
  board: null,
  signedOut: null,
  voicemailNews: '',
  recordingNews: '',
  callbackNews: '',
  emergencyNews: '',
  ticketNews: '',
  noticeNews: '',
}

/**
 * The state after a frame. Pure. A socket keeps the order, so a frame that stands before the last one seen is a repetition and changes nothing; a frame replaces whatever was
 * known of the same thing, so one that is told twice in a row does no harm either.
 */
export function fold(state: State, frame: Frame): State {
  if (frame.type === 'reply' || frame.type === 'pong') return state
  if (frame.type !== 'welcome' && state.position !== null && isBefore(frame, state.position)) return state
  return { ...after(state, frame), position: { epoch: frame.epoch, seq: frame.seq } }
}

/** A page that was signed in by REST knows who it is before its socket says so. */
export function signedIn(state: State, me: Me, centre: Centre): State {
  return { ...state, me, centre, signedOut: null }
}

function after(state: State, frame: Frame): State {
  switch (frame.type) {
    case 'welcome':
      return {
        ...NOTHING,
        me: frame.me,
        centre: frame.centre,
        agent: frame.agent,
        work: frame.work.toSorted(byOffer),
        callers: new Map(frame.callers.map((card) => [card.interaction, card])),
        notes: new Map(frame.notes.map((note) => [note.interaction, note])),
        queues: new Map(frame.queues.map((tile) => [tile.queue, tile])),
        help: new Map(frame.help.map((one) => [one.agent, one])),
        telephonyAwaySince: frame.telephonyAwaySince,
        // What is on a board stays to be seen until it comes anew: a wallboard must not go blank for a moment.
        board: state.board,
      }
    case 'resumed':
      return state
    case 'centreChanged':
      return { ...state, centre: frame.centre }
    case 'telephony':
      return { ...state, telephonyAwaySince: frame.awaySince }
    case 'agent':
      return { ...state, agent: frame.agent }
    case 'work':
      return { ...state, work: [...state.work.filter((item) => item.interaction !== frame.item.interaction), frame.item].sort(byOffer) }
    case 'workGone':
      return {
        ...state,
        work: state.work.filter((item) => item.interaction !== frame.interaction),
        callers: without(state.callers, frame.interaction),
        notes: without(state.notes, frame.interaction),
      }
    case 'caller':
      return { ...state, callers: put(state.callers, frame.card.interaction, frame.card) }
    case 'note': {
      const known = state.notes.get(frame.note.interaction)
      return known && known.version > frame.note.version ? state : { ...state, notes: put(state.notes, frame.note.interaction, frame.note) }
    }
    case 'queue':
      return { ...state, queues: put(state.queues, frame.queue.queue, frame.queue) }
    case 'board':
      return {
        ...state,
        queues: new Map(frame.queues.map((tile) => [tile.queue, tile])),
        board: {
          agents: new Map(frame.agents.map((row) => [row.agent.agent, row])),
          waiting: new Map(frame.waiting.map((row) => [waitingKey(row.interaction, row.queue), row])),
        },
      }
    case 'boardAgent':
      return onBoard(state, (board) => ({ ...board, agents: put(board.agents, frame.row.agent.agent, frame.row) }))
    case 'boardAgentGone':
      return onBoard(state, (board) => ({ ...board, agents: without(board.agents, frame.agent) }))
    case 'waiting':
      return onBoard(state, (board) => ({
        ...board,
        waiting: put(board.waiting, waitingKey(frame.row.interaction, frame.row.queue), frame.row),
      }))
    case 'waitingGone':
      return onBoard(state, (board) => ({ ...board, waiting: without(board.waiting, waitingKey(frame.interaction, frame.queue)) }))
    case 'help':
      return { ...state, help: frame.help ? put(state.help, frame.agent, frame.help) : without(state.help, frame.agent) }
    case 'callbacks':
      return { ...state, callbackNews: `${frame.epoch}:${frame.seq}` }
    case 'voicemails':
      return { ...state, voicemailNews: `${frame.epoch}:${frame.seq}` }
    case 'recording':
      return { ...state, recordingNews: `${frame.epoch}:${frame.seq}` }
    case 'emergencies':
      return { ...state, emergencyNews: `${frame.epoch}:${frame.seq}` }
    case 'tickets':
      return { ...state, ticketNews: `${frame.epoch}:${frame.seq}` }
    case 'notices':
      return { ...state, noticeNews: `${frame.epoch}:${frame.seq}` }
    case 'signedOut':
      return { ...NOTHING, signedOut: frame.why }
    case 'reply':
    case 'pong':
      return state
  }
}

/** An agent's row is told by the board; before it there is nothing to change. */
function onBoard(state: State, change: (board: Board) => Board): State {
  return state.board === null ? state : { ...state, board: change(state.board) }
}

export function isBefore(one: Position, other: Position): boolean {
  return one.epoch < other.epoch || (one.epoch === other.epoch && one.seq < other.seq)
}

export function waitingKey(interaction: string, queue: string): string {
  return `${interaction}/${queue}`
}

function byOffer(one: WorkItem, other: WorkItem): number {
  return one.offered < other.offered ? -1 : one.offered > other.offered ? 1 : 0
}

function put<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map(map).set(key, value)
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  if (!map.has(key)) return map
  const rest = new Map(map)
  rest.delete(key)
  return rest
}
