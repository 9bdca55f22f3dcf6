import type { ReadName } from '#protocol/classes.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { cx } from '../../ui/cx.ts'
import { IconAlert, IconCircleAlert } from '../../ui/icons.tsx'
import { classTexts } from './texts.ts'
import type { ReadList } from './use-read-names.ts'
import styles from './names.module.css'

interface Props {
  read: ReadList
  duplicates: 'taken' | 'left_out'
  /** Puts the caret on a line of the field. */
  onLine: (line: number) => void
}

/** The list as it will be kept: names in order, and what is wrong with the other lines. */
export function NamesPreview({ read, duplicates, onLine }: Props) {
  const t = useTexts(classTexts).names
  const { rows, taken } = read
  const wrong = rows.filter(({ state }) => state !== 'ok' && state !== 'duplicate').length
  const double = rows.filter(({ state }) => state === 'duplicate').length
  const counted = duplicates === 'left_out' ? taken - double : taken
  return (
    <div className={styles.preview} aria-busy={read.reading}>
      <p className={styles.summary} role="status">
        {rows.length === 0 ? t.previewEmpty : t.taken(counted)}
        {wrong > 0 && <span className={styles.wrong}> · {t.wrong(wrong)}</span>}
        {double > 0 && <span className={styles.double}> · {t.doubles(double)}</span>}
      </p>
      {rows.length > 0 && (
        <ol className={styles.rows}>
          {rows.map((row) => (
            <PreviewRow key={row.line} row={row} duplicates={duplicates} onLine={onLine} />
          ))}
        </ol>
      )}
    </div>
  )
}

function PreviewRow({ row, duplicates, onLine }: { row: ReadName } & Omit<Props, 'read'>) {
  const t = useTexts(classTexts).names
  if (row.state === 'ok') {
    return (
      <li className={styles.row}>
        <span className={styles.line}>{row.line}</span>
        <Name row={row} />
      </li>
    )
  }
  const double = row.state === 'duplicate'
  const Glyph = double ? IconAlert : IconCircleAlert
  const why = row.state === 'duplicate' ? t.duplicate[duplicates] : t.states[row.state]
  return (
    <li className={cx(styles.row, double ? styles.double : styles.wrong)}>
      <span className={styles.line}>{row.line}</span>
      <button type="button" className={styles.mend} onClick={() => onLine(row.line)}>
        {double ? <Name row={row} /> : <span className={styles.raw}>{row.text}</span>}
        <span className={styles.why}>
          <Glyph size={16} />
          {why}
        </span>
      </button>
    </li>
  )
}

function Name({ row }: { row: ReadName }) {
  return (
    <span className={styles.name}>
      <b>{row.familyName}</b> {row.givenName} {row.patronymic}
    </span>
  )
}
