/**
 * The phone in this page, for whoever has chosen to have calls ring here. `none`: calls ring at a desk phone, which nothing here can answer or mute.
 * `lost`: the way to the telephones is interrupted and is being tried again.
 */
export type PhoneState = 'none' | 'loading' | 'registering' | 'registered' | 'ringing' | 'talking' | 'lost'

/** How the conversation sounds, measured over the last seconds. */
export interface Quality {
  /** What a listener would say from 1 to 4.5 (ITU-T G.107); absent until enough was heard. */
  mos?: number
  /** Packets that did not arrive, 0 to 1. */
  loss: number
  jitterMillis: number
  rttMillis: number
  /** Whether people should be told. */
  bad: boolean
}

export interface Phone {
  readonly state: PhoneState
  readonly ringing: boolean
  readonly muted: boolean
  /** Null while nobody talks here. */
  readonly quality: Quality | null
  /** Takes the call that rings, or the one that is about to. Does nothing at a desk phone. */
  answer(): Promise<void>
  hangUp(): void
  mute(on: boolean): void
  /** Sends keys to the other side: 0-9, * and #. */
  keys(digits: string): void
}

export const phone: Phone = {
  state: 'none',
  ringing: false,
  muted: false,
  quality: null,
  answer: async () => {},
  hangUp: () => {},
  mute: () => {},
  keys: () => {},
}
