import { cx } from './cx.ts'
import styles from './skeleton.module.css'

/** A grey line in place of text that is on its way. `width` in characters. */
export function Skeleton({ width = 12 }: { width?: number }) {
  return <span className={styles.line} style={{ width: `${width}ch` }} aria-hidden="true" />
}

/** Rows of a list that is on its way: an avatar and two lines each. */
export function SkeletonRows({ rows = 8, avatar = 48 }: { rows?: number; avatar?: 40 | 48 }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row}>
          <span className={cx(styles.circle, avatar === 40 && styles.small)} />
          <span className={styles.words}>
            <Skeleton width={12 + ((row * 7) % 9)} />
            <Skeleton width={18 + ((row * 5) % 11)} />
          </span>
        </div>
      ))}
    </div>
  )
}
