import { useEffect, useRef } from 'react'
import { markRead } from '../../../platform/store/index.ts'
import { lastSeqUpTo, type Row } from './rows.ts'

/** Marks as read what stands on the screen of a page that somebody looks at. */
export function useReading(conversationId: string, rows: readonly Row[], readSeq: number) {
  const seen = useRef(0)
  const latest = useRef({ conversationId, rows, readSeq })
  latest.current = { conversationId, rows, readSeq }
  const tell = useRef(() => {
    if (document.visibilityState !== 'visible' || !document.hasFocus()) return
    if (seen.current > latest.current.readSeq) markRead(latest.current.conversationId, seen.current)
  }).current

  useEffect(() => {
    addEventListener('focus', tell)
    document.addEventListener('visibilitychange', tell)
    return () => {
      removeEventListener('focus', tell)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [tell])

  return function onSeen(lastIndex: number) {
    seen.current = Math.max(seen.current, lastSeqUpTo(latest.current.rows, lastIndex))
    tell()
  }
}
