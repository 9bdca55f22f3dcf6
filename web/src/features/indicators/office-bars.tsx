import { Link } from 'wouter'
import { indicatorTable, type IndicatorRow } from '#protocol/indicators.ts'
import { formatPercent } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconBuilding } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { statsAddress } from './choice.ts'
import type { ViewProps } from './dashboard-views.tsx'
import { lasting, whenOf } from './live.ts'
import { OrganisationTable } from './organisation-table.tsx'
import { mainCode } from './rows.rules.ts'
import { indicatorTexts } from './texts.ts'
import { useNarrow } from './use-narrow.ts'
import { lags, shareOf } from './values.rules.ts'
import { changeWords, countWords, shareWords } from './words.ts'
import styles from './bars.module.css'

const officesMax = 200

/** The offices of a region beside each other in one indicator, those who lag on top; all numbers in a table below. */
export function OfficeBars(props: ViewProps) {
  const { data, indicators, choice, onChoose } = props
  const t = useTexts(indicatorTexts).bars
  const narrow = useNarrow()
  const code = choice.code || mainCode(choice, indicators, data.tiles)
  const asked = {
    ...{ organisationId: data.organisation.id, level: 'offices' as const, limit: officesMax, ...whenOf(choice.when) },
    ...{ order: choice.order || code, descending: choice.order !== '' && choice.descending },
  }
  const { data: found, error, refetch } = useLoaded(indicatorTable, asked, { ...lasting(choice.when), keepLast: true })
  if (!found) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <SkeletonRows />
  if (found.rows.length === 0) {
    return (
      <EmptyState icon={IconBuilding} title={t.empty}>
        {t.emptyText}
      </EmptyState>
    )
  }
  const goal = data.tiles.find(({ value }) => value.code === code)?.goal
  return (
    <>
      <div className={styles.chooser}>
        <Select
          label={t.indicator}
          value={code}
          onChange={(event) => onChoose({ code: event.target.value, order: '', descending: false })}
          options={indicators.map((one) => ({ value: one.code, label: one.title }))}
        />
      </div>
      <p className={styles.intro}>
        {t.intro} {goal && t.goalAt(formatPercent(goal.percent / 100))}
      </p>
      <ul className={styles.bars}>
        {sorted(found.rows, code).map((row) => (
          <Bar key={row.organisation.id} row={row} code={code} percent={goal?.percent} when={choice.when} />
        ))}
      </ul>
      {!narrow && <OrganisationTable {...props} rows={found.rows} />}
    </>
  )
}

interface BarProps {
  row: IndicatorRow
  code: string
  percent: number | undefined
  when: string
}

function Bar({ row, code, percent, when }: BarProps) {
  const value = row.values.find((one) => one.code === code)
  const before = row.before.find((one) => one.code === code)
  const share = value && shareOf(value)
  return (
    <li className={styles.bar}>
      <Link href={statsAddress(row.organisation.id, { when })} className={styles.name}>
        {row.organisation.shortName}
      </Link>
      <span className={styles.track}>
        {share !== undefined && value && (
          <Progress
            label={row.organisation.shortName}
            share={share}
            tone={percent !== undefined && lags(value, percent) ? 'attention' : 'accent'}
            {...(percent === undefined ? {} : { target: percent / 100 })}
          />
        )}
      </span>
      <span className={styles.figure}>
        <strong>{value && shareWords(value)}</strong> <span>{value && countWords(value)}</span>{' '}
        <span>{value && changeWords(value, before, true)}</span>
      </span>
    </li>
  )
}

/** The table below may be sorted by another indicator than the bars show. */
function sorted(rows: readonly IndicatorRow[], code: string): IndicatorRow[] {
  const shareIn = ({ values }: IndicatorRow) => {
    const value = values.find((one) => one.code === code)
    return (value && shareOf(value)) ?? -1
  }
  return rows.toSorted((a, b) => shareIn(a) - shareIn(b))
}
