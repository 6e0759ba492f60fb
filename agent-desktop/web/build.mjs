// What Maven and the launcher call: installs what package-lock.json says, and builds the pages, each only when something has changed.
//   node build.mjs           the pages into ../target/classes/hotline/desktop/web
//   node build.mjs test      svelte-check and vitest, reported beside the Java tests' reports
//   node build.mjs browser   the tests with Chromium, likewise

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = dirname(fileURLToPath(import.meta.url))
const target = join(web, '..', 'target')
const output = join(target, 'classes', 'hotline', 'desktop', 'web')
const reports = join(target, 'surefire-reports')
const sources = ['src', 'public', 'index.html', 'package.json', 'package-lock.json', '.npmrc', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts', 'build.mjs']

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The pages are built with Node 20.19 or newer; this is ${process.versions.node}. Install a newer one, or build without pages: mvn -Dweb.skip`)
  process.exit(1)
}

function files(path) {
  if (!existsSync(path)) return []
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => files(join(path, name))) : [path]
}

function hash(...names) {
  const sum = createHash('sha256').update(process.versions.node)
  for (const file of names.flatMap((name) => files(join(web, name)))) sum.update(file.slice(web.length)).update(readFileSync(file))
  return sum.digest('hex')
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

function run(command, ...args) {
  return spawnSync(command, args, { cwd: web, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NO_UPDATE_NOTIFIER: '1' } }).status === 0
}

function must(command, ...args) {
  if (run(command, ...args)) return
  console.error(`${command} ${args.join(' ')} failed`)
  process.exit(1)
}

function install() {
  const stamp = join(web, 'node_modules', '.hotline')
  const wanted = hash('package.json', 'package-lock.json')
  if (read(stamp) === wanted) return
  must('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error')
  writeFileSync(stamp, wanted)
}

function build() {
  const stamp = join(target, 'web.stamp')
  const wanted = hash(...sources)
  if (read(stamp) === wanted && existsSync(join(output, 'index.html'))) return
  install()
  rmSync(stamp, { force: true })
  must('npm', 'run', '--silent', 'build', '--', '--outDir', output, '--emptyOutDir', '--logLevel', 'warn')
  mkdirSync(target, { recursive: true })
  writeFileSync(stamp, wanted)
}

const what = process.argv[2] ?? 'build'
build()
if (what !== 'build') {
  install()
  mkdirSync(reports, { recursive: true })
  process.env.HOTLINE_WEB = output
  const checked = what !== 'test' || run('npm', 'run', '--silent', 'check')
  if (what === 'test') {
    const failure = checked ? '' : '<failure message="see the log"/>'
    writeFileSync(
      join(reports, 'TEST-web-check.xml'),
      `<testsuite name="svelte-check" tests="1" errors="0" failures="${checked ? 0 : 1}" skipped="0"><testcase name="types agree everywhere">${failure}</testcase></testsuite>\n`,
    )
  }
  const script = what === 'test' ? 'test' : 'test:browser'
  const passed = run('npm', 'run', '--silent', script, '--', '--reporter=default', '--reporter=junit', `--outputFile=${join(reports, `TEST-web-${what}.xml`)}`)
  process.exit(checked && passed ? 0 : 1)
}
