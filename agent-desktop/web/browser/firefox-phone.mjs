// An agent at the phone in the page, in Firefox with a made-up microphone: signs in, is ready, takes the call that rings, listens, hangs up.
//
//     node firefox-phone.mjs http://127.0.0.1:38000 a01    the password is read from standard input
//
// Says what has happened, a line each: ready; talking; heard HERTZ, the loudest frequency of the other side, 0 for silence; over.

import { readFileSync } from 'node:fs'
import { launch } from './firefox.mjs'

const [base, user] = process.argv.slice(2)
const password = readFileSync(0, 'utf8').trim()
const TAB = '\uE004'
const ENTER = '\uE007'
const TALK_MILLIS = 2_000

const MEDIA = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  // what is at 127.0.0.1 alone has no other way
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
}

const NOTES_CONNECTIONS = `(() => {
  localStorage.setItem('hotline.phone.setUp', 'yes')
  window.connections = []
  const Original = window.RTCPeerConnection
  window.RTCPeerConnection = class extends Original {
    constructor(...given) {
      super(...given)
      window.connections.push(this)
    }
  }
})()`

// Recorded and decoded: without a sound card Firefox has no running AudioContext.
const LOUDEST = `(async () => {
  const recorder = new MediaRecorder(new MediaStream([window.connections.at(-1).getReceivers()[0].track]))
  const pieces = []
  recorder.ondataavailable = (event) => pieces.push(event.data)
  recorder.start()
  await new Promise((soon) => setTimeout(soon, 700))
  await new Promise((stopped) => {
    recorder.onstop = stopped
    recorder.stop()
  })
  const rate = 8000
  const sound = await new OfflineAudioContext(1, rate, rate).decodeAudioData(await new Blob(pieces).arrayBuffer())
  const heard = sound.getChannelData(0).slice(-rate / 2)
  let loudest = { hertz: 0, level: 0.01 }
  for (let hertz = 100; hertz < 3500; hertz += 10) {
    let real = 0
    let imaginary = 0
    heard.forEach((sample, n) => {
      real += sample * Math.cos((2 * Math.PI * hertz * n) / rate)
      imaginary += sample * Math.sin((2 * Math.PI * hertz * n) / rate)
    })
    const level = Math.hypot(real, imaginary) / heard.length
    if (level > loudest.level) loudest = { hertz, level }
  }
  return loudest.hertz
})()`

const labelled = (what, text) => `[...document.querySelectorAll('${what}')].find((one) => (one.getAttribute('aria-label') ?? one.innerText).trim().startsWith(${JSON.stringify(text)}))`

// so that Firefox goes with us, also when a test ends early
process.once('SIGTERM', () => process.exit(1))
const firefox = await launch(MEDIA)
const press = async (what, text) => {
  await firefox.until(labelled(what, text))
  await firefox.evaluate(`${labelled(what, text)}.click()`)
}
const chip = (text) => firefox.until(`[...document.querySelectorAll('button.chip')].some((one) => one.innerText.includes('${text}'))`)

try {
  await firefox.go(`${base}/sign-in`)
  await firefox.evaluate(NOTES_CONNECTIONS)
  await firefox.until(`document.activeElement?.id === 'user'`)
  await firefox.type(`${user}${TAB}${password}${ENTER}`)
  await press('button', 'Sign in at a phone')
  await press('label', 'In this browser')
  await press('button', 'Sign in, ready')
  await chip('ready')
  console.log('ready')
  await press('button', 'Accept')
  await chip('talking')
  console.log('talking')
  await new Promise((soon) => setTimeout(soon, TALK_MILLIS))
  console.log('heard', await firefox.evaluate(LOUDEST))
  await press('button', 'Hang up')
  await chip('ready')
  if (firefox.problems.length > 0) throw new Error(firefox.problems.join('\n'))
  console.log('over')
} finally {
  await firefox.close()
}
process.exit(0)
