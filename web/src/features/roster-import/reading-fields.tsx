import type { KeptValues } from '../accounts/kept-values.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Select, type Option } from '../../ui/select.tsx'
import type { Columns } from './columns-step.tsx'
import { importTexts } from './texts.ts'
import { choose, type Choice } from './wizard.ts'
import styles from './import.module.css'

const encodings = ['utf-8', 'windows-1251', 'koi8-r', 'ibm866', 'utf-16le']
const headerLinesMax = 20

interface Props {
  kept: KeptValues
  /** Missing while nothing could be read: then too another encoding can be chosen. */
  columns: Columns | undefined
}

/** Encoding, separator, sheet, header and who stands in the rows: what was recognised, and a way to say it otherwise. */
export function ReadingFields({ kept, columns }: Props) {
  const t = useTexts(importTexts).columns
  const sheet = columns?.sheets[0]
  const isText = columns?.format !== 'xlsx'
  const separators = Object.keys(t.separators) as (keyof typeof t.separators)[]
  const field = (name: Choice, label: string, found: string, options: Option[]) => (
    <Select
      label={label}
      value={kept.values[name] ?? ''}
      onChange={(event) => choose(kept, { [name]: event.target.value })}
      options={[{ value: '', label: found }, ...options]}
    />
  )
  return (
    <div className={styles.reading}>
      {isText &&
        field(
          'encoding',
          t.encoding,
          t.encodingFound(columns?.encoding.toUpperCase() ?? '—'),
          encodings.map((value) => ({ value, label: value.toUpperCase() })),
        )}
      {isText &&
        field(
          'separator',
          t.separator,
          t.separatorFound(t.separators[columns?.separator as keyof typeof t.separators] ?? '—'),
          separators.map((value) => ({ value, label: t.separators[value] })),
        )}
      {columns &&
        columns.sheetNames.length > 1 &&
        field(
          'sheet',
          t.sheet,
          t.allSheets,
          columns.sheetNames.map((value) => ({ value, label: value })),
        )}
      {field('headerLine', t.headerLine, t.headerFound(sheet?.headerLine ?? 0), [
        { value: '0', label: t.noHeader },
        ...Array.from({ length: headerLinesMax }, (_, at) => ({ value: String(at + 1), label: t.line(at + 1) })),
      ])}
      {field(
        'rowsAre',
        t.rowsAre,
        sheet?.rowsAre ? t.rowsAreFound(t.rows[sheet.rowsAre]) : t.rowsAreMissing,
        (['pupils', 'staff', 'mixed'] as const).map((value) => ({ value, label: t.rows[value] })),
      )}
      {columns && columns.sheetNames.length > 1 && !kept.values['sheet'] && sheet && (
        <p className={styles.small}>{t.sheetShown(sheet.name)}</p>
      )}
    </div>
  )
}
