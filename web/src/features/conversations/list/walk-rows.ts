import type { KeyboardEvent } from 'react'

/**
 * ↑ and ↓ walk over rows that carry `data-walk`; from the field they begin, above the first one they return to it.
 * The neighbours of what is seen are always there, also in a virtual list, and the browser scrolls to what has the focus.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const pane = event.currentTarget
  const rows = [...pane.querySelectorAll<HTMLElement>('[data-walk]')]
  const here = rows.findIndex((row) => row.contains(document.activeElement))
  const step = event.key === 'ArrowDown' ? 1 : -1
  if (here < 0 && step < 0) return
  event.preventDefault()
  if (here + step < 0) pane.querySelector<HTMLElement>('input')?.focus()
  else rows[here < 0 ? 0 : here + step]?.querySelector<HTMLElement>('a, button')?.focus()
}
