import { useEffect, useRef } from 'react'
import { markRead } from '../../../platform/store/index.ts'
import { lastSeqUpTo, type Row } from './rows.ts'

/** Marks as read what stands on the screen of a page that somebody looks at. */
export function useReading(conversationId: string, rows: readonly Row[], readSeq: number) {
  const seen = useRef(0)
  const latest = useRef({ rows, readSeq })
  latest.current = { rows, readSeq }

  function tell() {
    if (document.visibilityState !== 'visible' || !document.hasFocus()) return
    if (seen.current > latest.current.readSeq) markRead(conversationId, seen.current)
  }

  useEffect(() => {
    const back = () => tell()
    addEventListener('focus', back)
    document.addEventListener('visibilitychange', back)
    return () => {
      removeEventListener('focus', back)
      document.removeEventListener('visibilitychange', back)
    }
  }, [conversationId])

  return function onSeen(lastIndex: number) {
    seen.current = Math.max(seen.current, lastSeqUpTo(latest.current.rows, lastIndex))
    tell()
  }
}
