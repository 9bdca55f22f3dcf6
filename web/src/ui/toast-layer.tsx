import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../platform/i18n/index.ts'
import { IconButton } from './icon-button.tsx'
import { IconClose } from './icons.tsx'
import { uiTexts } from './texts.ts'
import { toastRequests, type ToastRequest } from './toast.ts'
import styles from './toast.module.css'

const SHOWN_MAX = 3

export function ToastLayer() {
  const t = useTexts(uiTexts)
  const toasts = toastRequests.use().slice(-SHOWN_MAX)
  const [held, setHeld] = useState(false)
  return (
    <section
      className={styles.layer}
      aria-label={t.notifications}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      role="status"
      aria-live="polite"
      aria-relevant="additions text"
    >
      {toasts.map((request) => (
        <Toast key={request.id} request={request} held={held} />
      ))}
    </section>
  )
}

function Toast({ request, held }: { request: ToastRequest; held: boolean }) {
  const t = useTexts(uiTexts)
  const { icon: Glyph, action } = request
  useCountdown(request, held)
  return (
    <div className={styles.toast} onKeyDown={(event) => event.key === 'Escape' && request.dismiss()}>
      {Glyph && <Glyph />}
      <span className={styles.text}>{request.text}</span>
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

function useCountdown({ durationMs, dismiss }: ToastRequest, held: boolean): void {
  const left = useRef(durationMs)
  useEffect(() => {
    if (held || durationMs === Infinity) return
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
