import { useSearch } from 'wouter'
import { explainIndicator } from '#protocol/indicators.ts'
import type { OutputOf } from '#protocol/contract.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { GoalCard } from './aim.tsx'
import { readChoice, statsAddress } from './choice.ts'
import { minuteMs, useDashboard, useIndicators, whenOf } from './live.ts'
import { MissingCard } from './missing-card.tsx'
import { indicatorTexts } from './texts.ts'
import { Trend } from './trend.tsx'
import { shareOf } from './values.rules.ts'
import { besideWords, momentWords, shareWords } from './words.ts'
import styles from './explain.module.css'

export type Explained = OutputOf<typeof explainIndicator>

/** `/stats/…/indicator/…`: what was divided by what, what stands beside it, and who is missing for those who may know. */
export function ExplainPage({ params }: PageProps) {
  const t = useTexts(indicatorTexts)
  const language = useLanguage()
  const { when } = readChoice(useSearch())
  const [organisationId, code] = [params['organisationId'] ?? '', params['code'] ?? '']
  const asked = { organisationId, code, ...whenOf(when) }
  // Names that are shown are a look on record: asked for when the page is opened, not each minute.
  const { data, error, refetch } = useLoaded(explainIndicator, asked, { freshMs: when ? Infinity : minuteMs })
  const { data: whole } = useDashboard(organisationId, when)
  const named = useIndicators()?.find((one) => one.code === code)
  return (
    <SinglePane>
      <Page
        title={data?.indicator.title[language] ?? t.why.title}
        subtitle={whole?.organisation.shortName}
        back={statsAddress(organisationId, { when })}
        backOn="always"
      >
        {!data && (error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <SkeletonRows rows={6} />)}
        {data && (
          <Stack>
            <p className={styles.explanation}>{data.indicator.explanation[language]}</p>
            <FormulaCard data={data} timeZone={whole?.cutOff.timeZone} />
            {whole && named && <GoalCard data={whole} indicator={named} />}
            {whole && <MissingCard data={data} whole={whole} when={when} />}
            {whole && named && (
              <Card title={t.why.trend}>
                <Trend data={whole} indicator={named} />
              </Card>
            )}
          </Stack>
        )}
      </Page>
    </SinglePane>
  )
}

function FormulaCard({ data, timeZone }: { data: Explained; timeZone: string | undefined }) {
  const t = useTexts(indicatorTexts)
  const language = useLanguage()
  const { indicator, value, beside, moment } = data
  const known = shareOf(value) !== undefined
  return (
    <Card title={t.why.formula}>
      <dl className={styles.formula}>
        <div className={styles.part}>
          <dt>{t.why.numerator}</dt>
          <dd>{indicator.numerator[language]}</dd>
          <dd className={styles.number}>{value.hidden ? '–' : formatNumber(value.numerator)}</dd>
        </div>
        <div className={styles.part}>
          <dt>{t.why.denominator}</dt>
          <dd>{indicator.denominator[language]}</dd>
          <dd className={styles.number}>{value.hidden ? '–' : formatNumber(value.denominator)}</dd>
        </div>
        <div className={styles.result}>
          <dt>{t.why.result}</dt>
          <dd className={known ? styles.share : styles.nothing}>{shareWords(value)}</dd>
        </div>
      </dl>
      {value.hidden && <p className={styles.note}>{t.why.hiddenText}</p>}
      {!value.hidden && value.denominator === 0 && <p className={styles.note}>{t.why.noDataText}</p>}
      {beside.length > 0 && (
        <div className={styles.beside}>
          <h3>{t.why.beside}</h3>
          <ul>
            {beside.map((one) => (
              <li key={one.code}>{besideWords(one)}</li>
            ))}
          </ul>
        </div>
      )}
      <p className={styles.note}>
        {timeZone && moment.kind !== 'live' && `${momentWords(moment, timeZone)} `}
        {t.why.version(indicator.version)}
      </p>
    </Card>
  )
}
