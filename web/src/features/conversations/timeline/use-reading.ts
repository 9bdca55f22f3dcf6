import { useEffect, useRef } from 'react'
import { isLookedAt, onLook } from '../../../platform/device/looked-at.ts'
import { markRead } from '../../../platform/store/index.ts'
import { lastSeqUpTo, type Row } from './rows.ts'
import { createStay, type Span } from './stay.ts'

/**
 * Marks as read what stands on the screen of a page that somebody looks at. The mark moves at once; that lines stayed is told
 * apart, since only that is a use.
 */
export function useReading(conversationId: string, rows: readonly Row[], readSeq: number) {
  const seen = useRef(0)
  const shown = useRef<Span | null>(null)
  const latest = useRef({ conversationId, rows, readSeq })
  latest.current = { conversationId, rows, readSeq }
  const stay = useRef<ReturnType<typeof createStay>>(null)
  stay.current ??= createStay(() => {
    if (isLookedAt()) markRead(latest.current.conversationId, seen.current, { stayed: true })
  })
  const tell = useRef(() => {
    const looks = isLookedAt()
    stay.current?.shows(looks ? shown.current : null)
    if (looks && seen.current > latest.current.readSeq) markRead(latest.current.conversationId, seen.current)
  }).current

  useEffect(() => {
    const stop = onLook(tell)
    return () => {
      stop()
      stay.current?.shows(null)
    }
  }, [tell])

  return function onSeen(firstIndex: number, lastIndex: number) {
    const last = lastSeqUpTo(latest.current.rows, lastIndex)
    seen.current = Math.max(seen.current, last)
    shown.current = last > 0 ? { first: lastSeqUpTo(latest.current.rows, firstIndex) || last, last } : null
    tell()
  }
}
