import type { Preferences } from './preferences.svelte'
import type { Destination } from './call'
import type { Whom } from './dial.svelte'
import type { FlowInForce } from './flows'
import type { EmergencyBoard } from './emergencies.svelte'
import type { ArticleKind, ArticleView, Available, CallbackView, Centre, CustomerView, Directory, EmergencyView, FoundView, GuidanceView, Me, MyDay, NoticeView, Problem, RecordingState, RecordingView, StoryView, Text, TicketKind, TicketPriority, TicketStatus, TicketStory, TicketView, Tier, TimelineItem, VoicemailView, WatchMode } from './messages'

/** What REST answers; the socket tells the rest. */
export interface SignedIn {
  me: Me
  centre: Centre
  now: string
}

/** What the server said no to, or that it could not be reached (code `server-away`). */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly remedy: string | null,
    readonly status: number,
    /** In seconds, with 429. */
    readonly retryAfter: number | null = null,
    readonly body: unknown = null,
  ) {
    super(message)
  }

  /** Nobody of Hotline answered. */
  get away(): boolean {
    return this.code === 'server-away'
  }

  /** It may go well a moment later without anybody changing anything. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 502
  }
}

/** Tickets in the order in which they are to be done. */
export interface TicketPage {
  tickets: TicketView[]
  next: string | null
  counts: { mine: number; all: number; overdue: number }
}

/** A ticket to be opened. */
export interface NewTicket {
  interaction: string | null
  customer: string | null
  kind: TicketKind
  category: string | null
  product: string | null
  priority: TicketPriority
  subject: string
  text: string
  queue: string | null
  team: string | null
  mine: boolean
}

/** Standard answers and guidance, and the nodes of the menus by which callers may come. */
export interface GuidancePage {
  articles: ArticleView[]
  nodes: { node: string; title: Text }[]
}

/** An article to be kept; lists with commas between. */
export interface NewArticle {
  kind: ArticleKind
  titleChinese: string
  titleEnglish: string
  textChinese: string
  textEnglish: string
  queues: string
  opensIn: string
  nodes: string
  products: string
  tags: string
}

let onSessionOver: () => void = () => {}

/** What happens when the server no longer knows this session. */
export function whenSessionOver(react: () => void): void {
  onSessionOver = react
}

async function ask(method: string, path: string, body?: unknown, keepalive = false): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      keepalive,
      headers: method === 'GET' ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    })
  } catch {
    throw new Refusal('server-away', 'The server cannot be reached.', null, 0)
  }
  if (response.status === 204) return null
  let answer: unknown = null
  try {
    answer = await response.json()
  } catch {
    // not from Hotline: a proxy's page
  }
  if (response.ok) return answer
  const problem = ((answer as { error?: Problem } | null)?.error ?? {
    code: response.status >= 502 ? 'server-away' : 'failed',
    message: response.statusText,
    remedy: null,
  }) as Problem
  if (response.status === 401 && problem.code === 'not-signed-in') onSessionOver()
  const wait = Number(response.headers.get('retry-after'))
  throw new Refusal(problem.code, problem.message, problem.remedy, response.status, wait > 0 ? wait : null, answer)
}

const segment = encodeURIComponent

/** Whether a conversation is recorded at this moment; null: nothing of it is. */
export interface RecordingNow {
  state: RecordingState | null
}

export const api = {
  signIn: (user: string, password: string) => ask('POST', '/api/sign-in', { user, password }) as Promise<SignedIn>,
  signOut: () => ask('POST', '/api/sign-out') as Promise<null>,
  me: () => ask('GET', '/api/me') as Promise<SignedIn>,
  socketTicket: async () => ((await ask('POST', '/api/socket-tickets')) as { ticket: string }).ticket,

  signInAtStation: (station: string | null) => ask('PUT', '/api/desk/station', { station }),
  changeAvailability: (to: Available, reason: string | null) => ask('PUT', '/api/desk/availability', { to, reason }),
  declineOffer: (offer: string) => ask('POST', `/api/desk/offers/${segment(offer)}/decline`),
  callColleague: (agent: string) => ask('POST', '/api/desk/dial/colleague', { agent }) as Promise<{ call: string }>,
  dial: (whom: Whom) => ask('POST', '/api/desk/dial', whom) as Promise<{ call: string }>,
  directory: () => ask('GET', '/api/desk/directory') as Promise<Directory>,
  recordingNow: (interaction: string) => ask('GET', `/api/desk/interactions/${segment(interaction)}/recording`) as Promise<RecordingNow>,
  record: (interaction: string, on: boolean) => ask('PUT', `/api/desk/interactions/${segment(interaction)}/recording`, { on }) as Promise<RecordingNow>,
  recordings: (interaction: string) => ask('GET', `/api/interactions/${segment(interaction)}/recordings`) as Promise<{ recordings: RecordingView[] }>,
  recordingsOf: (customer: string) => ask('GET', `/api/customers/${segment(customer)}/recordings`) as Promise<{ recordings: RecordingView[] }>,
  eraseRecording: (recording: string) => ask('DELETE', `/api/recordings/${segment(recording)}`),
  hold: (interaction: string, held: boolean) => ask('PUT', `/api/desk/interactions/${segment(interaction)}/hold`, { held }),
  hangUp: (interaction: string) => ask('POST', `/api/desk/interactions/${segment(interaction)}/hang-up`),
  transfer: (interaction: string, to: Destination) => ask('POST', `/api/desk/interactions/${segment(interaction)}/transfer`, to),
  askForHelp: (interaction: string, wanted: boolean) => ask('PUT', `/api/desk/interactions/${segment(interaction)}/help`, { wanted }),
  watch: (agent: string, mode: WatchMode) => ask('PUT', `/api/agents/${segment(agent)}/watch`, { mode }),
  stopWatching: () => ask('DELETE', '/api/watch'),
  takeOver: () => ask('POST', '/api/watch/take-over'),
  consult: (interaction: string, whom: Destination) => ask('POST', `/api/desk/interactions/${segment(interaction)}/consult`, whom),
  goOnConsulting: (interaction: string, how: 'swap' | 'conference' | 'complete') => ask('POST', `/api/desk/interactions/${segment(interaction)}/consult/${how}`),
  /** Null: the one outside. */
  drop: (interaction: string, agent: string | null) => ask('POST', `/api/desk/interactions/${segment(interaction)}/drop`, { agent }),
  cancelConsult: (interaction: string) => ask('DELETE', `/api/desk/interactions/${segment(interaction)}/consult`),
  sendKeys: (interaction: string, keys: string) => ask('POST', `/api/desk/interactions/${segment(interaction)}/keys`, { keys }),
  completeWrapUp: (interaction: string, disposition: string | null) =>
    ask('POST', `/api/desk/interactions/${segment(interaction)}/wrap-up`, { disposition }),
  chooseDisposition: (interaction: string, disposition: string | null) =>
    ask('PUT', `/api/desk/interactions/${segment(interaction)}/disposition`, { disposition }),
  extendWrapUp: (interaction: string) => ask('POST', `/api/desk/interactions/${segment(interaction)}/wrap-up/extend`),
  saveNote: (interaction: string, text: string, version: number, keepalive = false) =>
    ask('PUT', `/api/desk/interactions/${segment(interaction)}/note`, { text, version }, keepalive) as Promise<{ version: number; saved: string }>,
  chooseCustomer: (interaction: string, customer: string) =>
    ask('PUT', `/api/desk/interactions/${segment(interaction)}/customer`, { customer }),
  createCustomer: (interaction: string, name: string, language: string | null) =>
    ask('POST', `/api/desk/interactions/${segment(interaction)}/customer`, { name, language }),
  myDay: () => ask('GET', '/api/desk/day') as Promise<MyDay>,
  myInteractions: () => ask('GET', '/api/desk/interactions'),
  interaction: (id: string) => ask('GET', `/api/interactions/${segment(id)}`) as Promise<StoryView>,
  voicemails: () => ask('GET', '/api/voicemails') as Promise<{ voicemails: VoicemailView[] }>,
  takeVoicemail: (interaction: string) => ask('POST', `/api/voicemails/${segment(interaction)}/take`),
  releaseVoicemail: (interaction: string) => ask('POST', `/api/voicemails/${segment(interaction)}/release`),
  voicemailDone: (interaction: string) => ask('POST', `/api/voicemails/${segment(interaction)}/done`),
  callVoicemail: (interaction: string) => ask('POST', `/api/voicemails/${segment(interaction)}/call`),
  eraseVoicemail: (interaction: string) => ask('DELETE', `/api/voicemails/${segment(interaction)}`),
  callbacks: () => ask('GET', '/api/callbacks') as Promise<{ callbacks: CallbackView[] }>,
  planCallback: (what: { queue: string; interaction: string | null; customer: string | null; number: string | null; opensAt: string; closesAt: string; note: string; mine: boolean }) => ask('POST', '/api/callbacks', what),
  changeCallback: (id: string, how: 'take' | 'release' | 'call' | 'cancel') => ask('POST', `/api/callbacks/${segment(id)}/${how}`),
  giveCallback: (id: string, agent: string) => ask('POST', `/api/callbacks/${segment(id)}/give`, { agent }),
  moveCallback: (id: string, opensAt: string, closesAt: string) => ask('POST', `/api/callbacks/${segment(id)}/move`, { opensAt, closesAt }),
  forceAvailability: (agent: string, to: Available, reason: string | null) =>
    ask('PUT', `/api/agents/${segment(agent)}/availability`, { to, reason }),
  changeHeadStart: (interaction: string, seconds: number) => ask('PUT', `/api/waiting/${segment(interaction)}/head-start`, { seconds }),
  moveWaiting: (interaction: string, queue: string) => ask('POST', `/api/waiting/${segment(interaction)}/move`, { queue }),
  withdrawWaiting: (interaction: string) => ask('POST', `/api/waiting/${segment(interaction)}/withdraw`),
  assignWaiting: (interaction: string, agent: string) => ask('POST', `/api/waiting/${segment(interaction)}/assign`, { agent }),
  closeQueue: (queue: string) => ask('POST', `/api/queues/${segment(queue)}/close`),
  openQueue: (queue: string) => ask('POST', `/api/queues/${segment(queue)}/open`),
  emergencies: () => ask('GET', '/api/emergencies') as Promise<EmergencyBoard>,
  emergenciesEnded: async () => ((await ask('GET', '/api/emergencies/ended')) as { ended: EmergencyView[] }).ended,
  emergencyOn: (kind: EmergencyView['kind'], place: string, what: { announcement: string; closes: boolean; until: string | null }) => ask('PUT', `/api/emergencies/${kind}/${segment(place)}`, what),
  emergencyOff: (kind: EmergencyView['kind'], place: string) => ask('DELETE', `/api/emergencies/${kind}/${segment(place)}`),
  flows: async () => ((await ask('GET', '/api/flows')) as { flows: FlowInForce[] }).flows,
  flowDifference: async (file: string, from: number, to: number) => ((await ask('GET', `/api/flows/${segment(file)}/difference?from=${from}&to=${to}`)) as { text: string }).text,
  rollBackFlow: (file: string, number: number) => ask('POST', `/api/flows/${segment(file)}/roll-back`, { number }),
  findCustomers: (text: string) => ask('GET', `/api/customers?${new URLSearchParams({ text })}`) as Promise<FoundView>,
  customer: (id: string) => ask('GET', `/api/customers/${segment(id)}`) as Promise<CustomerView>,
  addCustomer: (what: { name: string; language: string | null; numbers: string }) => ask('POST', '/api/customers', what) as Promise<CustomerView>,
  changeCustomer: (id: string, what: { version: number; name: string; language: string | null; tier: Tier | null; numbers: string }) => ask('PUT', `/api/customers/${segment(id)}`, what) as Promise<CustomerView>,
  customerLooks: (id: string) => ask('GET', `/api/customers/${segment(id)}/looks`) as Promise<{ looks: { at: string; person: string }[] }>,
  mergeCustomer: (id: string, other: string) => ask('POST', `/api/customers/${segment(id)}/merge`, { other }) as Promise<CustomerView>,
  separateCustomer: (id: string, merge: number) => ask('POST', `/api/customers/${segment(id)}/separate`, { merge }) as Promise<CustomerView>,
  eraseCustomer: (id: string) => ask('DELETE', `/api/customers/${segment(id)}`),
  timeline: (id: string, query: Partial<Record<'kinds' | 'text' | 'after', string>>) => ask('GET', `/api/customers/${segment(id)}/timeline?${new URLSearchParams(query)}`) as Promise<{ items: TimelineItem[]; next: string | null }>,
  tickets: (query: Partial<Record<'which' | 'status' | 'done' | 'kind' | 'product' | 'customer' | 'after', string>>) => ask('GET', `/api/tickets?${new URLSearchParams(query)}`) as Promise<TicketPage>,
  ticket: (ticket: number | string) => ask('GET', `/api/tickets/${segment(ticket)}`) as Promise<TicketStory>,
  openTicket: (what: NewTicket) => ask('POST', '/api/tickets', what) as Promise<TicketView>,
  changeTicket: (ticket: number, what: { version: number; kind: TicketKind; category: string | null; product: string | null; priority: TicketPriority; subject: string; text: string; dueAt: string | null }) => ask('PUT', `/api/tickets/${ticket}`, what) as Promise<TicketView>,
  commentTicket: (ticket: number, text: string, interaction: string | null) => ask('POST', `/api/tickets/${ticket}/comments`, { text, interaction }) as Promise<TicketView>,
  takeTicket: (ticket: number, version: number) => ask('POST', `/api/tickets/${ticket}/take`, { version }) as Promise<TicketView>,
  giveTicket: (ticket: number, what: { version: number; agent: string | null; queue: string | null; team: string | null; comment: string }) => ask('POST', `/api/tickets/${ticket}/give`, what) as Promise<TicketView>,
  ticketBecomes: (ticket: number, version: number, status: TicketStatus, comment: string) => ask('PUT', `/api/tickets/${ticket}/status`, { version, status, comment }) as Promise<TicketView>,
  guidance: (interaction: string, text: string) => ask('GET', `/api/desk/interactions/${segment(interaction)}/guidance${text ? `?${new URLSearchParams({ text })}` : ''}`) as Promise<GuidanceView>,
  guidanceUsed: (interaction: string, article: number, language: string) => ask('POST', `/api/desk/interactions/${segment(interaction)}/guidance/${article}`, { language }),
  articles: (query: Partial<Record<'text' | 'kind' | 'queue' | 'product' | 'retired', string>>) => ask('GET', `/api/guidance?${new URLSearchParams(query)}`) as Promise<GuidancePage>,
  createArticle: (what: NewArticle) => ask('POST', '/api/guidance', what) as Promise<ArticleView>,
  changeArticle: (article: number, version: number, what: NewArticle) => ask('PUT', `/api/guidance/${article}`, { version, ...what }) as Promise<ArticleView>,
  retireArticle: (article: number, version: number, retired: boolean) => ask('PUT', `/api/guidance/${article}/retired`, { version, retired }) as Promise<ArticleView>,
  articleVersions: (article: number) => ask('GET', `/api/guidance/${article}/versions`) as Promise<{ versions: ArticleView[] }>,
  speaks: (language: string) => ask('PUT', '/api/me/language', { language }),
  preferences: () => ask('GET', '/api/me/preferences') as Promise<Preferences>,
  prefer: (what: Partial<Preferences>) => ask('PUT', '/api/me/preferences', what) as Promise<Preferences>,
  notices: () => ask('GET', '/api/notices') as Promise<{ notices: NoticeView[] }>,
  noticeRead: (notice: number) => ask('POST', `/api/notices/${notice}/read`),
  sentNotices: () => ask('GET', '/api/notices/sent') as Promise<{ notices: NoticeView[] }>,
  sendNotice: (what: { text: string; agent: string | null; team: string | null }) => ask('POST', '/api/notices', what) as Promise<NoticeView>,
  figures: (what: 'queues' | 'agents' | 'flows' | 'opinions' | 'interactions', query: URLSearchParams) => ask('GET', `/api/figures/${what}?${query}`),
}
