import { useState, type ReactNode } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { organisationTexts } from '../organisations/texts.ts'
import { organisationsImportTexts } from './texts.ts'
import type { Inspection } from './use-inspection.ts'
import styles from './organisations-import.module.css'

/** The button that brings the file in stands below the list. */
const shownAtFirst = 20
const shownMore = 100

interface Props {
  found: Inspection
}

export function NewList({ found }: Props) {
  const t = useTexts(organisationsImportTexts).changes
  const kinds = useTexts(organisationTexts).kinds
  return (
    <Rows rows={found.new} rest={t.restOf(found.counts.new - found.new.length)} total={found.counts.new}>
      {(one) => (
        <>
          <span className={styles.strong}>{one.shortName}</span>
          <span className={styles.small}>
            {[kinds[one.kind], one.isBranch && t.branch, one.inn && t.inn(one.inn), one.under, t.line(placeOf(one))]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      )}
    </Rows>
  )
}

export function ChangedList({ found }: Props) {
  const t = useTexts(organisationsImportTexts)
  const { changed, counts } = found
  return (
    <Rows rows={changed} rest={t.changes.restOf(counts.changed - changed.length)} total={counts.changed}>
      {(one) => (
        <>
          <span className={styles.strong}>{one.shortName}</span>
          {one.changes.map(({ field, from, to }) => (
            <span key={field} className={styles.change}>
              {t.fields[field]}: <del>{from || t.changes.empty}</del> → <ins>{to}</ins>
            </span>
          ))}
        </>
      )}
    </Rows>
  )
}

export function ErrorsList({ found }: Props) {
  const t = useTexts(organisationsImportTexts).changes
  const { errors, counts } = found
  return (
    <Rows rows={errors} rest={t.rest(counts.errors - errors.length)} total={counts.errors}>
      {(one) => (
        <>
          {one.shortName && <span className={styles.strong}>{one.shortName}</span>}
          <span>{one.text}</span>
          <span className={styles.small}>
            {[t.line(placeOf(one)), one.header && `«${one.header}»`, one.taken ? t.taken : t.notTaken]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      )}
    </Rows>
  )
}

interface RowsProps<Row> {
  rows: readonly Row[]
  /** All there are; only the first ones come with the answer. */
  total: number
  rest: string
  children: (row: Row) => ReactNode
}

function Rows<Row extends { line: number; sheet?: string }>({ rows, total, rest, children }: RowsProps<Row>) {
  const t = useTexts(organisationsImportTexts).changes
  const [shown, setShown] = useState(shownAtFirst)
  if (rows.length === 0) return null
  return (
    <>
      <ul className={styles.rows}>
        {rows.slice(0, shown).map((row, at) => (
          <li key={`${placeOf(row)} ${at}`} className={styles.row}>
            {children(row)}
          </li>
        ))}
      </ul>
      {rows.length > shown && <Button onClick={() => setShown(shown + shownMore)}>{t.more}</Button>}
      {rows.length <= shown && total > rows.length && <p className={styles.small}>{rest}</p>}
    </>
  )
}

export function placeOf({ line, sheet }: { line: number; sheet?: string }): string {
  return sheet === undefined ? String(line) : `${sheet}!${line}`
}
