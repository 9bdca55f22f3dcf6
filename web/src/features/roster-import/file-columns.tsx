import type { KeptValues } from '../accounts/kept-values.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { cx } from '../../ui/cx.ts'
import { Select } from '../../ui/select.tsx'
import type { Columns } from './columns-step.tsx'
import { fieldOptions } from './fields.ts'
import { importTexts } from './texts.ts'
import { choose, withColumn } from './wizard.ts'
import styles from './import.module.css'

type Sheet = Columns['sheets'][number]

/** Less sure than this should be looked at. */
const sureEnough = 0.7
const valuesShown = 3

interface Props {
  kept: KeptValues
  sheet: Sheet
  busy: boolean
}

/** A line for each column of the file: its title, what stands in its first rows, what it means. */
export function FileColumns({ kept, sheet, busy }: Props) {
  const t = useTexts(importTexts).columns
  return (
    <ul className={styles.columns} aria-label={t.list} aria-busy={busy}>
      {sheet.columns.map((column, index) => (
        <FileColumn
          key={column.column}
          column={column}
          values={sheet.rows.slice(0, valuesShown).map(({ cells }) => cells[index] ?? '')}
          onField={(field) => choose(kept, { map: withColumn(kept.values['map'], column.column, field) })}
        />
      ))}
    </ul>
  )
}

interface ColumnProps {
  column: Sheet['columns'][number]
  values: readonly string[]
  onField: (field: string) => void
}

function FileColumn({ column: { column, header, field, sure }, values, onField }: ColumnProps) {
  const t = useTexts(importTexts).columns
  const shown = values.filter(Boolean)
  return (
    <li className={cx(styles.column, field === '' && styles.unused)}>
      <div className={styles.columnWords}>
        <span className={styles.columnTitle}>
          <span className={styles.letter}>{column}</span>
          {header || t.noTitle(column)}
        </span>
        <span className={styles.values}>{shown.length > 0 ? shown.join(' · ') : t.empty}</span>
      </div>
      <Select
        label={t.means(column)}
        labelHidden
        value={field}
        onChange={(event) => onField(event.target.value)}
        options={fieldOptions(field)}
        hint={field !== '' && sure < sureEnough ? t.unsure : undefined}
      />
    </li>
  )
}
