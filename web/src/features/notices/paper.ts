import type { OutputOf } from '#protocol/contract.ts'
import type { exportNotice } from '#protocol/notices.ts'

export type Paper = OutputOf<typeof exportNotice>

/** The list that was taken last, for the page that prints it: it is kept nowhere, and a reload forgets it. */
let laid: { noticeId: string; paper: Paper } | undefined

export function layOut(noticeId: string, paper: Paper): void {
  laid = { noticeId, paper }
}

export function paperOf(noticeId: string): Paper | undefined {
  return laid?.noticeId === noticeId ? laid.paper : undefined
}
