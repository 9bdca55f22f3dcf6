import type { OldChatCounts, OldChatStatus } from '#protocol/old-chats.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { oldChatTexts } from './texts.ts'
import styles from './state-bar.module.css'

const order: readonly OldChatStatus[] = ['moved', 'closed', 'importing', 'declared']

/** All chats as one bar, what is done on the left, and what its parts mean. */
export function StateBar({ counts, legend = false }: { counts: OldChatCounts; legend?: boolean }) {
  const t = useTexts(oldChatTexts).summary
  const there = order.filter((status) => counts[status] > 0)
  const words = there.map((status) => t.counts[status](counts[status])).join(', ')
  return (
    <>
      <div className={styles.bar} role="img" aria-label={words || t.none}>
        {there.map((status) => (
          <span key={status} className={styles[status]} style={{ flexGrow: counts[status] }} />
        ))}
      </div>
      {legend && there.length > 0 && (
        <ul className={styles.legend} aria-hidden="true">
          {there.map((status) => (
            <li key={status}>
              <span className={`${styles.dot} ${styles[status]}`} />
              {t.counts[status](counts[status])}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
