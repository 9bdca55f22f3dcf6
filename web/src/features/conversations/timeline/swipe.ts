import type { RefObject, TouchEvent } from 'react'

type Touches = Record<'onTouchStart' | 'onTouchMove' | 'onTouchEnd' | 'onTouchCancel', (event: TouchEvent) => void>

const ENOUGH_PX = 56
const SLACK_PX = 14
const STRETCH_PX = 80
// The edges belong to the «back» gesture of the phone.
const EDGE_PX = 28

let swipe: { x: number; y: number; moved: number; sideways: boolean } | undefined

/** A message pulled to either side is answered: people bring both habits, left and right. */
export function swipeToReply(moving: RefObject<HTMLElement | null>, reply: (() => void) | undefined): Touches {
  function draw(moved: number) {
    const element = moving.current
    if (!element) return
    element.dataset['swipe'] = moved > 0 ? 'right' : 'left'
    delete element.dataset['settling']
    element.style.transform = `translateX(${moved}px)`
  }

  function settle() {
    const element = moving.current
    if (element?.dataset['swipe'] === undefined) return
    element.dataset['settling'] = ''
    element.style.transform = ''
    setTimeout(() => {
      delete element.dataset['swipe']
      delete element.dataset['settling']
    }, 200)
  }

  return {
    onTouchStart(event) {
      const touch = event.touches[0]
      const atEdge = touch && (touch.clientX < EDGE_PX || touch.clientX > innerWidth - EDGE_PX)
      const inner = (event.target as Element).closest('pre')
      swipe =
        touch && reply && !atEdge && !inner && event.touches.length === 1
          ? { x: touch.clientX, y: touch.clientY, moved: 0, sideways: false }
          : undefined
    },
    onTouchMove(event) {
      const touch = event.touches[0]
      if (!swipe || !touch) return
      const x = touch.clientX - swipe.x
      if (!swipe.sideways) {
        if (Math.abs(touch.clientY - swipe.y) > SLACK_PX) return void (swipe = undefined)
        if (Math.abs(x) < SLACK_PX) return
        swipe.sideways = true
      }
      const before = Math.abs(swipe.moved)
      swipe.moved = Math.max(-STRETCH_PX, Math.min(STRETCH_PX, x))
      if (before < ENOUGH_PX && Math.abs(swipe.moved) >= ENOUGH_PX) navigator.vibrate?.(8)
      draw(swipe.moved)
    },
    onTouchEnd() {
      if (swipe?.sideways && Math.abs(swipe.moved) >= ENOUGH_PX) reply?.()
      swipe = undefined
      settle()
    },
    onTouchCancel() {
      swipe = undefined
      settle()
    },
  }
}

/** One element that listens to two gestures. */
export function bothTouches(a: Touches | Partial<Touches>, b: Touches): Touches {
  const both = (name: keyof Touches) => (event: TouchEvent) => {
    a[name]?.(event)
    b[name](event)
  }
  return {
    onTouchStart: both('onTouchStart'),
    onTouchMove: both('onTouchMove'),
    onTouchEnd: both('onTouchEnd'),
    onTouchCancel: both('onTouchCancel'),
  }
}
