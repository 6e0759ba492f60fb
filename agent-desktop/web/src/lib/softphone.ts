import { UA } from 'jssip'
import type { RTCSession } from 'jssip/lib/RTCSession'
import type { RTCSessionEvent } from 'jssip/lib/UA'
import { openMicrophone, release } from './devices.svelte'
import { heard, quality, type Heard } from './quality'
import type { Quality } from './phone.svelte'
import { playOn, Tones } from './tones'

/** Loaded only where calls ring in the page: JsSIP is half as large as everything else together. */

const STATS_MILLIS = 2_000
/** A way of the sound that is broken for so long does not mend itself in time. */
const BROKEN_MILLIS = 500
const EXPIRES_SECONDS = 120
const INTERACTION = 'X-Hotline-Interaction'
/** Hears itself. */
const ECHO = '*43'

export interface Surroundings {
  ticket(): Promise<string>
  /** The phone's name and what it proves itself with at the moment. */
  secret(): Promise<{ phone: string; secret: string }>
  device(part: 'speaker' | 'ringer'): string
  /** Whether the server knows of nothing that goes on here in that interaction. */
  isOver(interaction: string): boolean
  /** The interaction whose line was lost, empty for none: what rings then brings it back, and need not say so. */
  lost(): string
  /** Whether this call is to be taken without being asked: silently because it comes back, after a tone, or not. */
  takes(interaction: string): 'silently' | 'aloud' | 'no'
}

export interface Told {
  way(way: 'registering' | 'registered' | 'lost'): void
  /** `echo`: the test. The interaction is the one that rings or talks. */
  call(call: 'ringing' | 'talking' | 'echo' | null, interaction: string): void
  quality(quality: Quality | null): void
  /** The call could not be taken. */
  failed(problem: unknown): void
}

/** JsSIP's way to the server: a fresh ticket for each connection. Only text goes over it. */
class Way {
  via_transport = 'WS'
  readonly url = 'ws://hotline.invalid/api/phone'
  readonly sip_uri = 'sip:hotline.invalid;transport=ws'
  onconnect = () => {}
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {}
  ondata: (data: unknown) => void = () => {}
  #socket: WebSocket | null = null
  #attempt = 0

  constructor(private readonly ticket: () => Promise<string>) {}

  connect(): void {
    const attempt = ++this.#attempt
    void this.ticket()
      .then((ticket) => {
        if (attempt !== this.#attempt) return
        const socket = new WebSocket(new URL(`/api/phone?ticket=${encodeURIComponent(ticket)}`, location.href.replace(/^http/, 'ws')), 'sip')
        this.#socket = socket
        socket.onopen = () => this.onconnect()
        socket.onmessage = (event) => this.ondata(event.data)
        socket.onclose = (event) => {
          if (this.#socket !== socket) return
          this.#socket = null
          this.ondisconnect(!event.wasClean, event.code, event.reason)
        }
      })
      .catch(() => attempt === this.#attempt && this.ondisconnect(true, 0, 'no ticket'))
  }

  disconnect(): void {
    this.#attempt++
    const socket = this.#socket
    this.#socket = null
    socket?.close()
  }

  send(message: string): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false
    this.#socket.send(message)
    return true
  }

  isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN
  }

  isConnecting(): boolean {
    return this.#socket?.readyState === WebSocket.CONNECTING
  }
}

export class Softphone {
  #ua: UA | null = null
  #session: RTCSession | null = null
  #interaction = ''
  #microphone: Promise<MediaStream> | null = null
  #answering = false
  #stats: ReturnType<typeof setInterval> | undefined
  #ended = false
  #asking = false
  #secret = ''
  #anew = () => {}
  readonly #ear = new Audio()
  readonly #tones = new Tones()

  constructor(
    private readonly world: Surroundings,
    private readonly told: Told,
  ) {}

  async start(): Promise<void> {
    this.told.way('registering')
    const { phone, secret } = await this.world.secret()
    if (!this.#ended) this.#begin(phone, secret)
  }

  /** Under a name that it had never before: by that the server knows that what it had before is nobody's. */
  #begin(phone: string, secret: string): void {
    const way = new Way(() => this.world.ticket())
    const host = `${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36)).join('')}.invalid`
    const ua = new UA({
      sockets: [way],
      uri: `sip:${phone}@hotline.invalid`,
      contact_uri: `sip:${phone}@${host};transport=ws`,
      password: secret,
      register_expires: EXPIRES_SECONDS,
      session_timers: false,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 2,
      user_agent: 'Hotline',
    })
    this.#ua = ua
    this.#anew = () => {
      way.disconnect() // nothing is hung up: that would end the conversation
      ua.stop()
      this.told.way('lost')
      this.#begin(phone, this.#secret)
    }
    this.#secret = secret
    ua.on('connected', () => this.told.way('registering'))
    ua.on('registered', () => this.told.way('registered'))
    ua.on('disconnected', () => this.#ua === ua && this.told.way('lost'))
    ua.on('registrationFailed', () => void this.#newSecret(ua))
    ua.on('newRTCSession', (event: RTCSessionEvent) => {
      if (event.originator === 'remote') this.#rings(event.session, event.request.getHeader(INTERACTION) ?? this.world.lost())
    })
    ua.start()
  }

  /** Secrets change now and then, and with every start of the server. */
  async #newSecret(ua: UA): Promise<void> {
    if (this.#asking || this.#ua !== ua) return
    this.#asking = true
    this.told.way('lost')
    for (let pause = 500; this.#ua === ua; pause = Math.min(5_000, pause * 2)) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      try {
        this.#secret = (await this.world.secret()).secret
        ua.set('password', this.#secret)
        break
      } catch {
        // the server is away, or calls ring elsewhere by now
      }
    }
    this.#asking = false
    if (this.#ua === ua && ua.isConnected()) ua.register()
  }

  #rings(session: RTCSession, interaction: string): void {
    const before = this.#session
    // The same interaction again: its line was lost, which nobody may have told this page.
    const another = this.#interaction !== '' && this.#interaction !== interaction
    if (before?.isEstablished() && another && before !== session) {
      session.terminate({ status_code: 486 })
      return
    }
    this.#session = null
    if (before && !before.isEnded()) before.terminate()
    this.#follow(session, interaction)
    // The microphone is opened while it rings, so that the first word is heard.
    this.#listen()
    this.told.call('ringing', interaction)
    const how = this.world.takes(interaction)
    if (how === 'no') return this.#tones.ring(this.world.device('ringer'))
    if (how === 'aloud') this.#tones.beep(this.world.device('speaker'))
    void this.answer().catch((problem: unknown) => this.told.failed(problem))
  }

  #follow(session: RTCSession, interaction: string): void {
    this.#session = session
    this.#interaction = interaction
    this.#answering = false
    const listen = (connection: RTCPeerConnection) => {
      connection.addEventListener('track', (event) => {
        this.#ear.srcObject = event.streams[0] ?? new MediaStream([event.track])
        void playOn(this.#ear, this.world.device('speaker'))
      })
      connection.addEventListener('connectionstatechange', () => this.#broken(session, connection) && setTimeout(() => this.#broken(session, connection) && this.#anew(), BROKEN_MILLIS))
    }
    // of a call of our own it is there already
    if (session.connection) listen(session.connection)
    else session.on('peerconnection', ({ peerconnection }) => listen(peerconnection))
    session.on('accepted', () => {
      if (this.#session !== session) return
      this.#tones.silence()
      this.#interaction ||= this.world.lost() // it rang before anybody had told that
      this.told.call(session.direction === 'outgoing' ? 'echo' : 'talking', this.#interaction)
      this.#measure(session)
    })
    const over = () => {
      if (this.#session !== session) return
      this.#session = null
      this.#tones.silence()
      clearInterval(this.#stats)
      this.#ear.srcObject = null
      this.#letGo()
      this.told.quality(null)
      this.told.call(null, '')
    }
    session.on('ended', over)
    session.on('failed', over)
  }

  /** The network was changed under a conversation, or cannot be used any more; the websocket may not have noticed. */
  #broken(session: RTCSession, connection: RTCPeerConnection): boolean {
    return this.#session === session && session.direction === 'incoming' && (connection.connectionState === 'disconnected' || connection.connectionState === 'failed')
  }

  #listen(): Promise<MediaStream> {
    this.#microphone ??= openMicrophone()
    this.#microphone.catch(() => (this.#microphone = null))
    return this.#microphone
  }

  #letGo(): void {
    void this.#microphone?.then(release).catch(() => {})
    this.#microphone = null
  }

  /** Throws what the browser says of the microphone. */
  async answer(): Promise<void> {
    const session = this.#session
    if (!session?.isInProgress() || this.#answering) return
    this.#answering = true
    this.#tones.silence()
    try {
      const stream = await this.#listen()
      if (this.#session === session && session.isInProgress()) session.answer({ mediaStream: stream, pcConfig: { iceServers: [] } })
    } finally {
      this.#answering = false
    }
  }

  /** Calls itself; what is said is heard again. */
  async echo(): Promise<void> {
    const ua = this.#ua
    if (!ua || this.#session) return
    const stream = await this.#listen()
    if (this.#session) return
    const session = ua.call(`sip:${ECHO}@hotline.invalid`, { mediaStream: stream, pcConfig: { iceServers: [] } })
    this.#follow(session, '')
  }

  hangUp(): void {
    if (this.#session && !this.#session.isEnded()) this.#session.terminate()
  }

  mute(on: boolean): void {
    if (on) this.#session?.mute({ audio: true })
    else this.#session?.unmute({ audio: true })
  }

  keys(digits: string): void {
    const wanted = digits.replace(/[^0-9*#]/g, '')
    if (wanted && this.#session?.isEstablished()) this.#session.sendDTMF(wanted, { transportType: 'RFC2833' as never, duration: 120, interToneGap: 80 })
  }

  /** Another microphone, ear or place to ring was chosen. */
  devicesChanged(): void {
    void playOn(this.#ear, this.world.device('speaker'))
    const sender = this.#session?.connection?.getSenders().find((one) => one.track?.kind === 'audio')
    if (!sender) return
    const muted = this.#session?.isMuted().audio ?? false
    const before = this.#microphone
    this.#microphone = openMicrophone()
    void this.#microphone
      .then(async (stream) => {
        const track = stream.getAudioTracks()[0] ?? null
        if (track) track.enabled = !muted
        await sender.replaceTrack(track)
        release((await before) ?? null)
      })
      .catch(() => (this.#microphone = before))
  }

  ringSample(device: string, millis: number): void {
    this.#tones.ring(device)
    setTimeout(() => this.#session?.isInProgress() || this.#tones.silence(), millis)
  }

  #measure(session: RTCSession): void {
    clearInterval(this.#stats)
    let before: Heard | null = null
    this.#stats = setInterval(() => {
      void session.connection?.getStats().then((report) => {
        if (this.#session !== session) return
        const now = heard(report, Date.now())
        if (!now) return
        if (before) this.told.quality(quality(before, now))
        // Its end may have been told while the way to the telephones was interrupted.
        if (before && now.packets === before.packets && this.world.isOver(this.#interaction)) this.hangUp()
        before = now
      })
    }, STATS_MILLIS)
  }

  /** Calls no longer ring here. A conversation that goes on is ended. */
  stop(): void {
    this.#ended = true
    this.#tones.close()
    clearInterval(this.#stats)
    this.#ua?.stop()
    this.#ua = null
    this.#letGo()
  }
}
