import { useTexts } from '../../platform/i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { Select } from '../../ui/select.tsx'
import { isOffice } from '../people/tabs.ts'
import type { ViewProps } from './dashboard-views.tsx'
import { mainCode } from './rows.rules.ts'
import { indicatorTexts } from './texts.ts'
import { Trend } from './trend.tsx'
import styles from './trend.module.css'

/** Where a trend matters: one indicator over its weeks. */
export function WeeksView({ data, indicators, choice, onChoose }: ViewProps) {
  const t = useTexts(indicatorTexts).weeks
  const counted = indicators.filter(({ code }) => data.tiles.some(({ value }) => value.code === code))
  const known = counted.some(({ code }) => code === choice.code)
  const single = !isOffice(data.organisation.kind)
  const worthy = counted.filter(({ unit }) => !single || unit !== 'organisation')
  const code = known ? choice.code : mainCode(choice, worthy, data.tiles)
  const indicator = counted.find((one) => one.code === code)
  if (!indicator) return null
  return (
    <Card>
      <div className={styles.trend}>
        <div className={styles.chooser}>
          <Select
            label={t.indicator}
            value={code}
            onChange={(event) => onChoose({ code: event.target.value })}
            options={counted.map((one) => ({ value: one.code, label: one.title }))}
          />
        </div>
        <Trend key={code} data={data} indicator={indicator} />
      </div>
    </Card>
  )
}
