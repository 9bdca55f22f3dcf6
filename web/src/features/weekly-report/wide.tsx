import type { ReactNode } from 'react'
import styles from './report.module.css'

/** A table that may be wider than a phone: it scrolls by itself, also by keyboard; on paper it does not. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.wide} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
