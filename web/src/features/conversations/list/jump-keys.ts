import { useEffect, type RefObject } from 'react'
import { navigate } from 'wouter/use-browser-location'

/** `/` and Ctrl K go to the field that finds any conversation, from anywhere on the page. */
export function useJumpKeys(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isJump(event)) return
      event.preventDefault()
      const input = pane.current?.querySelector<HTMLInputElement>('input')
      // On a phone the list may lie under a conversation.
      if (input && getComputedStyle(input).visibility === 'hidden') navigate('/')
      requestAnimationFrame(() => {
        input?.focus()
        input?.select()
      })
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [pane])
}

function isJump(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.shiftKey) return false
  if (event.ctrlKey || event.metaKey) return event.code === 'KeyK'
  return event.code === 'Slash' && event.key !== '?' && !isWriting(event.target as HTMLElement)
}

function isWriting(target: HTMLElement): boolean {
  return target.matches('input, textarea, select, [contenteditable]')
}
