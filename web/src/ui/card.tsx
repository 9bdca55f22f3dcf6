import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './card.module.css'

export interface CardProps {
  title?: ReactNode
  /** At the end of the title line. */
  action?: ReactNode
  children: ReactNode
  /** No inner margins: for rows and tables. */
  flush?: boolean
}

/** One thing on a page. */
export function Card({ title, action, children, flush }: CardProps) {
  return (
    <section className={cx(styles.card, flush && styles.flush)}>
      {(title || action) && (
        <header className={styles.header}>
          <h2 className={styles.title}>{title}</h2>
          {action}
        </header>
      )}
      {children}
    </section>
  )
}

/** Things under each other with even space. */
export function Stack({ children, gap = 4 }: { children: ReactNode; gap?: 2 | 4 | 6 }) {
  return <div className={cx(styles.stack, styles[`gap${gap}`])}>{children}</div>
}
