/** Where a popup goes, in pixels of the window. */
export interface Place {
  left: number
  top: number
  maxHeight: number
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

const EDGE_PX = 8
const GAP_PX = 4

/** Under the anchor, over it when there is more room, never over the edge of the window. */
export function placeAt(popup: HTMLElement, at: Element | { x: number; y: number }): Place {
  const anchor =
    at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y }
  const size = { width: popup.offsetWidth, height: popup.offsetHeight }
  return place(size, anchor, { width: document.documentElement.clientWidth, height: innerHeight })
}

/** The rule itself: aligned with the end of the anchor that leaves the popup in the window. */
export function place(
  size: { width: number; height: number },
  anchor: Box,
  screen: { width: number; height: number },
): Place {
  const gap = anchor.top === anchor.bottom ? 0 : GAP_PX
  const below = screen.height - EDGE_PX - anchor.bottom - gap
  const above = anchor.top - gap - EDGE_PX
  const goesBelow = size.height <= below || below >= above
  const room = screen.height - 2 * EDGE_PX
  const height = Math.min(size.height, room)
  const top = goesBelow ? anchor.bottom + gap : anchor.top - gap - height
  const left = anchor.left + size.width > screen.width - EDGE_PX ? anchor.right - size.width : anchor.left
  return {
    left: clamp(left, EDGE_PX, screen.width - EDGE_PX - size.width),
    top: clamp(top, EDGE_PX, screen.height - EDGE_PX - height),
    maxHeight: room,
  }
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, max))
}
