import { formatPercent } from '../platform/i18n/format.ts'
import { cx } from './cx.ts'
import styles from './progress.module.css'

export interface ProgressProps {
  /** What it measures, for screen readers. */
  label: string
  /** From 0 to 1. */
  share: number
  /** `attention` for what lags behind its target. */
  tone?: 'accent' | 'attention' | 'success'
  /** The target as a notch, from 0 to 1. */
  target?: number
}

/** A bar to a target; the figure stands beside it, written by the caller. */
export function Progress({ label, share, tone = 'accent', target }: ProgressProps) {
  const clean = Math.min(1, Math.max(0, share))
  return (
    <div className={styles.track}>
      <progress
        className={styles.native}
        aria-label={label}
        aria-valuetext={formatPercent(clean)}
        max={1}
        value={clean}
      />
      <span className={cx(styles.bar, styles[tone])} style={{ width: `${clean * 100}%` }} />
      {target !== undefined && target < 1 && <span className={styles.target} style={{ left: `${target * 100}%` }} />}
    </div>
  )
}
