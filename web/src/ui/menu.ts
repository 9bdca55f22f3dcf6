import type { MouseEvent, ReactNode, TouchEvent } from 'react'
import type { Icon } from './icon.tsx'
import { nextRequestId, requests } from './requests.ts'

export interface MenuAction {
  label: string
  onSelect: () => void
  icon?: Icon
  /** Shown at the end: «Ctrl R». */
  keys?: string
  /** What removes or reports; stands last. */
  danger?: boolean
  disabled?: boolean
  /** Given: a choice with a tick. */
  checked?: boolean
}

/** `'line'` parts groups; `false` and `undefined` are left out, so that conditions read in place. */
export type MenuItem = MenuAction | 'line' | false | undefined

export interface MenuOptions {
  items: readonly MenuItem[]
  /** What the menu is about, for screen readers. */
  label?: string
  /** Over the items: a row of reactions. */
  header?: (close: () => void) => ReactNode
}

export interface MenuRequest extends MenuOptions {
  id: number
  /** Under an element, or at a point of the window. */
  at: Element | { x: number; y: number }
  /** Opened by keyboard: the first item takes the focus. */
  keyboard: boolean
  close: () => void
}

export const menuRequests = requests<MenuRequest>()

/** Opens a menu; the promise ends when it is closed. Without items nothing opens. */
export function openMenu(options: MenuOptions & { at: MenuRequest['at']; keyboard?: boolean }): Promise<void> {
  if (!options.items.some((item) => typeof item === 'object') && !options.header) return Promise.resolve()
  return new Promise((resolve) => {
    const request: MenuRequest = {
      ...options,
      id: nextRequestId(),
      keyboard: options.keyboard ?? false,
      close: () => {
        menuRequests.remove(request)
        resolve()
      },
    }
    menuRequests.add(request)
  })
}

const LONG_PRESS_MS = 450
const FINGER_SLACK_PX = 10

// One finger at a time: the state of a long press belongs to the page, not to each of a thousand rows.
let press: { timer: number; x: number; y: number } | undefined
let openedByTouchAt = -Infinity

/**
 * Props for an element with a menu of its own: right click, long press, the menu key and Shift F10.
 * `build` runs only when the menu opens; no hook, so it may be used in any row.
 * Selected text and links to other sites keep the menu of the browser.
 */
export function contextMenu(build: () => MenuOptions) {
  return {
    'data-menu': '',
    onContextMenu(event: MouseEvent) {
      if (performance.now() - openedByTouchAt < 1500) return event.preventDefault()
      if (keepsBrowserMenu(event.target as Element)) return
      event.preventDefault()
      event.stopPropagation()
      cancelPress()
      const keyboard = event.button !== 2 && event.detail === 0 && event.clientX === 0 && event.clientY === 0
      const at = keyboard ? event.currentTarget : { x: event.clientX, y: event.clientY }
      void openMenu({ ...build(), at, keyboard })
    },
    onTouchStart(event: TouchEvent) {
      cancelPress()
      const touch = event.touches[0]
      if (!touch || event.touches.length > 1) return
      const at = { x: touch.clientX, y: touch.clientY }
      press = { ...at, timer: window.setTimeout(() => openFromTouch(build, at), LONG_PRESS_MS) }
    },
    onTouchMove(event: TouchEvent) {
      const touch = event.touches[0]
      if (!press || !touch) return
      if (Math.hypot(touch.clientX - press.x, touch.clientY - press.y) > FINGER_SLACK_PX) cancelPress()
    },
    onTouchEnd: cancelPress,
    onTouchCancel: cancelPress,
  }
}

function openFromTouch(build: () => MenuOptions, at: { x: number; y: number }): void {
  press = undefined
  openedByTouchAt = performance.now()
  navigator.vibrate?.(8)
  swallowNextClick()
  void openMenu({ ...build(), at })
}

// Lifting the finger after a long press must not also press what lies under it.
function swallowNextClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  const stop = () => setTimeout(() => removeEventListener('click', swallow, true), 350)
  addEventListener('click', swallow, { capture: true, once: true })
  addEventListener('touchend', stop, { once: true })
  addEventListener('touchcancel', stop, { once: true })
}

function cancelPress(): void {
  if (press) clearTimeout(press.timer)
  press = undefined
}

function keepsBrowserMenu(target: Element): boolean {
  if (target.closest('input, textarea, a[target="_blank"]')) return true
  const selection = getSelection()
  return Boolean(selection && !selection.isCollapsed && selection.containsNode(target, true))
}
