import { lazy, Suspense, useState, type ReactNode, type RefObject } from 'react'

export interface DialogProps {
  open: boolean
  /** Escape, a press outside, the cross, «back» on a phone. */
  onClose: () => void
  title: string
  children?: ReactNode
  /** Buttons at the end; the main one last. */
  actions?: ReactNode
  /** No inner margins: for rows. */
  flush?: boolean
  /** Takes the focus at opening; otherwise the first thing that can. */
  initialFocus?: RefObject<HTMLElement | null>
}

const DialogPopup = lazy(() => import('./dialog-popup.tsx'))

/** A window in the middle. For a question or a short form; what is longer is a page. */
export function Dialog(props: DialogProps) {
  return <WhenOpened {...props} kind="dialog" />
}

/** Comes from the bottom on a phone and may be pulled down again; in the middle elsewhere. For choices and previews. */
export function Sheet(props: DialogProps) {
  return <WhenOpened {...props} kind="sheet" />
}

// Nothing is downloaded before the first opening; after it the closing can be drawn too.
function WhenOpened(props: DialogProps & { kind: 'dialog' | 'sheet' }) {
  const [used, setUsed] = useState(props.open)
  if (props.open && !used) setUsed(true)
  if (!used && !props.open) return null
  return (
    <Suspense fallback={null}>
      <DialogPopup {...props} />
    </Suspense>
  )
}
