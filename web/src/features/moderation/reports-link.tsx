import { useTexts } from '../../platform/i18n/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { IconLink } from '../../ui/icon-button.tsx'
import { IconFlag } from '../../ui/icons.tsx'
import { moderationTexts } from './texts.ts'
import { useOpenReports } from './use-open-reports.ts'
import styles from './moderation.module.css'

/** The way to the reports, with how many wait. For those who manage. */
export function ReportsLink() {
  const t = useTexts(moderationTexts)
  const open = useOpenReports(true)
  return (
    <span className={styles.link}>
      <IconLink icon={IconFlag} label={t.title} href="/reports" />
      <span className={styles.waiting}>
        <Badge count={open} label={t.waiting(open)} />
      </span>
    </span>
  )
}
