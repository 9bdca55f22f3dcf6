import type { OldChatCounts } from '#protocol/old-chats.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { StateBar } from './state-bar.tsx'
import { oldChatTexts } from './texts.ts'
import styles from './cards.module.css'
import shared from './old-chats.module.css'

/** How many chats are done; what stands outside of the count is said, too. */
export function SummaryCard({ counts }: { counts: OldChatCounts }) {
  const t = useTexts(oldChatTexts).summary
  return (
    <section className={styles.card} aria-label={t.title}>
      <h2 className={styles.figure}>
        {counts.total === 0 ? t.none : t.done(counts.moved + counts.closed, counts.total)}
      </h2>
      <StateBar counts={counts} legend />
      {counts.mistaken > 0 && <p className={shared.small}>{t.mistaken(counts.mistaken)}</p>}
      {counts.parents > 0 && <p className={shared.small}>{t.parents(counts.parents)}</p>}
    </section>
  )
}
