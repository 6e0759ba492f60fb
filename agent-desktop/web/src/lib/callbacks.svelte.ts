import { api } from './api'
import { kept } from './kept.svelte'
import type { CallbackView } from './messages'

/** The calls customers were promised: the missed first, then as their times come; and those that were made a moment ago. */
const promised = kept<CallbackView>(async () => (await api.callbacks()).callbacks)

export const callbacks = {
  /** Those that have not been made. */
  get list() {
    return promised.list.filter((one) => one.state !== 'DONE')
  },
  get missed() {
    return promised.list.filter((one) => one.state === 'MISSED').length
  },
  /** The one because of which an interaction is. */
  for(interaction: string): CallbackView | undefined {
    return promised.list.find((one) => one.call === interaction)
  },
}

/** Its time has come, or an agent calls at once. */
export const isBeingCalled = (one: CallbackView) => one.state === 'DUE' || one.state === 'QUEUED'

export const refreshCallbacks = promised.refresh
