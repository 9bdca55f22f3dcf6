import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useTexts } from '../platform/i18n/index.ts'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { IconChevronDown, IconClose } from './icons.tsx'
import { uiTexts } from './texts.ts'
import { toastRequests, type ToastRequest } from './toast.ts'
import styles from './toast.module.css'

const SHOWN_MAX = 3
/** How much higher than the room at the end of a page toasts stand, and some air. */
const besidesPx = 36

export function ToastLayer() {
  const t = useTexts(uiTexts)
  const toasts = toastRequests.use().slice(-SHOWN_MAX)
  const layer = useRef<HTMLElement>(null)
  const held = useHeld(layer)
  useRoom(layer)
  return (
    <section ref={layer} className={styles.layer} aria-label={t.notifications} aria-live="polite">
      {toasts.map((request) => (
        <Toast key={request.id} request={request} held={held} />
      ))}
    </section>
  )
}

function Toast({ request, held }: { request: ToastRequest; held: boolean }) {
  const t = useTexts(uiTexts)
  const { icon: Glyph, action } = request
  const [open, setOpen] = useState(false)
  useCountdown(request, held)
  return (
    <div className={cx(styles.toast, request.folds && (open ? styles.unfolded : styles.folded))}>
      {Glyph && <Glyph className={styles.glyph} />}
      <span className={styles.text}>{request.text}</span>
      {request.folds && !open && (
        <button type="button" className={styles.unfold} aria-label={t.readOn} onClick={() => setOpen(true)}>
          <IconChevronDown />
        </button>
      )}
      {action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            request.dismiss()
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      {request.durationMs === Infinity && (
        <span className={styles.close}>
          <IconButton icon={IconClose} label={t.close} size="s" onClick={request.dismiss} />
        </span>
      )}
    </div>
  )
}

/** Tells pages how much room to leave at their end, so that what stands there can be scrolled out from under toasts. */
function useRoom(layer: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const box = layer.current
    if (!box) return undefined
    const observer = new ResizeObserver(() => {
      const { offsetHeight } = box
      document.documentElement.style.setProperty('--toasts', `${offsetHeight && offsetHeight + besidesPx}px`)
    })
    observer.observe(box)
    return () => observer.disconnect()
  }, [layer])
}

/** Somebody reads them: the pointer or the focus is there. */
function useHeld(layer: RefObject<HTMLElement | null>): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const listen = (event: string, is: boolean) =>
      layer.current?.addEventListener(event, () => setHeld(is), { signal: stop.signal })
    listen('pointerenter', true)
    listen('pointerleave', false)
    listen('focusin', true)
    listen('focusout', false)
    return () => stop.abort()
  }, [layer])
  return held
}

function useCountdown({ durationMs, dismiss }: ToastRequest, held: boolean): void {
  const left = useRef(durationMs)
  useEffect(() => {
    if (held || durationMs === Infinity) return undefined
    let since = performance.now()
    // A hidden tab would let it pass unseen.
    const timer = setInterval(() => {
      const now = performance.now()
      if (!document.hidden) left.current -= now - since
      since = now
      if (left.current <= 0) dismiss()
    }, 250)
    return () => clearInterval(timer)
  }, [held, durationMs, dismiss])
}
