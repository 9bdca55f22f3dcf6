import type { ReactNode } from 'react'
import type { Meaning } from './banner.tsx'
import { cx } from './cx.ts'
import type { Icon } from './icon.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'
import styles from './badge.module.css'

export interface BadgeProps {
  count: number
  /** What is counted, for screen readers: «3 непрочитанных». */
  label: string
  /** Counted, but the person asked for silence. */
  quiet?: boolean
}

/** A number in a pill; nothing when there is nothing to count. */
export function Badge({ count, label, quiet }: BadgeProps) {
  if (count <= 0) return null
  return (
    <span className={cx(styles.badge, quiet && styles.quiet)}>
      <span aria-hidden="true">{count > 999 ? '999+' : count}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  )
}

export interface ChipProps {
  children: ReactNode
  icon?: Icon
  tone?: Meaning | 'plain'
  /** Makes it a button: a filter, or the way to more. */
  onClick?: () => void
  /** A filter that is on; only with onClick. */
  pressed?: boolean
}

/** A short fact or a filter. */
export function Chip({ children, icon: Glyph, tone = 'plain', onClick, pressed }: ChipProps) {
  const content = (
    <>
      {Glyph && <Glyph size={16} />}
      <span className={styles.words}>{children}</span>
    </>
  )
  if (!onClick) return <span className={cx(styles.chip, styles[tone])}>{content}</span>
  return (
    <button
      type="button"
      className={cx(styles.chip, styles[tone], styles.button)}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {content}
    </button>
  )
}
