import { createHash } from 'node:crypto'
import type { Locator, Page, WebSocketRoute } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deskOf, pill, toast } from './desk'
import { floor, type Floor } from './playground'

let world: Floor
beforeEach(async () => void (world = await floor()))
afterEach(() => world.close())

/** The desk of a01, where calls ring in the page, and the small window that is opened from it. */
async function poppedOut(): Promise<{ desk: Page; small: Page }> {
  const desk = await deskOf(world, '/desk', 'en', true)
  world.centre['station']?.('a01', 'w1001')
  await desk.locator('button.phone-chip').getByText('ready', { exact: true }).waitFor()
  const opens = desk.waitForEvent('popup')
  await desk.keyboard.press('Alt+Insert')
  const small = await opens
  await pill(small).waitFor()
  return { desk, small }
}

const named = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

describe('the small window', () => {
  it('is opened by key or button, once, 380 px wide, and has no more than the phone', async () => {
    const { desk, small } = await poppedOut()
    expect(new URL(small.url()).pathname).toBe('/phone')
    expect(await small.evaluate('innerWidth')).toBe(380)
    expect(await small.getByRole('navigation').count()).toBe(0)
    await small.keyboard.press('Alt+KeyK') // leads to the desk elsewhere
    await small.evaluate('window.same = true')

    await desk.reload()
    await named(desk, 'Open the phone in a small window').click()
    await desk.waitForTimeout(300)
    expect(desk.context().pages().length).toBe(2)
    expect(await small.evaluate('window.same')).toBe(true)
    expect(new URL(small.url()).pathname).toBe('/phone')
  })

  it('governs the call of the window that has the sound, and has it when that is closed', async () => {
    const { desk, small } = await poppedOut()
    const muted = (page: Page) => named(page, 'Mute').getAttribute('aria-pressed')
    await small.locator('button.phone-chip').getByText('ready', { exact: true }).waitFor()
    await small.locator('button.phone-chip').click()
    await small.getByText('Calls are heard in another window').waitFor()
    await small.keyboard.press('Escape')
    await world.make('offer', { who: 'vip' })
    await toast(small).getByRole('button', { name: 'Accept' }).click()
    expect(await small.getByRole('alert').innerText()).toBe('') // the other window has heard it
    await world.make('answer')

    await named(small, 'Mute').click()
    await expect.poll(() => muted(desk)).toBe('true')
    await desk.keyboard.press('Alt+KeyM')
    await expect.poll(() => muted(small)).toBe('false')

    await small.locator('button.phone-chip').click()
    await desk.close()
    await small.getByText('Calls ring in this page.').waitFor()
    await small.keyboard.press('Escape')
    await world.make('hang-up')
    await small.getByRole('combobox').fill('complaint')
    await small.keyboard.press('Enter')
    await expect.poll(() => pill(small).innerText()).toMatch(/^Ready/)
  })
})

/** The telephones as a page finds them: it registers with the secret of the moment, and is called. */
class Telephones {
  /** By which secret each time. */
  readonly registered: string[] = []
  readonly heard: string[] = []
  refused = 0
  #way: WebSocketRoute | undefined
  #page: Page | undefined
  #tag = ''

  constructor(private secret: string) {}

  renew(secret: string): void {
    this.secret = secret
  }

  async of(page: Page): Promise<void> {
    this.#page = page
    await page.routeWebSocket('**/api/phone*', (way) => {
      this.#way = way
      way.onMessage((data) => void this.#hears(String(data)))
    })
  }

  /** Rings; what is heard there when it is answered is a second end in the page itself. */
  async call(interaction: string): Promise<void> {
    const offer = await this.#page!.evaluate<string>(`(async () => {
      const far = (window.far = new RTCPeerConnection())
      far.addTransceiver('audio')
      await far.setLocalDescription(await far.createOffer())
      if (far.iceGatheringState !== 'complete') await new Promise((done) => far.addEventListener('icegatheringstatechange', () => far.iceGatheringState === 'complete' && done()))
      return far.localDescription.sdp
    })()`)
    this.#asks('INVITE', 1, '', [`X-Hotline-Interaction: ${interaction}`, 'Contact: <sip:hotline.invalid;transport=ws>', 'Content-Type: application/sdp'], offer)
  }

  hangUp(): void {
    this.#asks('BYE', 2, this.#tag)
  }

  #asks(method: string, sequence: number, to: string, more: string[] = [], body = ''): void {
    this.#way?.send([`${method} sip:w1001@hotline.invalid SIP/2.0`, `Via: SIP/2.0/WS hotline.invalid;branch=z9hG4bK${method}`, 'Max-Forwards: 70', 'From: <sip:13800138000@hotline.invalid>;tag=c', `To: <sip:w1001@hotline.invalid>${to}`, 'Call-ID: 1', `CSeq: ${sequence} ${method}`, ...more, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'))
  }

  async #hears(message: string): Promise<void> {
    const [head = '', body = ''] = message.split('\r\n\r\n')
    const value = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1] ?? ''
    this.heard.push(head.split('\r\n')[0] ?? '')
    if (head.startsWith('REGISTER')) {
      const proof = Object.fromEntries([...value('Authorization').matchAll(/(\w+)="?([^",]*)/g)].map(([, name, is]) => [name, is]))
      const sum = (...parts: unknown[]) => createHash('md5').update(parts.join(':')).digest('hex')
      const fits = proof['response'] === sum(sum('w1001', 'hotline', this.secret), 'n', sum('REGISTER', proof['uri']))
      if (fits) this.registered.push(this.secret)
      else if (proof['response']) this.refused++
      const same = ['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${value(name)}`)
      this.#way?.send([fits ? 'SIP/2.0 200 OK' : 'SIP/2.0 401 Unauthorized', ...same, `To: ${value('To')};tag=p`, fits ? `Contact: ${value('Contact')}` : 'WWW-Authenticate: Digest realm="hotline", nonce="n", algorithm=MD5', 'Content-Length: 0', '', ''].join('\r\n'))
    } else if (head.startsWith('SIP/2.0 200') && value('CSeq') === '1 INVITE') {
      this.#tag = /;tag=[^;]+/.exec(value('To'))?.[0] ?? ''
      this.#asks('ACK', 1, this.#tag)
      await this.#page!.evaluate(`window.far.setRemoteDescription({ type: 'answer', sdp: ${JSON.stringify(body)} })`)
    }
  }
}

describe('the phone in the page', () => {
  it('whose secret is another from now on registers with that, and who talks goes on talking', async () => {
    const { page } = await world.page({ user: 'a01', at: '/sign-in', language: 'en', own: true, permissions: ['microphone'] })
    await page.clock.install() // it registers again after a minute and more
    world.centre['phoneSecret'] = 'yesterdays' as never
    const telephones = new Telephones('yesterdays')
    await telephones.of(page)
    world.centre['station']?.('a01', 'w1001')
    world.centre['change']?.('a01', 'READY')
    await page.goto(`${world.base}/desk`)
    const ready = page.locator('button.phone-chip').getByText('ready', { exact: true })
    await ready.waitFor()
    const { interaction } = await world.make('offer', { who: 'vip' })
    await telephones.call(String(interaction))
    await toast(page).getByRole('button', { name: 'Accept' }).click()
    await expect.poll(() => telephones.heard).toContain('SIP/2.0 200 OK')
    await world.make('answer')
    await expect.poll(() => named(page, 'Mute').getAttribute('aria-disabled')).toBe('false')
    expect(telephones.registered).toEqual(['yesterdays'])

    telephones.renew('todays')
    world.centre['phoneSecret'] = 'todays' as never
    await page.clock.fastForward(90_000)
    await expect.poll(() => telephones.registered).toEqual(['yesterdays', 'todays'])
    expect(telephones.refused, 'with what is no longer valid').toBe(1)

    await named(page, 'Mute').click()
    await expect.poll(() => named(page, 'Mute').getAttribute('aria-pressed')).toBe('true')
    expect(await page.evaluate('window.far.connectionState')).toBe('connected')
    expect(telephones.heard.filter((line) => /^(BYE|CANCEL|SIP\/2\.0 4)/.test(line))).toEqual([])
    telephones.hangUp()
    await world.make('hang-up')
    await ready.waitFor()
  })
})

describe('the headset', () => {
  /** The check of it, in a browser that plays on what a test has made up. */
  async function checked(made: () => void): Promise<{ page: Page; check: Locator }> {
    const { page } = await world.page({ user: 'a01', at: '/sign-in', language: 'en', own: true, permissions: ['microphone'] })
    await page.addInitScript(made)
    world.centre['station']?.('a01', 'w1001')
    world.centre['change']?.('a01', 'READY')
    await page.goto(`${world.base}/desk`)
    await page.locator('button.phone-chip').click()
    await named(page, 'Check headset').click()
    return { page, check: page.getByRole('dialog', { name: 'Check the headset' }) }
  }

  it('is not what rings where somebody has chosen another device to ring on, in the check and when a call comes', async () => {
    let rings: (() => void) | undefined
    const { page, check } = await checked(() => {
      const output = (deviceId: string, label: string) => ({ deviceId, label, kind: 'audiooutput', groupId: '' }) as MediaDeviceInfo
      navigator.mediaDevices.enumerateDevices = async () => [output('ears', 'Headset'), output('room', 'Loudspeaker')]
      const played: string[] = []
      Object.assign(window, { played })
      HTMLMediaElement.prototype.setSinkId = async (device: string) => void played.push(device)
    })
    const played = () => page.evaluate<string[]>('window.played')
    await check.getByLabel('Hear callers on').selectOption('Headset')
    await check.getByLabel('Ring on').selectOption('Loudspeaker')
    await page.evaluate('window.played.length = 0')
    await check.getByRole('button', { name: 'Ring once' }).click()
    await expect.poll(played).toEqual(['room'])
    await check.getByRole('button', { name: 'Done' }).click()

    await page.routeWebSocket('**/api/phone*', (phone) => {
      phone.connectToServer()
      rings = () => phone.send(['INVITE sip:w1001@hotline.invalid SIP/2.0', 'Via: SIP/2.0/WS hotline.invalid;branch=z9hG4bK1', 'Max-Forwards: 70', 'From: <sip:13800138000@hotline.invalid>;tag=c', 'To: <sip:w1001@hotline.invalid>', 'Call-ID: 1', 'CSeq: 1 INVITE', 'Contact: <sip:hotline.invalid;transport=ws>', 'Content-Length: 0', '', ''].join('\r\n'))
    })
    await page.reload()
    await page.locator('button.phone-chip').getByText('ready', { exact: true }).waitFor()
    expect(await played()).toEqual([])
    rings?.()
    await expect.poll(played).toEqual(['room'])
  })

  it('is heard before the first call: the level of the microphone moves', async () => {
    const { check } = await checked(() => {})
    const level = async () => Number(await check.getByRole('meter').getAttribute('aria-valuenow'))
    await expect.poll(level, { timeout: 5000, interval: 40 }).toBeGreaterThan(20)
    await expect.poll(level, { timeout: 5000, interval: 40 }).toBe(0)
  })

  it('without a microphone that the browser gives is told to whoever checks it, with what to do, and nobody is done', async () => {
    const { check } = await checked(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))
    })
    await check.getByRole('alert').getByText('Click the lock beside the address, allow the microphone').waitFor()
    expect(await check.getByRole('meter').count()).toBe(0)
    expect(await check.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true)
    await check.getByRole('button', { name: 'Ask for the microphone' }).click()
    await check.getByRole('alert').waitFor()
  })
})
