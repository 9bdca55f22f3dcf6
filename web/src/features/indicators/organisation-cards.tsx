import { useTexts } from '../../platform/i18n/index.ts'
import { Progress } from '../../ui/progress.tsx'
import { cellsOf, isYesOrNo, mainCode, type Cell } from './rows.rules.ts'
import { RowName, type RowsProps } from './organisation-table.tsx'
import { indicatorTexts } from './texts.ts'
import { shareOf } from './values.rules.ts'
import { changeWords, countWords, shareWords } from './words.ts'
import styles from './cards.module.css'

/** On a phone: the name, what is looked for, and the rest at a press. */
export function OrganisationCards({ data, indicators, choice, rows }: RowsProps) {
  const t = useTexts(indicatorTexts)
  const main = mainCode(choice, indicators.filter(ofPeople), data.tiles)
  return (
    <ul className={styles.cards} aria-label={t.table.caption}>
      {rows.map((row) => {
        const cells = cellsOf(row, indicators, data.tiles)
        const first = cells.find(({ indicator }) => indicator.code === main)
        return (
          <li key={row.organisation.id} className={styles.card}>
            <RowName row={row} when={choice.when} under={data.organisation.shortName} />
            {first?.value && <Main cell={first} />}
            <details className={styles.more}>
              <summary>{t.table.allOf}</summary>
              <dl className={styles.list}>
                {cells.map((cell) => (
                  <Line key={cell.indicator.code} cell={cell} single={row.active !== null} />
                ))}
              </dl>
            </details>
          </li>
        )
      })}
    </ul>
  )
}

/** «0 of 1 organisation» says no more than the reasons above it. */
const ofPeople = ({ unit }: { unit: string }) => unit !== 'organisation'

function Main({ cell: { indicator, value, before, late } }: { cell: Cell }) {
  if (!value) return null
  const share = shareOf(value)
  return (
    <div className={styles.main}>
      <span className={styles.title}>{indicator.title}</span>
      <span className={styles.figure}>
        <strong>{shareWords(value)}</strong> {countWords(value)} {changeWords(value, before, true)}
      </span>
      {share !== undefined && <Progress label={indicator.title} share={share} tone={late ? 'attention' : 'accent'} />}
    </div>
  )
}

function Line({ cell: { indicator, value }, single }: { cell: Cell; single: boolean }) {
  const t = useTexts(indicatorTexts)
  const words = !value
    ? t.notApplied
    : isYesOrNo(indicator.unit, value, single)
      ? value.numerator === 1
        ? t.yes
        : t.no
      : `${shareWords(value)} ${countWords(value)}`
  return (
    <div className={styles.line}>
      <dt>{indicator.title}</dt>
      <dd>{words}</dd>
    </div>
  )
}
