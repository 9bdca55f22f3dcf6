import { useLayoutEffect, useRef, type ReactNode } from 'react'

const heights = new Map<Element, number>()

/** What stands under a page and does not scroll with it. It tells toasts how high it is: they cover nothing one writes in or presses. */
export function Foot({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const foot = box.current
    if (!foot) return undefined
    const observer = new ResizeObserver(() => tell(foot, innerHeight - foot.getBoundingClientRect().top))
    observer.observe(foot)
    return () => {
      observer.disconnect()
      tell(foot, 0)
    }
  }, [])
  return <div ref={box}>{children}</div>
}

function tell(foot: Element, heightPx: number): void {
  heights.set(foot, heightPx)
  if (heightPx === 0) heights.delete(foot)
  document.documentElement.style.setProperty('--foot', `${Math.max(0, ...heights.values())}px`)
}
