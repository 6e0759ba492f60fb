import { api } from './api'
import type { NoticeView } from './messages'

/** Messages from supervisors: those an agent has not confirmed, and the dialog of those who write them. */
let unread = $state.raw<readonly NoticeView[]>([])
let writing = $state<{ agent: string | null } | null>(null)
let asked = 0

export const notices = {
  get unread() {
    return unread
  },
  get writing() {
    return writing
  },
}

export async function refreshNotices(): Promise<void> {
  const turn = ++asked
  try {
    const found = await api.notices()
    if (turn === asked) unread = found.notices
  } catch {
    // asked again with the next news, or when the connection is back
  }
}

/** Gone from here at once; who wrote it is told by the server. */
export async function confirmNotice(notice: number): Promise<void> {
  await api.noticeRead(notice)
  asked++
  unread = unread.filter((one) => one.notice !== notice)
}

/** Opens the dialog, to this agent or to all. */
export function writeNotice(agent: string | null): void {
  writing = { agent }
}

export function stopWriting(): void {
  writing = null
}
