import { warn } from './act.svelte'
import { t } from './i18n.svelte'

/** The phone in a small window of its own, to stand beside another program. */

const NAME = 'hotline-phone'
const PAGE = '/phone'

/** Opens it, or brings the one that is open to the front without loading it anew: it may have the call. */
export function popOut(): void {
  const small = open('', NAME, 'popup,width=380,height=680')
  if (!small) return warn(t('popOut.blocked'))
  if (small.location.pathname !== PAGE) small.location.href = PAGE
  small.focus()
}
