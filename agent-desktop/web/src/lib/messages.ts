// Generated from the records in hotline.desktop.message; a test holds them together.
// To write it anew: mvn test -pl agent-desktop -am -Dtest=MessagesContractTest -Dcontract.write=true

/** ISO 8601, UTC. */
export type Instant = string
/** ISO 8601. */
export type Day = string

/** Stands in every message besides its own fields. */
export interface Envelope {
  epoch: number;
  seq: number;
  at: Instant
}

export type ServerMessage =
  | ({ type: 'welcome' } & { me: Me; centre: Centre; agent: AgentView | null; work: WorkItem[]; callers: CallerCard[]; notes: NoteView[]; queues: QueueTile[]; help: HelpView[]; telephonyAwaySince: Instant | null })
  | ({ type: 'resumed' } & {  })
  | ({ type: 'centreChanged' } & { centre: Centre })
  | ({ type: 'telephony' } & { awaySince: Instant | null })
  | ({ type: 'agent' } & { agent: AgentView })
  | ({ type: 'work' } & { item: WorkItem })
  | ({ type: 'workGone' } & { interaction: string })
  | ({ type: 'caller' } & { card: CallerCard })
  | ({ type: 'note' } & { note: NoteView })
  | ({ type: 'queue' } & { queue: QueueTile })
  | ({ type: 'board' } & { queues: QueueTile[]; agents: AgentRow[]; waiting: WaitingRow[] })
  | ({ type: 'boardAgent' } & { row: AgentRow })
  | ({ type: 'boardAgentGone' } & { agent: string })
  | ({ type: 'waiting' } & { row: WaitingRow })
  | ({ type: 'waitingGone' } & { interaction: string; queue: string })
  | ({ type: 'callbacks' } & { queue: string })
  | ({ type: 'voicemails' } & { queue: string })
  | ({ type: 'recording' } & { interaction: string; state: RecordingState | null })
  | ({ type: 'tickets' } & {  })
  | ({ type: 'notices' } & {  })
  | ({ type: 'help' } & { agent: string; help: HelpView | null })
  | ({ type: 'emergencies' } & {  })
  | ({ type: 'signedOut' } & { why: SignedOutWhy })
  | ({ type: 'reply' } & { id: string; done: boolean; result: unknown | null; error: Problem | null })
  | ({ type: 'pong' } & { now: Instant })

export interface Actor {
  value: string
}

export interface AgentNote {
  agent: string;
  text: string;
  saved: Instant
}

export interface AgentRow {
  agent: AgentView;
  name: string;
  team: string;
  interaction: string | null;
  queue: string | null;
  handled: number;
  talkMillis: number
}

export type AgentState = 'LOGGED_OUT' | 'NOT_READY' | 'READY' | 'RESERVED' | 'TALKING' | 'HOLD' | 'WRAP_UP'

export interface AgentView {
  agent: string;
  state: AgentState;
  since: Instant;
  availability: Available;
  reason: string | null;
  pending: Pending | null;
  station: string | null;
  phoneReachable: boolean | null;
  helpSince: Instant | null;
  watching: WatchView | null
}

export interface Arrival {
  rawNumber: string;
  number: string | null;
  rawName: string;
  dialled: string;
  sipCallId: string | null;
  customer: string | null;
  arrivedAt: Instant
}

export type ArticleKind = 'GUIDANCE' | 'ANSWER'

export interface ArticleView {
  article: number;
  kind: ArticleKind;
  title: Text;
  text: Text;
  queues: string[];
  opensIn: string[];
  nodes: string[];
  products: string[];
  tags: string[];
  retired: boolean;
  version: number;
  changed: Instant;
  changedBy: string;
  uses: number;
  recentUses: number;
  lastUsed: Instant | null
}

export interface Aside {
  ordinal: number;
  kind: AsideKind;
  person: string;
  agent: string | null;
  beganAt: Instant;
  answeredAt: Instant | null;
  endedAt: Instant | null;
  outcome: AsideOutcome | null
}

export type AsideKind = 'LISTEN' | 'WHISPER' | 'BARGE' | 'HELP' | 'OUTSIDE'

export type AsideOutcome = 'CHANGED' | 'LEFT' | 'LINE_LOST' | 'NOT_REACHED' | 'CONVERSATION_OVER' | 'TAKEN_OVER' | 'HELPED' | 'CANCELLED' | 'HANDED_OVER' | 'CONFERENCE' | 'CUSTOMER_GONE'

export interface Assignment {
  ordinal: number;
  agent: string;
  offer: string;
  queue: string;
  beganAt: Instant;
  heldSince: Instant | null;
  wrapUpAt: Instant | null;
  endedAt: Instant | null;
  talkMillis: number;
  holdMillis: number;
  wrapUpMillis: number;
  endedBy: EndedBy | null;
  disposition: string | null;
  wrapUpTimedOut: boolean;
  consultedBy: string | null
}

export interface Attempt {
  at: Instant;
  result: string | null
}

export type Available = 'LOGGED_OUT' | 'NOT_READY' | 'READY'

export interface Bill {
  id: string;
  customer: string;
  amountMinor: number;
  currency: string;
  dueOn: Day;
  paidOn: Day | null
}

export interface CallItem {
  interaction: string;
  direction: Direction;
  queue: string | null;
  agents: string[];
  outcome: InteractionOutcome | null;
  disposition: string | null;
  talkMillis: number;
  notes: NoteItem[];
  survey: SurveyAnswers | null;
  guidance: UsedArticle[]
}

export type CallbackEnd = 'NO_ANSWER' | 'BUSY' | 'DECLINED' | 'FAILED' | 'AGENT_LEFT'

export interface CallbackItem {
  queue: string;
  state: State;
  opensAt: Instant;
  closesAt: Instant;
  note: string
}

export interface CallbackView {
  id: string;
  queue: string;
  number: string;
  customer: string | null;
  language: string;
  owner: string | null;
  opensAt: Instant;
  closesAt: Instant;
  note: string;
  way: Text | null;
  by: string;
  agreedIn: string | null;
  state: State;
  call: string | null;
  attempts: Attempt[]
}

export interface CallerCard {
  interaction: string;
  complete: boolean;
  kind: NumberKind;
  number: string | null;
  place: Text | null;
  displayName: string;
  customers: CustomerCard[];
  chosen: string | null;
  entered: Entered[]
}

export interface Candidate {
  agent: string;
  score: number
}

export interface Centre {
  zone: string;
  queues: CentreQueue[];
  agents: CentreAgent[];
  people: Someone[];
  reasons: Named[];
  dispositions: Disposition[];
  ticketCategories: TicketCategory[];
  products: Named[];
  outsideStations: boolean
}

export interface CentreAgent {
  id: string;
  name: string;
  team: string;
  extension: string
}

export interface CentreQueue {
  id: string;
  name: Text;
  team: string | null;
  policy: SelectionPolicy;
  serviceLevelMillis: number;
  shortAbandonMillis: number;
  dispositionMandatory: boolean;
  wrapUp: WrapUpRules;
  amber: Thresholds;
  red: Thresholds
}

export interface ClientMessage {
  id: string;
  do: string;
  body: unknown | null
}

export interface Colleague {
  agent: string;
  name: string;
  team: string;
  state: AgentState;
  since: Instant;
  reason: string | null;
  extension: string | null
}

export interface Colleagues {
  from: string;
  to: string;
  notReached: OfferResult | null
}

export interface ConsultView {
  by: string;
  agent: string | null;
  queue: string | null;
  outside: boolean;
  state: Progress;
  withConsulted: boolean;
  since: Instant
}

export interface Contact {
  interaction: string;
  at: Instant;
  queue: string | null;
  agent: string | null;
  outcome: InteractionOutcome | null;
  disposition: string | null;
  soundedBad: boolean;
  survey: SurveyAnswers | null;
  note: string | null
}

export interface CustomerCard {
  id: string;
  name: string;
  tier: Tier;
  language: string | null;
  numbers: string[];
  assignedAgent: string | null;
  backupAgent: string | null;
  orders: Order[];
  bills: Bill[];
  contacts: Contact[]
}

export interface CustomerView {
  id: string;
  name: string;
  tier: Tier;
  language: string | null;
  numbers: string[];
  assignedAgent: string | null;
  backupAgent: string | null;
  version: number;
  mergedInto: string | null;
  merged: Merged | null
}

export type Decided = 'AGENT_SELECTION' | 'INTERACTION_ORDER' | 'PICK'

export type Direction = 'INBOUND' | 'OUTBOUND' | 'INTERNAL'

export interface Directory {
  colleagues: Colleague[];
  queues: Place[]
}

export interface Disposition {
  code: string;
  name: Text;
  queues: string[]
}

export interface EmergencyView {
  kind: Kind;
  place: string;
  announcement: string;
  text: Text | null;
  closes: boolean;
  since: Instant;
  by: string;
  until: Instant | null;
  endedAt: Instant | null;
  endedBy: string | null
}

export type EndedBy = 'CALLER' | 'AGENT' | 'SYSTEM' | 'NETWORK'

export interface Entered {
  node: string;
  title: Text | null;
  value: string;
  at: Instant
}

export type EntryOutcome = 'ANSWERED' | 'ABANDONED' | 'OVERFLOWED' | 'WITHDRAWN' | 'TIMED_OUT' | 'MOVED' | 'EXITED' | 'UNSERVED' | 'CLOSED' | 'CALLBACK' | 'UNREACHED' | 'WINDOW_OVER'

export interface Exclusion {
  reason: ExclusionReason;
  agents: number
}

export type ExclusionReason = 'LOGGED_OUT' | 'NOT_READY' | 'RESERVED' | 'BUSY' | 'WRAP_UP' | 'LACKS_SKILL' | 'RETRY_LATER' | 'JUST_FAILED'

export interface ExpectedWait {
  fromMillis: number;
  toMillis: number;
  percent: number
}

export interface FlowStep {
  ordinal: number;
  flow: string;
  node: string;
  exit: string;
  at: Instant
}

export interface FoundCustomer {
  id: string;
  name: string;
  tier: Tier;
  numbers: string[]
}

export interface FoundNote {
  interaction: string;
  at: Instant;
  text: string;
  customer: string | null;
  customerName: string | null
}

export interface FoundTicket {
  ticket: number;
  subject: string;
  opened: Instant;
  customer: string | null;
  customerName: string | null
}

export interface FoundView {
  customers: FoundCustomer[];
  tickets: FoundTicket[];
  notes: FoundNote[]
}

export interface GuidanceView {
  articles: SuggestedArticle[];
  products: string[]
}

export type GuidanceWhy = 'OPENS' | 'PRODUCT' | 'PATH' | 'QUEUE' | 'EVERYWHERE' | 'FOUND'

export interface Heard {
  person: string;
  at: Instant
}

export interface HelpView {
  agent: string;
  interaction: string;
  since: Instant
}

export type InteractionOutcome = 'TALKED' | 'SELF_SERVED' | 'TRANSFERRED' | 'ABANDONED_IVR' | 'ABANDONED_QUEUE' | 'ABANDONED_RINGING' | 'FLOW_OUT' | 'BLOCKED' | 'FAILED'

export interface InteractionRecord {
  id: string;
  channel: MediaChannel;
  direction: Direction;
  entryPoint: string;
  beganAt: Instant;
  customerLeftAt: Instant | null;
  endedAt: Instant | null;
  outcome: InteractionOutcome | null;
  endedBy: EndedBy | null;
  cause: string | null;
  service: string | null;
  flow: FlowStep[];
  entries: RecordedEntry[];
  offers: RecordedOffer[];
  segments: Segment[];
  assignments: Assignment[];
  asides: Aside[]
}

export type Kind = 'NUMBER' | 'QUEUE'

export interface Ledger {
  decision: Decided;
  step: number;
  rule: string;
  score: number;
  nextBest: Candidate[];
  excluded: Exclusion[];
  waitedMillis: number;
  aheadOf: number;
  pickedBy: Actor | null
}

export interface Listening {
  person: string;
  at: Instant
}

export interface Me {
  id: string;
  name: string;
  roles: Role[];
  team: string;
  station: string | null
}

export type MediaChannel = 'VOICE' | 'CHAT' | 'MAIL'

export interface Merged {
  merge: number;
  gone: string;
  name: string
}

export interface MyDay {
  handled: number;
  averageHandleMillis: number | null;
  occupancy: number | null;
  opinions: number;
  csat: number | null
}

export interface Named {
  code: string;
  name: Text
}

export interface NoteItem {
  agent: string;
  text: string
}

export interface NoteView {
  interaction: string;
  text: string;
  version: number;
  saved: Instant
}

export type NoticeKind = 'AGENT' | 'TEAM' | 'EVERYBODY'

export interface NoticeReader {
  agent: string;
  read: Instant | null
}

export interface NoticeView {
  notice: number;
  at: Instant;
  by: string;
  byName: string;
  kind: NoticeKind;
  whom: string | null;
  text: string;
  readers: NoticeReader[]
}

export type NumberKind = 'KNOWN' | 'ANONYMOUS' | 'UNPARSABLE'

export type OfferResult = 'ACCEPTED' | 'DECLINED' | 'EXPIRED' | 'UNREACHED' | 'RESCINDED' | 'UNREACHABLE' | 'BUSY' | 'FAILED'

export interface Order {
  id: string;
  customer: string;
  number: string;
  status: Status;
  items: number;
  product: string | null;
  placedOn: Day;
  expectedOn: Day | null
}

export interface PathStep {
  node: string;
  title: Text | null;
  shownAs: Text | null;
  exit: string;
  at: Instant
}

export interface Pending {
  availability: Available;
  reason: string | null
}

export type Phase = 'OFFERED' | 'TALKING' | 'HOLD' | 'WRAP_UP' | 'ENDED'

export interface Place {
  queue: string;
  waiting: number;
  ready: number;
  open: boolean;
  expected: ExpectedWait | null
}

export type Placeholder = 'CUSTOMER_NAME' | 'CUSTOMER_NUMBER' | 'ORDER_NUMBER' | 'ORDER_STATUS' | 'ORDER_ARRIVES' | 'BILL_AMOUNT' | 'BILL_DUE' | 'AGENT_NAME' | 'QUEUE_NAME' | 'TODAY'

export interface Problem {
  code: string;
  message: string;
  remedy: string | null
}

export type Progress = 'CALLING' | 'CONNECTED'

export type Purpose = 'CONSULT' | 'TRANSFER' | 'TAKE_OVER' | 'RETURN' | 'DIAL' | 'COLLEAGUE'

export interface QueueTile {
  queue: string;
  waiting: number;
  longestWaitSince: Instant | null;
  entered: number;
  answered: number;
  answeredWithin: number;
  abandoned: number;
  flowOuts: number;
  serviceLevel: number | null;
  averageSpeedOfAnswerMillis: number | null;
  averageHandleMillis: number | null;
  agents: Partial<Record<AgentState, number>>;
  closedSince: Instant | null;
  capacity: number | null;
  expected: ExpectedWait | null
}

export interface RecordedEntry {
  ordinal: number;
  queue: string;
  plan: RoutingPlan;
  step: number;
  orderKey: Instant;
  headStartMillis: number;
  queuedAt: Instant;
  attached: Partial<Record<string, string>>;
  toBeCalled: boolean;
  endedAt: Instant | null;
  outcome: EntryOutcome | null;
  waitMillis: number | null;
  purpose: Purpose | null
}

export interface RecordedOffer {
  ordinal: number;
  id: string;
  entry: number;
  agent: string;
  station: string;
  madeAt: Instant;
  expiresAt: Instant;
  rangAt: Instant | null;
  endedAt: Instant | null;
  result: OfferResult | null;
  ledger: Ledger
}

export type RecordingState = 'RECORDING' | 'PAUSED'

export interface RecordingView {
  id: string;
  interaction: string;
  queue: string;
  agents: string[];
  onDemand: boolean;
  from: Instant;
  millis: number;
  pauses: Silence[];
  heard: Listening[]
}

export type Requirement =
  | ({ type: 'skill' } & { skill: string; atLeast: number })
  | ({ type: 'allOf' } & { parts: Requirement[] })
  | ({ type: 'anyOf' } & { parts: Requirement[] })
  | ({ type: 'not' } & { part: Requirement })

export type Role = 'AGENT' | 'SUPERVISOR' | 'ADMIN'

export interface RoutingPlan {
  steps: RoutingStep[];
  thenLeave: boolean
}

export interface RoutingStep {
  who: Who;
  forMillis: number;
  skipWhen: SkipWhen
}

export interface Segment {
  ordinal: number;
  customer: boolean;
  agents: string[];
  beganAt: Instant;
  endedAt: Instant | null
}

export type SelectionPolicy = 'LONGEST_IDLE' | 'LEAST_OCCUPIED' | 'FEWEST_INTERACTIONS' | 'ROUND_ROBIN' | 'TOP_DOWN' | 'WEIGHTED_RANDOM' | 'RING_ALL'

export interface SignedIn {
  me: Me;
  centre: Centre;
  now: Instant
}

export type SignedOutWhy = 'ELSEWHERE' | 'EXPIRED' | 'DISABLED' | 'PASSWORD_CHANGED'

export interface Silence {
  fromMillis: number;
  toMillis: number;
  by: string
}

export type SkipWhen = 'NEVER' | 'NOBODY_LOGGED_IN' | 'NOBODY_FREE' | 'NOBODY_FREE_IN_TIME'

export interface Someone {
  id: string;
  name: string
}

export interface SoundView {
  agent: string;
  segment: number | null;
  began: Instant;
  ended: Instant;
  loss: number;
  jitterMillis: number;
  roundTripMillis: number;
  mos: number;
  worstMos: number;
  bad: boolean
}

export type State = 'PLANNED' | 'DUE' | 'QUEUED' | 'DONE' | 'MISSED' | 'CANCELLED'

export type Status = 'PLACED' | 'PAID' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED'

export interface StoryView {
  record: InteractionRecord;
  arrival: Arrival | null;
  customer: string | null;
  path: PathStep[];
  notes: AgentNote[];
  voicemail: VoicemailView | null;
  callback: CallbackView | null;
  survey: SurveyAnswers | null;
  guidance: UsedArticle[];
  sounds: SoundView[];
  entered: Entered[]
}

export interface SuggestedArticle {
  article: number;
  kind: ArticleKind;
  why: GuidanceWhy;
  title: Text;
  text: Text;
  product: string | null;
  tags: string[];
  used: boolean
}

export interface Supervisor {
  agent: string;
  mode: WatchMode
}

export interface SurveyAnswers {
  askedAt: Instant;
  satisfied: number | null;
  recommend: number | null;
  solved: boolean | null
}

export interface Text {
  'zh-CN': string;
  en: string
}

export interface Thresholds {
  waiting: number | null;
  longestWaitMillis: number | null;
  serviceLevel: number | null
}

export interface TicketCategory {
  code: string;
  name: Text;
  kinds: TicketKind[]
}

export type TicketDeed = 'OPENED' | 'CHANGED' | 'COMMENTED' | 'TAKEN' | 'GIVEN' | 'WAITING' | 'RESUMED' | 'SOLVED' | 'CLOSED' | 'REOPENED' | 'LINKED' | 'ESCALATED'

export interface TicketField {
  field: string;
  before: string | null;
  after: string | null
}

export interface TicketItem {
  ticket: number;
  kind: TicketKind;
  status: TicketStatus;
  subject: string;
  deed: TicketDeed;
  by: string;
  comment: string
}

export type TicketKind = 'COMPLAINT' | 'REPAIR' | 'WARRANTY' | 'RETURN' | 'QUESTION'

export type TicketPriority = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT'

export type TicketStatus = 'OPEN' | 'IN_PROGRESS' | 'WAITING' | 'SOLVED' | 'CLOSED' | 'REOPENED'

export interface TicketStep {
  at: Instant;
  by: string;
  deed: TicketDeed;
  comment: string;
  fields: TicketField[];
  interaction: string | null
}

export interface TicketStory {
  ticket: TicketView;
  changes: TicketStep[];
  interactions: string[]
}

export interface TicketView {
  ticket: number;
  kind: TicketKind;
  category: string | null;
  product: string | null;
  priority: TicketPriority;
  status: TicketStatus;
  subject: string;
  text: string;
  customer: string | null;
  customerName: string | null;
  interaction: string | null;
  assignee: string | null;
  queue: string | null;
  team: string | null;
  opened: Instant;
  openedBy: string;
  since: Instant;
  due: Instant;
  overdue: boolean;
  escalated: Instant | null;
  version: number
}

export type Tier = 'ORDINARY' | 'GOLD' | 'VIP'

export interface TimelineItem {
  kind: TimelineKind;
  at: Instant;
  id: string;
  call: CallItem | null;
  voicemail: VoicemailItem | null;
  callback: CallbackItem | null;
  ticket: TicketItem | null;
  order: Order | null;
  bill: Bill | null
}

export type TimelineKind = 'CALL' | 'VOICEMAIL' | 'CALLBACK' | 'TICKET' | 'ORDER' | 'BILL'

export interface UsedArticle {
  article: number;
  title: Text;
  agent: string;
  at: Instant
}

export interface VoicemailItem {
  interaction: string;
  queue: string;
  millis: number;
  done: Instant | null
}

export interface VoicemailView {
  interaction: string;
  queue: string;
  number: string | null;
  customer: string | null;
  language: string;
  leftAt: Instant;
  millis: number;
  takenBy: string | null;
  takenAt: Instant | null;
  doneAt: Instant | null;
  call: string | null;
  heard: Heard[]
}

export interface WaitingRow {
  interaction: string;
  queue: string;
  since: Instant;
  headStartMillis: number;
  toBeCalled: boolean;
  customer: string | null;
  tier: Tier | null;
  offeredTo: string | null;
  expected: ExpectedWait | null
}

export type WatchMode = 'LISTEN' | 'WHISPER' | 'BARGE'

export interface WatchView {
  interaction: string;
  agent: string;
  mode: WatchMode;
  connected: boolean;
  since: Instant
}

export type Who =
  | ({ type: 'namedAgents' } & { agents: string[] })
  | ({ type: 'queueAgents' } & { besides: Requirement })

export interface WorkItem {
  interaction: string;
  offer: string;
  queue: string;
  phase: Phase;
  ringing: boolean;
  customerPresent: boolean;
  promisedCall: boolean;
  customerDialled: Instant | null;
  notReached: CallbackEnd | null;
  entryPoint: string;
  path: PathStep[];
  attached: Partial<Record<string, string>>;
  began: Instant;
  queued: Instant;
  offered: Instant;
  expires: Instant;
  result: OfferResult | null;
  answeredBy: string | null;
  accepted: Instant | null;
  heldSince: Instant | null;
  lineLost: boolean;
  wrapUpSince: Instant | null;
  wrapUpUntil: Instant | null;
  disposition: string | null;
  wrapUpExtensions: number;
  endedBy: EndedBy | null;
  why: Ledger | null;
  step: RoutingStep | null;
  consult: ConsultView | null;
  others: string[];
  droppable: string[];
  outside: boolean;
  conference: boolean;
  supervisors: Supervisor[];
  colleagues: Colleagues | null;
  transferredBy: string | null
}

export interface WrapUpRules {
  earlyExit: boolean;
  extensions: number;
  extensionMillis: number
}
