import { useState, type KeyboardEvent, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { openMenu } from '../../../ui/menu.ts'
import type { Talk } from '../talk.ts'
import { messageMenu } from './message-menu.tsx'
import type { Row } from './rows.ts'

/**
 * Walking over lines by keyboard: one of them is reached by Tab, arrows go on from there, Enter opens its actions,
 * Escape returns to the field.
 */
export function useWalk(rows: readonly Row[], list: RefObject<VirtualizerHandle | null>, talk: Talk) {
  const [chosen, setChosen] = useState<string | null>(null)
  const known = chosen !== null && rows.some((row) => row.key === chosen)
  const active = known ? chosen : rows[rows.length - 1]?.key

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-line]')
    if (!line || event.altKey || event.ctrlKey || event.metaKey) return
    const index = rows.findIndex((row) => row.key === line.dataset['line'])
    const to = targetOf(event.key, index, rows.length)
    if (to !== undefined) focus(to, event.currentTarget)
    else if (event.key === 'Escape') talk.focusComposer()
    else if (event.key === 'Enter' && event.target === line) openActions(rows[index], line, talk)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  function focus(index: number, scroller: HTMLElement) {
    const row = rows[index]
    if (!row) return
    setChosen(row.key)
    list.current?.scrollToIndex(index, { align: 'nearest' })
    // A far line is drawn by the scrolling above.
    requestAnimationFrame(() => lineOf(scroller, row.key)?.focus({ preventScroll: true }))
  }

  function onFocus(event: { target: EventTarget }) {
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-line]')
    if (line?.dataset['line']) setChosen(line.dataset['line'])
  }

  return { active, activeIndex: rows.findIndex((row) => row.key === active), onKeyDown, onFocus }
}

function targetOf(key: string, index: number, length: number): number | undefined {
  if (index < 0) return undefined
  if (key === 'ArrowUp') return Math.max(0, index - 1)
  if (key === 'ArrowDown') return Math.min(length - 1, index + 1)
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  return undefined
}

function openActions(row: Row | undefined, line: HTMLElement, talk: Talk): void {
  if (!row || row.view.message.system) return
  void openMenu({ ...messageMenu(row.view, talk, row.own), at: line, keyboard: true })
}

export function lineOf(scroller: HTMLElement, key: string): HTMLElement | undefined {
  return [...scroller.querySelectorAll<HTMLElement>('[data-line]')].find((line) => line.dataset['line'] === key)
}
