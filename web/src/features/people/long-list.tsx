import { useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'

export interface LongListProps {
  /** What scrolls: the body of the page. */
  scroller: RefObject<HTMLElement | null>
  label: string
  total: number
  renderRow: (index: number) => ReactElement
  onShow: (first: number, last: number) => void
  rowHeight?: number
}

/** Thousands of rows under other things of a page: only those on the screen exist. */
export function LongList({ scroller, label, total, renderRow, onShow, rowHeight = 60 }: LongListProps) {
  const list = useRef<VirtualizerHandle>(null)
  const place = useRef<HTMLDivElement>(null)
  const margin = useOffset(place, scroller)

  function tellShown() {
    const handle = list.current
    if (!handle) return
    const top = handle.scrollOffset - margin
    onShow(handle.findItemIndex(top), handle.findItemIndex(top + handle.viewportSize) + 1)
  }

  return (
    <div ref={place} role="list" aria-label={label}>
      <Virtualizer
        ref={list}
        scrollRef={scroller}
        startMargin={margin}
        itemSize={rowHeight}
        data={indexes(total)}
        onScroll={tellShown}
        onScrollEnd={tellShown}
      >
        {(index) => (
          <div key={index} role="listitem">
            {renderRow(index)}
          </div>
        )}
      </Virtualizer>
    </div>
  )
}

/** How far below the beginning of the scrolled content an element stands; follows what grows above it. */
function useOffset(place: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => {
    const [element, scrolled] = [place.current, scroller.current]
    if (!element || !scrolled) return undefined
    const measure = () => {
      const distance = element.getBoundingClientRect().top - scrolled.getBoundingClientRect().top + scrolled.scrollTop
      setOffset(Math.round(distance))
    }
    measure()
    const observer = new ResizeObserver(measure)
    for (const child of [scrolled, ...scrolled.children]) observer.observe(child)
    return () => observer.disconnect()
  }, [place, scroller])
  return offset
}

function indexes(total: number): number[] {
  return Array.from({ length: total }, (_, index) => index)
}
