// Firefox as the machine has it, told what to do over WebDriver BiDi: no more of it than the tests of it need.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'

const places = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox']
const executable = places.find((place) => place && existsSync(place)) ?? null
const PATIENCE = 30_000

// It may speak with this machine alone: whatever else it wants to ask somewhere fails at once.
const settings = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1',
  'network.proxy.allow_hijacking_localhost': false,
  'intl.accept_languages': 'en',
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.auto': false,
}

/** One window, with more settings than those it always has. Every wait ends after half a minute, with what was waited for. */
export async function launch(more = {}) {
  if (!executable) throw new Error('There is no Firefox: apt-get install firefox-esr, or name it in FIREFOX.')
  const profile = await mkdtemp(join(tmpdir(), 'hotline-firefox-'))
  await writeFile(join(profile, 'user.js'), Object.entries({ ...settings, ...more }).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`).join('\n'))
  const firefox = spawn(executable, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = new Promise((resolve) => firefox.once('exit', resolve))
  const kill = () => firefox.kill('SIGKILL')
  process.once('exit', kill) // with a test that was not ended in an orderly way
  async function end() {
    process.off('exit', kill)
    kill()
    await gone
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const remote = await connect(await inTime('Firefox is up', address(firefox)))
    await remote.ask('session.new', { capabilities: {} })
    await remote.ask('session.subscribe', { events: ['log.entryAdded'] })
    const { contexts } = await remote.ask('browsingContext.getTree', {})
    return { ...window(remote, contexts[0].context), close: end }
  } catch (failure) {
    await end()
    throw failure
  }
}

function window(remote, context) {
  async function evaluate(expression) {
    const answer = await remote.ask('script.evaluate', { expression, target: { context }, awaitPromise: true })
    if (answer.type !== 'success') throw new Error(`${expression}: ${answer.exceptionDetails.text}`)
    return answer.result.value
  }
  return {
    /** What pages wrote to the console as errors, and what they threw. */
    problems: remote.problems,
    go: (url) => remote.ask('browsingContext.navigate', { context, url, wait: 'complete' }),
    /** A plain value. */
    evaluate,
    /** Until this is true in the page. */
    async until(expression) {
      const last = Date.now() + PATIENCE
      while (!(await evaluate(`Boolean(${expression})`))) {
        if (Date.now() > last) throw new Error(`not within ${PATIENCE} ms: ${expression}`)
        await new Promise((soon) => setTimeout(soon, 50))
      }
    },
    /** Into whatever has the focus; \uE004 is Tab, \uE007 is Enter. */
    type: (keys) => remote.ask('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions: [...keys].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }] }),
  }
}

/** Where it listens, which it says once it does. */
function address(firefox) {
  return new Promise((resolve, reject) => {
    let said = ''
    firefox.stderr.on('data', (piece) => {
      said += piece
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)
      if (found) resolve(`${found[1]}/session`)
    })
    firefox.once('exit', () => reject(new Error(`Firefox ended: ${said}`)))
  })
}

async function connect(url) {
  const socket = new WebSocket(url)
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const asked = new Map()
  const problems = []
  let last = 0
  socket.on('message', (text) => {
    const told = JSON.parse(text)
    if (told.type === 'event') {
      if (told.method === 'log.entryAdded' && told.params.level === 'error') problems.push(told.params.text)
      return
    }
    const waiting = asked.get(told.id)
    asked.delete(told.id)
    if (told.type === 'success') waiting?.resolve(told.result)
    else waiting?.reject(new Error(`${told.error}: ${told.message}`))
  })
  const ask = (method, params) =>
    inTime(method, new Promise((resolve, reject) => {
      asked.set(++last, { resolve, reject })
      socket.send(JSON.stringify({ id: last, method, params }))
    }))
  return { ask, problems }
}

function inTime(what, promise) {
  let timer
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`not within ${PATIENCE} ms: ${what}`)), PATIENCE)))
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
