import { readFileSync } from 'node:fs'
import { launch } from '../browser/chromium.mjs'
const lines = readFileSync('/tmp/hl/web/secrets/first-sign-ins','utf8').split('\n')
const pw = (u) => lines.map(l=>l.trim().split(/\s+/)).find(w=>w[0]===u)?.at(-1)
const base='http://127.0.0.1:30000'
const browser = await launch()
async function as(user, at, language='zh-CN'){ const context = await browser.newContext({viewport:{width:1440,height:900}, locale: language}); const page = await context.newPage(); page.on('console', m=>m.type()==='error'&&console.log(user, m.text())); page.on('pageerror', e=>console.log(user,String(e)));
 await page.goto(base+'/sign-in'); await page.fill('#user',user); await page.fill('#password',pw(user)); await page.keyboard.press('Enter'); await page.waitForTimeout(1500); await page.goto(base+at); await page.waitForTimeout(2000); return page }
const admin = await as('admin','/board')
const agent = await as('a02','/desk','en')
const t0=Date.now(); let offer=false, talk=false, wrap=false
while(Date.now()-t0<150000 && !(offer&&talk&&wrap)){ 
 if(!offer && await agent.locator('section.toast').count()){ offer=true; await agent.screenshot({path:'/tmp/look/real-offer.png'}) }
 const bar = await agent.locator('.bar').count() ? await agent.locator('.phase dt').first().innerText().catch(()=>'' ) : ''
 if(!talk && /Talking/.test(bar)){ talk=true; await agent.waitForTimeout(2500); await agent.locator('summary').first().click().catch(()=>{}); await agent.screenshot({path:'/tmp/look/real-talk.png'}) }
 if(!wrap && /Wrap/.test(bar)){ wrap=true; await agent.screenshot({path:'/tmp/look/real-wrap.png'}) }
 await agent.waitForTimeout(200) }
console.log({offer,talk,wrap})
await agent.waitForTimeout(8000)
await agent.screenshot({path:'/tmp/look/real-after.png'})
await admin.screenshot({path:'/tmp/look/real-board.png'})
const link = await agent.locator('aside.list a').first().getAttribute('href').catch(()=>null)
console.log('mine', link)
const i = await admin.evaluate(()=>[...document.querySelectorAll('.row a')].map(a=>a.getAttribute('href'))[0])
const story = link ?? i ; console.log(story)
if(story){ await admin.goto(base+story); await admin.waitForTimeout(2000); await admin.screenshot({path:'/tmp/look/real-story.png', fullPage:true}) }
await admin.goto(base+'/figures'); await admin.waitForTimeout(2000); await admin.screenshot({path:'/tmp/look/real-figures.png'})
process.exit(0)
