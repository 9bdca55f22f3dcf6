import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { IconAlert, IconCircleAlert, IconCircleCheck, IconInfo } from './icons.tsx'
import styles from './banner.module.css'

export type Meaning = 'success' | 'attention' | 'danger' | 'information'

export interface BannerProps {
  tone?: Meaning
  title?: string
  children?: ReactNode
  /** Buttons, at the end. */
  actions?: ReactNode
  /** Thin, from edge to edge, on top of a pane (offline). */
  thin?: boolean
  /** The error summary of a form: announced at once, may take the focus. */
  summary?: boolean
}

const icons = { success: IconCircleCheck, attention: IconAlert, danger: IconCircleAlert, information: IconInfo }

export function Banner({ tone = 'information', title, children, actions, thin, summary }: BannerProps) {
  const Glyph = icons[tone]
  return (
    <div
      className={cx(styles.banner, styles[tone], thin && styles.thin)}
      role={summary ? 'alert' : 'status'}
      tabIndex={summary ? -1 : undefined}
      data-summary={summary || undefined}
    >
      <Glyph className={styles.icon} />
      <div className={styles.text}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div className={styles.body}>{children}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
