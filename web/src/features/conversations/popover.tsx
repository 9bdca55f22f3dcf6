import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useCloseRequest } from '../../ui/close-request.ts'
import { placeAt, type Place } from '../../ui/placing.ts'
import styles from './popover.module.css'

interface Props {
  at: RefObject<Element | null> | Element
  label: string
  onClose: () => void
  children: ReactNode
}

/** Something small that hangs on a button: closes by a press outside, Escape or «back», and gives the focus back. */
export function Popover({ at, label, onClose, children }: Props) {
  const popup = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place>()
  useCloseRequest(true, onClose)
  const anchor = at instanceof Element ? at : at.current

  useLayoutEffect(() => {
    if (popup.current && anchor) setPlace(placeAt(popup.current, anchor))
  }, [anchor])

  const close = useEffectEvent(onClose)
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    const inside = popup.current
    const press = (event: Event) => {
      const target = event.target as Node
      if (!inside?.contains(target) && !anchor?.contains(target)) close()
    }
    addEventListener('pointerdown', press, true)
    return () => {
      removeEventListener('pointerdown', press, true)
      if (inside?.contains(document.activeElement)) before?.focus({ preventScroll: true })
    }
  }, [anchor])

  return (
    <div
      ref={popup}
      className={styles.popover}
      style={place ? { left: place.left, top: place.top } : { visibility: 'hidden' }}
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      {children}
    </div>
  )
}
