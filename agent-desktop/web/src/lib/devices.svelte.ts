import { remember, remembered } from './appearance.svelte'

/** Which microphone, which ear, and where it rings: kept in this browser. An empty name is the system's choice. */
export type Part = 'microphone' | 'speaker' | 'ringer'

const KEY = (part: Part) => `hotline.phone.${part}`
const SET_UP = 'hotline.phone.setUp'

let chosen = $state<Record<Part, string>>({ microphone: remembered(KEY('microphone')) ?? '', speaker: remembered(KEY('speaker')) ?? '', ringer: remembered(KEY('ringer')) ?? '' })
let setUp = $state(remembered(SET_UP) === 'yes')
let permission = $state<'unknown' | 'granted' | 'denied' | 'none'>('unknown')

export const devices = {
  get chosen(): Readonly<Record<Part, string>> {
    return chosen
  },
  choose(part: Part, device: string): void {
    chosen = { ...chosen, [part]: device }
    remember(KEY(part), device)
  },
  /** Whether somebody has been through the set-up in this browser. */
  get setUp(): boolean {
    return setUp
  },
  wasSetUp(): void {
    setUp = true
    remember(SET_UP, 'yes')
  },
  /** `none`: this browser has no microphone to give, or gives it to secure pages only. */
  get microphone() {
    return permission
  },
}

/** The microphone that was chosen, as it should be for speech; another where that one is gone. Throws what the browser says. */
export async function openMicrophone(): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) {
    permission = 'none'
    throw new DOMException('no microphone here', 'NotFoundError')
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { ...(chosen.microphone ? { deviceId: { ideal: chosen.microphone } } : {}), echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    })
    permission = 'granted'
    return stream
  } catch (problem) {
    const name = problem instanceof DOMException ? problem.name : ''
    permission = name === 'NotFoundError' ? 'none' : name === 'NotAllowedError' ? 'denied' : permission
    throw problem
  }
}

export function release(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop())
}

/** What the browser thinks of our asking for the microphone, now and whenever it changes its mind. */
export async function watchPermission(): Promise<void> {
  if (!navigator.mediaDevices?.getUserMedia) {
    permission = 'none'
    return
  }
  try {
    const status = await navigator.permissions.query({ name: 'microphone' as PermissionName })
    const told = () => (permission = status.state === 'prompt' ? 'unknown' : status.state)
    status.onchange = told
    told()
  } catch {
    // a browser that does not say before it is asked
  }
}

/** The devices of a kind, once the microphone was granted they have names. */
export async function list(kind: 'audioinput' | 'audiooutput'): Promise<{ id: string; name: string }[]> {
  const all = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => [])) ?? []
  return all.filter((one) => one.kind === kind && one.deviceId !== '').map((one) => ({ id: one.deviceId, name: one.label }))
}
