import { lazy, Suspense } from 'react'
import { VisuallyHidden } from './visually-hidden.tsx'
import styles from './qr-code.module.css'

export interface QrCodeProps {
  text: string
  /** What it opens, for screen readers. */
  label: string
  /** Side in pixels; on paper it keeps the proportion. */
  size?: number
}

const QrPicture = lazy(() => import('./qr-picture.tsx'))

/** Always dark on white with a quiet margin: cameras need both. */
export function QrCode({ text, label, size = 192 }: QrCodeProps) {
  return (
    <span className={styles.code} style={{ width: size, height: size }}>
      <VisuallyHidden>{label}</VisuallyHidden>
      <Suspense fallback={null}>
        <QrPicture text={text} />
      </Suspense>
    </span>
  )
}
