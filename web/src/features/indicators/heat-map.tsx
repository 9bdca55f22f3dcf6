import { Link } from 'wouter'
import { useTexts } from '../../platform/i18n/index.ts'
import { cx } from '../../ui/cx.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { statsAddress } from './choice.ts'
import type { RowsProps } from './organisation-table.tsx'
import { cellsOf, isYesOrNo, type Cell } from './rows.rules.ts'
import { indicatorTexts } from './texts.ts'
import { heatOf } from './values.rules.ts'
import { shareWords } from './words.ts'
import styles from './heat-map.module.css'

const steps = [1, 2, 3, 4, 5] as const

/** All at one look: the fuller the deeper, the number in each cell, hatching where it is below its goal. */
export function HeatMap({ data, indicators, choice, rows }: RowsProps) {
  const t = useTexts(indicatorTexts)
  return (
    <>
      <ul className={styles.legend} aria-label={t.map.legend}>
        {steps.map((step) => (
          <li key={step}>
            <span className={cx(styles.sample, styles[`heat${step}`])} />
            {t.map.steps[step - 1]}
          </li>
        ))}
        <li>
          <span className={cx(styles.sample, styles.late)} />
          {t.map.below}
        </li>
        <li>
          <span className={cx(styles.sample, styles.heat0)} />
          {t.map.nothing}
        </li>
      </ul>
      <div className={styles.scroller} role="region" aria-label={t.map.caption} tabIndex={0}>
        <table className={styles.map}>
          <caption>
            <VisuallyHidden>{t.map.caption}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col" className={styles.first}>
                {t.table.organisation}
              </th>
              {indicators.map(({ code, title }) => (
                <th key={code} scope="col" className={styles.head}>
                  <span className={styles.upright}>{title}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.organisation.id}>
                <th scope="row" className={styles.first}>
                  <Link href={statsAddress(row.organisation.id, { when: choice.when })} className={styles.name}>
                    {row.organisation.shortName}
                  </Link>
                </th>
                {cellsOf(row, indicators, data.tiles).map((cell) => (
                  <HeatCell key={cell.indicator.code} cell={cell} single={row.active !== null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function HeatCell({ cell: { indicator, value, late }, single }: { cell: Cell; single: boolean }) {
  const t = useTexts(indicatorTexts)
  const step = value ? heatOf(value) : 0
  return (
    <td className={cx(styles.cell, styles[`heat${step}`], late && styles.late)}>
      {step === 0 || !value ? (
        <>
          <span aria-hidden="true">–</span>
          <VisuallyHidden>{!value ? t.notApplied : value.hidden ? t.hidden : t.noData}</VisuallyHidden>
        </>
      ) : isYesOrNo(indicator.unit, value, single) ? (
        value.numerator === 1 ? (
          t.yes
        ) : (
          t.no
        )
      ) : (
        shareWords(value)
      )}
      {late && <VisuallyHidden>, {t.map.below}</VisuallyHidden>}
    </td>
  )
}
