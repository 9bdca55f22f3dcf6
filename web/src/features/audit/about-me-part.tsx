import { auditAboutMe } from '#protocol/audit.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconEye } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { JournalRows } from './journal-rows.tsx'
import { auditTexts } from './texts.ts'
import { usePages } from './use-pages.ts'
import styles from './journal.module.css'

const everything = {}

/** Who looked at my data and what was changed about me. */
export default function AboutMePart() {
  const t = useTexts(auditTexts)
  const { rows, error, again, more } = usePages(auditAboutMe, everything)
  if (error) return <LoadFailed error={error} onAgain={again} />
  if (!rows) return <SkeletonRows />
  if (rows.length === 0) {
    return (
      <EmptyState icon={IconEye} title={t.nobody}>
        {t.nobodyText}
      </EmptyState>
    )
  }
  return (
    <>
      <p className={styles.intro}>{t.mineIntro}</p>
      <JournalRows rows={rows} mine />
      {more && (
        <div className={styles.more}>
          <Button onClick={more}>{t.more}</Button>
        </div>
      )}
    </>
  )
}
