import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog } from '@base-ui/react/dialog'
import type { PointerEvent } from 'react'
import { useTexts } from '../platform/i18n/index.ts'
import { useCloseRequest } from './close-request.ts'
import { cx } from './cx.ts'
import type { DialogProps } from './dialog.tsx'
import { IconButton } from './icon-button.tsx'
import { IconClose } from './icons.tsx'
import { uiTexts } from './texts.ts'
import styles from './dialog.module.css'

const PULL_TO_CLOSE_PX = 80

export default function DialogPopup(props: DialogProps & { kind: 'dialog' | 'sheet' }) {
  const { open, onClose, title, children, actions, flush, initialFocus, kind } = props
  const t = useTexts(uiTexts)
  useCloseRequest(open, onClose)
  return (
    <CSPProvider disableStyleElements>
      <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
        <Dialog.Portal>
          <Dialog.Backdrop className={styles.backdrop} />
          <Dialog.Viewport className={cx(styles.viewport, styles[kind])}>
            <Dialog.Popup className={styles.popup} {...(initialFocus ? { initialFocus } : {})}>
              {kind === 'sheet' && <div className={styles.handle} {...pullDown(onClose)} aria-hidden="true" />}
              <header className={styles.header}>
                <Dialog.Title className={styles.title}>{title}</Dialog.Title>
                <IconButton icon={IconClose} label={t.close} onClick={onClose} />
              </header>
              {children && <div className={cx(styles.body, flush && styles.flush)}>{children}</div>}
              {actions && <footer className={styles.actions}>{actions}</footer>}
            </Dialog.Popup>
          </Dialog.Viewport>
        </Dialog.Portal>
      </Dialog.Root>
    </CSPProvider>
  )
}

/** For the handle, a child of what it moves. */
function pullDown(onClose: () => void) {
  let startY: number | undefined
  const pulled = (event: PointerEvent) => Math.max(0, event.clientY - (startY ?? event.clientY))
  const shift = (event: PointerEvent, to: string) =>
    event.currentTarget.parentElement?.style.setProperty('transform', to)
  return {
    onPointerDown(event: PointerEvent) {
      startY = event.clientY
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent) {
      if (startY !== undefined) shift(event, `translateY(${pulled(event)}px)`)
    },
    onPointerUp(event: PointerEvent) {
      const far = pulled(event) > PULL_TO_CLOSE_PX
      startY = undefined
      shift(event, '')
      if (far) onClose()
    },
    onPointerCancel(event: PointerEvent) {
      startY = undefined
      shift(event, '')
    },
  }
}
