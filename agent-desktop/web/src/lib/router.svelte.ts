/** Where the page is: a few fixed routes over the browser's history. */

export type Route =
  | { page: 'sign-in' }
  | { page: 'desk' }
  | { page: 'phone' }
  | { page: 'board'; tv: boolean }
  | { page: 'figures' }
  | { page: 'flows' }
  | { page: 'emergency' }
  | { page: 'tickets'; id: string | null }
  | { page: 'guidance'; id: string | null }
  | { page: 'customers' }
  | { page: 'customer'; id: string }
  | { page: 'interaction'; id: string }
  | { page: 'home' }
  | { page: 'not-found' }

let address = $state.raw(here())

function here(): URL {
  return new URL(typeof location === 'undefined' ? 'http://localhost/' : location.href)
}

export function currentAddress(): URL {
  return address
}

export function routeOf(url: URL): Route {
  const path = url.pathname.replace(/\/+$/, '') || '/'
  if (path === '/') return { page: 'home' }
  if (path === '/sign-in') return { page: 'sign-in' }
  if (path === '/desk') return { page: 'desk' }
  if (path === '/phone') return { page: 'phone' }
  if (path === '/board') return { page: 'board', tv: url.searchParams.has('tv') }
  if (path === '/figures') return { page: 'figures' }
  if (path === '/flows') return { page: 'flows' }
  if (path === '/emergency') return { page: 'emergency' }
  if (path === '/tickets') return { page: 'tickets', id: null }
  const ticket = /^\/tickets\/(\d{1,9})$/.exec(path)
  if (ticket) return { page: 'tickets', id: ticket[1] ?? null }
  if (path === '/guidance') return { page: 'guidance', id: null }
  const article = /^\/guidance\/(\d{1,9}|new)$/.exec(path)
  if (article) return { page: 'guidance', id: article[1] ?? null }
  if (path === '/customers') return { page: 'customers' }
  const customer = /^\/customers\/([^/]+)$/.exec(path)
  if (customer) return { page: 'customer', id: decoded(customer[1] ?? '') }
  const interaction = /^\/interactions\/([^/]+)$/.exec(path)
  if (interaction) return { page: 'interaction', id: decoded(interaction[1] ?? '') }
  return { page: 'not-found' }
}

export function go(to: string, replace = false): void {
  const next = new URL(to, here())
  if (next.href === location.href) return
  history[replace ? 'replaceState' : 'pushState'](null, '', next)
  address = next
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Links inside the application do not load the page anew. */
function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element | null)?.closest?.('a')
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin || link.hash) return
  if (routeOf(new URL(link.href)).page === 'not-found') return
  event.preventDefault()
  go(link.href)
}

export function startRouting(): void {
  addEventListener('popstate', () => (address = here()))
  document.addEventListener('click', onClick)
}
