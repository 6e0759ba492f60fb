// Takes pictures of pages in their states: npm run look -- [--scene desk] [--out /tmp/look] [--all]
// --all: both languages, both themes, every width; else Chinese and light at 1440.

import { mkdirSync } from 'node:fs'
import { launch, open } from '../browser/chromium.mjs'
import { scenes } from './scenes.mjs'
import { playground } from './server.mjs'

const option = (name, otherwise) => (process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : otherwise)
const wanted = option('scene', '')
const out = option('out', '/tmp/look')
mkdirSync(out, { recursive: true })

const variants = process.argv.includes('--all')
  ? ['zh-CN', 'en'].flatMap((language) => ['light', 'dark'].flatMap((theme) => [{ width: 1024, height: 768 }, { width: 1280, height: 800 }, { width: 1920, height: 1080 }, { width: 1440, height: 900, zoom: 2 }].map((size) => ({ language, theme, ...size }))))
  : [{ language: option('language', 'zh-CN'), theme: option('theme', 'light'), width: Number(option('width', 1440)), height: Number(option('height', 900)), zoom: Number(option('zoom', 1)) }]

const browser = await launch()
for (const scene of scenes.filter((one) => one.name.includes(wanted))) {
  for (const variant of variants) {
    const world = await playground({ traffic: false, seed: 11 })
    const base = `http://127.0.0.1:${world.port}`
    const make = (what, query = '') => fetch(`${base}/api/dev/${what}?${query}`).then((answer) => answer.json())
    await scene.before?.(make, world)
    const size = scene.width ? { width: scene.width, height: 680 } : {}
    const { page, context, problems } = await open(browser, base, { user: scene.user, at: scene.at, ...variant, ...size })
    await page.waitForLoadState('networkidle').catch(() => {})
    await scene.then?.(page, make, world)
    await page.waitForTimeout(350)
    const name = `${scene.name}-${variant.language}-${variant.theme}-${scene.width ?? variant.width}${variant.zoom === 2 ? '-zoom' : ''}`
    await page.screenshot({ path: `${out}/${name}.png`, fullPage: variant.zoom === 2 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    console.log(name, overflow > 0 ? `OVERFLOW ${overflow}px` : '', problems.join(' | '))
    await context.close()
    await world.close()
  }
}
await browser.close()
process.exit(0)
