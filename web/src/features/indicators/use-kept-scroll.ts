import { useLayoutEffect, useState, type RefObject } from 'react'

/** Places of pages by their entry in the history of this tab. */
const kept = new Map<string, number>()

/** A look inside and back: the list stands where it was left. `ready` once there is something to scroll. */
export function useKeptScroll(scroller: RefObject<HTMLElement | null>, ready: boolean): void {
  const [key] = useState(entryKey)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || !ready) return undefined
    element.scrollTo(0, kept.get(key) ?? 0)
    return () => void kept.set(key, element.scrollTop)
  }, [scroller, ready, key])
}

function entryKey(): string {
  const { depth = 0 } = (history.state as { depth?: number } | null) ?? {}
  return `${depth} ${location.pathname}`
}
