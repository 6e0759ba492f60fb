import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch, type Window } from './firefox.mjs'
import { floor, type Floor } from './playground'

const TAB = '\uE004'
const ENTER = '\uE007'

let world: Floor
let firefox: Window
beforeAll(async () => {
  world = await floor()
  firefox = await launch()
})
afterAll(async () => {
  await firefox?.close()
  await world?.close()
})

it('the desk works in Firefox: who has signed in by keyboard is ready, sees who calls, and talks', async () => {
  await firefox.go(`${world.base}/`)
  await firefox.until(`document.activeElement?.id === 'user'`)
  await firefox.type(`a01${TAB}hotline${ENTER}`)
  await firefox.until(`document.querySelector('button.pill')`)
  expect(await firefox.evaluate('location.pathname')).toBe('/desk')

  world.centre['station']?.('a01', null)
  world.centre['change']?.('a01', 'READY')
  await firefox.until(`document.querySelector('button.pill').innerText.includes('Ready')`)
  await world.make('offer', { agent: 'a01', who: 'vip' })
  await firefox.until(`document.querySelector('section.toast')?.innerText.includes('王芳')`)
  await world.make('answer', { agent: 'a01' })
  await firefox.until(`!document.querySelector('section.toast') && document.querySelector('main').innerText.includes('138 0013 8000')`)

  expect(firefox.problems).toEqual([])
})
