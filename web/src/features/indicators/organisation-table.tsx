import { Link } from 'wouter'
import type { IndicatorRow } from '#protocol/indicators.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import { IconArrowDown, IconArrowUp } from '../../ui/icons.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { statsAddress } from './choice.ts'
import type { ViewProps } from './dashboard-views.tsx'
import type { Named } from './live.ts'
import { cellsOf, isYesOrNo, type Cell } from './rows.rules.ts'
import { indicatorTexts } from './texts.ts'
import { shareOf } from './values.rules.ts'
import { changeWords, countWords, shareWords } from './words.ts'
import styles from './organisations.module.css'

export type RowsProps = ViewProps & { rows: readonly IndicatorRow[] }

/** Rows under each other, the whole on top; a column's name sorts by it. */
export function OrganisationTable({ data, indicators, choice, onChoose, rows }: RowsProps) {
  const t = useTexts(indicatorTexts).table
  return (
    // A keyboard scrolls what it can reach.
    <div className={styles.scroller} role="region" aria-label={t.caption} tabIndex={0}>
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{t.caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.first}>
              {t.organisation}
            </th>
            {indicators.map((indicator) => (
              <SortableHead key={indicator.code} indicator={indicator} choice={choice} onChoose={onChoose} />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={styles.total}>
            <th scope="row" className={styles.first}>
              {t.total}
            </th>
            {indicators.map(({ code }) => {
              const tile = data.tiles.find(({ value }) => value.code === code)
              return (
                <td key={code}>
                  {tile && (
                    <>
                      <span className={shareOf(tile.value) === undefined ? styles.nothing : styles.share}>
                        {shareWords(tile.value)}
                      </span>
                      <span className={styles.small}>{countWords(tile.value)}</span>
                      <span className={styles.small}>{changeWords(tile.value, tile.before, true)}</span>
                    </>
                  )}
                </td>
              )
            })}
          </tr>
          {rows.map((row) => (
            <tr key={row.organisation.id}>
              <th scope="row" className={styles.first}>
                <RowName row={row} when={choice.when} under={data.organisation.shortName} />
              </th>
              {cellsOf(row, indicators, data.tiles).map((cell) => (
                <td key={cell.indicator.code} className={cx(cell.late && styles.late)}>
                  <CellWords cell={cell} single={row.active !== null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SortableHead({ indicator, choice, onChoose }: { indicator: Named } & Pick<ViewProps, 'choice' | 'onChoose'>) {
  const t = useTexts(indicatorTexts).table
  const chosen = choice.order === indicator.code
  const Arrow = choice.descending ? IconArrowDown : IconArrowUp
  return (
    <th scope="col" aria-sort={chosen ? (choice.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" className={styles.sort} title={t.sortBy(indicator.title)} onClick={sort}>
        {indicator.title}
        {chosen && <Arrow size={16} />}
      </button>
      {/* Heads that are repeated on the next sheet lose their buttons. */}
      <span className={styles.paperOnly} aria-hidden="true">
        {indicator.title}
      </span>
    </th>
  )

  // Smallest first, largest first, and back to those who lag.
  function sort() {
    if (!chosen) onChoose({ order: indicator.code, descending: false, page: 0 })
    else if (!choice.descending) onChoose({ descending: true, page: 0 })
    else onChoose({ order: '', descending: false, page: 0 })
  }
}

/** The name leads to the numbers of that organisation; below it the office, unless all stand `under` it, and why it is not active. */
export function RowName({ row, when, under }: { row: IndicatorRow; when: string; under: string }) {
  const t = useTexts(indicatorTexts).table
  const { organisation, active, organisations, reasons } = row
  return (
    <>
      <Link href={statsAddress(organisation.id, { when })} className={styles.name}>
        {organisation.shortName}
      </Link>
      <span className={styles.small}>
        {[
          organisation.parentShortName !== under && organisation.parentShortName,
          active === null && t.ofOffice(organisations),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {reasons.length > 0 && (
        <span className={styles.reasons}>
          {reasons.map((reason) => (
            <Chip key={reason} tone="attention">
              {t.reasons[reason]}
            </Chip>
          ))}
        </span>
      )}
    </>
  )
}

export function CellWords({ cell, single }: { cell: Cell; single: boolean }) {
  const t = useTexts(indicatorTexts)
  const { indicator, value, before, late } = cell
  if (!value) return <span className={styles.nothing}>{t.notApplied}</span>
  const nothing = value.hidden || value.denominator === 0
  if (isYesOrNo(indicator.unit, value, single)) {
    return <span className={styles.share}>{value.numerator === 1 ? t.yes : t.no}</span>
  }
  return (
    <>
      <span className={nothing ? styles.nothing : styles.share}>{shareWords(value)}</span>
      {!nothing && <span className={styles.small}>{countWords(value)}</span>}
      {!nothing && <span className={styles.small}>{changeWords(value, before, true)}</span>}
      {late && <VisuallyHidden>{t.map.below}</VisuallyHidden>}
    </>
  )
}
