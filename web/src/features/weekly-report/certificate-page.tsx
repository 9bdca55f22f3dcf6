import { measuresDesk, type Reached } from '#protocol/measures.ts'
import { formatCalendarDay, formatDayTimeIn, formatNumber, formatPercent } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconCircleCheck } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { shareWords } from '../indicators/words.ts'
import { earnsCertificate } from '../measures/certificate.rules.ts'
import type { Desk } from '../measures/measures-desk.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { measuresAddress } from './addresses.ts'
import { PaperDesk, Sheet } from './paper-desk.tsx'
import { Signed } from './signed.tsx'
import { reportTexts } from './texts.ts'
import { weekNumber } from './weeks.ts'
import styles from './certificate.module.css'

/** `/stats/…/certificate/…`: for an indicator that stands at 100 %, of an office at its goal; to print and sign. */
export function CertificatePage({ params }: PageProps) {
  const t = useTexts(reportTexts).certificate
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useLoaded(measuresDesk, { organisationId })
  const reached = data?.reached.find(({ code }) => code === params['code'])
  const back = measuresAddress(organisationId)
  const missing = data && !(reached && earnsCertificate(reached, data.organisation.kind))
  return (
    <PaperDesk
      title={t.pageTitle}
      back={back}
      instead={
        missing ? (
          <EmptyState
            icon={IconCircleCheck}
            title={t.none}
            actions={<ButtonLink href={back}>{t.toMeasures}</ButtonLink>}
          >
            {t.noneText}
          </EmptyState>
        ) : data ? undefined : error ? (
          <LoadFailed error={error} onAgain={() => void refetch()} />
        ) : (
          <SkeletonRows rows={4} />
        )
      }
    >
      {data && reached && (
        <Sheet paper="portrait">
          <Certificate reached={reached} organisation={data.organisation} />
        </Sheet>
      )}
    </PaperDesk>
  )
}

function Certificate({ reached, organisation }: { reached: Reached; organisation: Desk['organisation'] }) {
  const t = useTexts(reportTexts)
  const language = useLanguage()
  const { title, value, percent, week, at, goalOf, due, hash } = reached
  const { certificate: c } = t
  return (
    <div className={styles.frame}>
      <div className={styles.inner}>
        <h2 className={styles.heading}>{c.heading}</h2>
        <p className={styles.quiet}>{c.given}</p>
        <p className={styles.whom}>{organisation.name}</p>
        <p className={styles.quiet}>{c.for}</p>
        <p className={styles.what}>{title[language]}</p>
        <p className={styles.percent}>{shareWords(value)}</p>
        <p className={styles.numbers}>{c.numbers(formatNumber(value.numerator), formatNumber(value.denominator))}</p>
        <p>{c.week(weekNumber(week), formatDayTimeIn(at, organisation.timeZone))}</p>
        <p>{c.setBy(goalOf, formatPercent(percent / 100), formatCalendarDay(due))}</p>
        <div className={styles.signed}>
          <Signed who={goalOf} />
        </div>
        <p className={styles.proof}>
          {t.hash}: {hash}
        </p>
      </div>
    </div>
  )
}
