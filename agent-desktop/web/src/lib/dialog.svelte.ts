import { untrack } from 'svelte'

/**
 * Opens a dialog once each time it is wanted. What it is prepared from may change while it is open: that does not open it again in the moment in which it has
 * been closed and nobody has been told so yet.
 *
 * @param prepare fills in what it begins with
 */
export function opensWhen(dialog: () => HTMLDialogElement | undefined, wanted: () => unknown, prepare: () => void = () => {}) {
  $effect(() => {
    const found = dialog()
    if (!found || !wanted()) return
    untrack(() => {
      if (found.open) return
      prepare()
      found.showModal()
    })
  })
}
