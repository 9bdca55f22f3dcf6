import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { placeAt } from './placing.ts'
import styles from './tooltip.module.css'

const DELAY_MS = 450

/** One tooltip for the whole page: it listens for elements with `data-tip`. */
export function TooltipLayer() {
  const [target, setTarget] = useState<HTMLElement>()
  useEffect(() => watch(setTarget), [])
  return target?.isConnected ? <Bubble target={target} key={target.dataset['tip']} /> : null
}

function Bubble({ target }: { target: HTMLElement }) {
  const bubble = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!bubble.current) return
    const box = target.getBoundingClientRect()
    const middle = (box.left + box.right - bubble.current.offsetWidth) / 2
    const { top } = placeAt(bubble.current, target)
    const left = Math.max(4, Math.min(middle, document.documentElement.clientWidth - bubble.current.offsetWidth - 4))
    bubble.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
  }, [target])
  return (
    <div ref={bubble} className={styles.bubble} aria-hidden="true">
      {target.dataset['tip']}
      {target.dataset['tipKeys'] && <kbd className={styles.keys}>{target.dataset['tipKeys']}</kbd>}
    </div>
  )
}

function watch(show: (target: HTMLElement | undefined) => void): () => void {
  let timer = 0
  const tipOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null
  const later = (target: HTMLElement | null) => {
    clearTimeout(timer)
    if (target && target.getAttribute('aria-expanded') !== 'true')
      timer = window.setTimeout(() => show(target), DELAY_MS)
    else show(undefined)
  }
  const over = (event: PointerEvent) => event.pointerType === 'mouse' && later(tipOf(event))
  const focus = (event: Event) =>
    event.target instanceof Element && later(byKeyboard(event.target) ? tipOf(event) : null)
  const hide = () => later(null)
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener('pointerover', over, { signal })
  document.addEventListener('focusin', focus, { signal })
  for (const event of ['pointerdown', 'keydown', 'focusout', 'scroll', 'pointerleave']) {
    document.addEventListener(event, hide, { capture: true, passive: true, signal })
  }
  return () => {
    stop.abort()
    clearTimeout(timer)
  }
}

function byKeyboard(element: Element): boolean {
  try {
    return element.matches(':focus-visible')
  } catch {
    return false
  }
}
