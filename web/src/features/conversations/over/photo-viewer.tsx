import { useEffect, useRef, useState, type TouchEvent } from 'react'
import { filePaths } from '#protocol/files.ts'
import type { Message } from '#protocol/messages.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { useCloseRequest } from '../../../ui/close-request.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { IconChevronLeft, IconChevronRight, IconClose, IconDownload } from '../../../ui/icons.tsx'
import { isPhoto } from '../timeline/files.tsx'
import { talkTexts } from '../texts.ts'
import styles from './photo-viewer.module.css'

const SWIPE_PX = 60

/** Photos of a message over the whole screen. The small one is there at once, the sharp one comes over it. */
export default function PhotoViewer({
  message,
  fileId,
  onClose,
}: {
  message: Message
  fileId: string
  onClose: () => void
}) {
  const t = useTexts(talkTexts).viewer
  const photos = message.files.filter(isPhoto)
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      photos.findIndex((file) => file.id === fileId),
    ),
  )
  const file = photos[index]
  const dialog = useModal(onClose)
  const start = useRef({ x: 0, y: 0 })
  useCloseRequest(true, onClose)
  if (!file) return null

  const step = (by: number) => setIndex((before) => Math.max(0, Math.min(photos.length - 1, before + by)))

  function onTouchEnd(event: TouchEvent) {
    const touch = event.changedTouches[0]
    if (!touch) return
    const [x, y] = [touch.clientX - start.current.x, touch.clientY - start.current.y]
    if (Math.abs(y) > SWIPE_PX * 1.5 && Math.abs(y) > Math.abs(x)) onClose()
    else if (Math.abs(x) > SWIPE_PX) step(x < 0 ? 1 : -1)
  }

  const at = [message.conversationId, message.seq, file.id] as const
  return (
    <dialog
      ref={dialog}
      className={styles.viewer}
      aria-label={file.name}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') step(1)
        if (event.key === 'ArrowLeft') step(-1)
      }}
      onTouchStart={(event) => {
        const touch = event.touches[0]
        if (touch) start.current = { x: touch.clientX, y: touch.clientY }
      }}
      onTouchEnd={onTouchEnd}
    >
      <header className={styles.bar}>
        <span className={styles.name}>{file.name}</span>
        {photos.length > 1 && <span className={styles.count}>{t.of(index + 1, photos.length)}</span>}
        <a
          className={styles.link}
          href={filePaths.original(...at)}
          download={file.name}
          aria-label={t.download}
          data-tip={t.download}
        >
          <IconDownload size={24} />
        </a>
        <IconButton icon={IconClose} label={t.close} onClick={onClose} />
      </header>
      <div className={styles.stage} data-closes="">
        <img className={styles.photo} src={filePaths.preview(...at)} alt="" />
        <img key={file.id} className={styles.photo} src={filePaths.original(...at)} alt={file.name} />
      </div>
      {index > 0 && (
        <span className={styles.previous}>
          <IconButton icon={IconChevronLeft} label={t.previous} onClick={() => step(-1)} />
        </span>
      )}
      {index < photos.length - 1 && (
        <span className={styles.next}>
          <IconButton icon={IconChevronRight} label={t.next} onClick={() => step(1)} />
        </span>
      )}
    </dialog>
  )
}

// The element of the platform traps the focus and makes the rest inert; Safari before 15.4 shows it as an ordinary one.
function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    const before = document.activeElement as HTMLElement | null
    const cancel = (event: Event) => {
      event.preventDefault()
      close.current()
    }
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && cancel(event)
    element.addEventListener('cancel', cancel)
    element.addEventListener('keydown', escape)
    const press = (event: Event) =>
      event.target instanceof HTMLElement && 'closes' in event.target.dataset && close.current()
    element.addEventListener('click', press)
    if (element.showModal) element.showModal()
    else element.setAttribute('open', '')
    return () => {
      element.close?.()
      before?.focus({ preventScroll: true })
    }
  }, [])
  return dialog
}
