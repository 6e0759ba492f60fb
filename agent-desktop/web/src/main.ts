import { mount } from 'svelte'
import App from './App.svelte'
import { restoreAppearance } from './lib/appearance.svelte'
import { preferredLanguage, speak } from './lib/i18n.svelte'
import { startRouting } from './lib/router.svelte'
import { begin } from './lib/store.svelte'
import './styles/base.css'

restoreAppearance()
startRouting()
void begin()
await speak(preferredLanguage(), false)
mount(App, { target: document.getElementById('app') as HTMLElement })
