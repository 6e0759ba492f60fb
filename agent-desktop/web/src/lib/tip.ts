import type { Attachment } from 'svelte/attachments'

/** One tooltip for the whole page: shown for what is pointed at or focused, gone with Escape. What it says also stands beside the element for those who hear the page. */
let panel: HTMLElement | undefined

function show(by: Element, text: string): void {
  if (!panel) {
    panel = document.createElement('div')
    panel.className = 'tip'
    panel.popover = 'manual'
    panel.setAttribute('aria-hidden', 'true')
    document.body.append(panel)
    document.addEventListener('keydown', (event) => event.key === 'Escape' && hide())
    document.addEventListener('scroll', hide, true)
  }
  panel.textContent = text
  panel.showPopover()
  const at = by.getBoundingClientRect()
  const above = at.bottom + panel.offsetHeight + 10 > innerHeight
  panel.style.left = `${Math.max(8, Math.min(at.left + at.width / 2 - panel.offsetWidth / 2, innerWidth - panel.offsetWidth - 8))}px`
  panel.style.top = `${above ? at.top - panel.offsetHeight - 6 : at.bottom + 6}px`
}

function hide(): void {
  if (panel?.matches(':popover-open')) panel.hidePopover()
}

/** `{@attach tip(text)}`: explains the element it stands on. */
export function tip(text: string): Attachment<HTMLElement> {
  return (element) => {
    const open = () => show(element, text)
    // a popover that closes gives the focus back while it does, and no other can be shown in that moment
    const key = ({ target }: FocusEvent) => setTimeout(() => (target as Element).matches(':focus-visible') && open())
    element.addEventListener('pointerenter', open)
    element.addEventListener('pointerleave', hide)
    element.addEventListener('focusin', key)
    element.addEventListener('focusout', hide)
    element.setAttribute('aria-description', text)
    return () => {
      element.removeEventListener('pointerenter', open)
      element.removeEventListener('pointerleave', hide)
      element.removeEventListener('focusin', key)
      element.removeEventListener('focusout', hide)
      hide()
    }
  }
}
