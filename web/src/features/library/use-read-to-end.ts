import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'

/** So long the end of it stands on the screen before it counts as read. */
const seenMs = 2000

/**
 * Calls once when the end of a text has been on a visible page for two seconds without a break: a tab in the background reads
 * nothing. A text that fits the screen shows its end at once. Put the answer on an element there.
 */
export function useReadToEnd(onRead: () => void): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null)
  const read = useEffectEvent(onRead)
  useEffect(() => {
    const element = end.current
    if (!element) return
    let isOnScreen = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver((entries) => {
      isOnScreen = entries.at(-1)?.isIntersecting ?? false
      count()
    })
    observer.observe(element)
    document.addEventListener('visibilitychange', count)
    return stop

    function count() {
      clearTimeout(timer)
      if (!isOnScreen || document.visibilityState !== 'visible') return
      timer = setTimeout(() => {
        stop()
        read()
      }, seenMs)
    }

    function stop() {
      clearTimeout(timer)
      observer.disconnect()
      document.removeEventListener('visibilitychange', count)
    }
  }, [])
  return end
}
