import { useLayoutEffect, type ReactNode } from 'react'
import { cx } from '../ui/cx.ts'
import styles from './panes.module.css'

export interface PanesProps {
  /** Named for screen readers: «Чаты». */
  listLabel: string
  list: ReactNode
  main: ReactNode
  /** Beside `main` on a wide screen, over it on a narrow one. */
  details?: ReactNode
  /** The pane a phone shows: follows from the address, so that the phone's own «back» works. */
  show: 'list' | 'main' | 'details'
}

/** List, one of it, and its details. All that fit are seen at once; hidden ones keep their place in the scroll. */
export function Panes({ listLabel, list, main, details, show }: PanesProps) {
  useImmersed(show !== 'list')
  return (
    <div className={styles.panes} data-show={show}>
      <section className={cx(styles.pane, styles.list)} aria-label={listLabel}>
        {list}
      </section>
      <main id="content" className={cx(styles.pane, styles.main)} tabIndex={-1}>
        {main}
      </main>
      {details && <aside className={cx(styles.pane, styles.details)}>{details}</aside>}
    </div>
  )
}

/** A page that is not divided. */
export function SinglePane({ children }: { children: ReactNode }) {
  return (
    <main id="content" className={styles.single} tabIndex={-1}>
      {children}
    </main>
  )
}

function useImmersed(immersed: boolean): void {
  useLayoutEffect(() => {
    const root = document.documentElement
    root.toggleAttribute('data-immersed', immersed)
    return () => root.removeAttribute('data-immersed')
  }, [immersed])
}
