/** The numbers this page has called outside for a conversation. The server tells no numbers with who takes part, so the page keeps its own, over a reload, too. */

const KEY = 'hotline.outside'

export function rememberOutside(interaction: string, number: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ interaction, number }))
  } catch {
    // no storage: the line says that it is somebody outside
  }
}

/** Null when it was called elsewhere. */
export function outsideNumber(interaction: string): string | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { interaction: string; number: string } | null
    return kept?.interaction === interaction ? kept.number : null
  } catch {
    return null
  }
}
