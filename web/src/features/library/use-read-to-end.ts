import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'

/** So long the end of it stands on the screen before it counts as read. */
const seenMs = 2000

/** Calls once when the end of a text has been on a visible page for two seconds. Put the answer on an element there. */
export function useReadToEnd(onRead: () => void): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null)
  const read = useEffectEvent(onRead)
  useEffect(() => {
    const element = end.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer)
      if (!entry?.isIntersecting) return
      timer = setTimeout(() => {
        if (document.visibilityState !== 'visible') return
        observer.disconnect()
        read()
      }, seenMs)
    })
    observer.observe(element)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [])
  return end
}
