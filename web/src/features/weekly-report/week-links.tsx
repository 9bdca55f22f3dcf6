import { useTexts } from '../../platform/i18n/index.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { IconCircleCheck, IconReport } from '../../ui/icons.tsx'
import { measuresAddress, reportAddress } from './addresses.ts'
import { reportTexts } from './texts.ts'
import styles from './week-links.module.css'

/** From the numbers to the report of the week and to what is done about them. */
export function WeekLinks({ organisationId }: { organisationId: string }) {
  const t = useTexts(reportTexts)
  return (
    <div className={styles.links}>
      <ButtonLink size="s" icon={IconReport} href={reportAddress(organisationId)}>
        {t.link}
      </ButtonLink>
      <ButtonLink size="s" icon={IconCircleCheck} href={measuresAddress(organisationId)}>
        {t.linkMeasures}
      </ButtonLink>
    </div>
  )
}

/** The report of an older snapshot. */
export function ReportLink({ organisationId, snapshotId }: { organisationId: string; snapshotId: string }) {
  const t = useTexts(reportTexts)
  return (
    <ButtonLink size="s" href={reportAddress(organisationId, snapshotId)}>
      {t.linkOld}
    </ButtonLink>
  )
}
