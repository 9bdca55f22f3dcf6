import styles from './timeline-skeleton.module.css'

const widths = [52, 68, 40, 60, 34, 72, 48]

/** Bubbles that are on their way. */
export function TimelineSkeleton() {
  return (
    <div className={styles.bubbles} aria-hidden="true">
      {widths.map((width, i) => (
        <span key={i} className={styles.bubble} style={{ width: `${width}%` }} data-own={i % 3 === 2 || undefined} />
      ))}
    </div>
  )
}
