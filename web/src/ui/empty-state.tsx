import type { ReactNode } from 'react'
import type { Icon } from './icon.tsx'
import styles from './empty-state.module.css'

export interface EmptyStateProps {
  icon?: Icon
  title: string
  /** What to do, in one or two sentences. */
  children?: ReactNode
  actions?: ReactNode
}

/** Nothing here yet, nothing found, not allowed: says why and what to press. */
export function EmptyState({ icon: Glyph, title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {Glyph && (
        <span className={styles.icon}>
          <Glyph size={32} />
        </span>
      )}
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
