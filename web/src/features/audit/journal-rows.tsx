import type { ReactNode } from 'react'
import type { AuditRow } from '#protocol/audit.ts'
import { formatNumber, formatRelativeDay, formatTime } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { sentenceOf } from './sentence.ts'
import { auditTexts } from './texts.ts'
import styles from './journal.module.css'

type OnPerson = ((personId: string) => void) | undefined

interface JournalRowsProps {
  rows: readonly AuditRow[]
  onWho?: OnPerson
  onAbout?: OnPerson
  /** Whose log it is: only rows of other organisations say where. */
  organisationId?: string
  /** Rows about the reader: nobody has to be told whom they are about. */
  mine?: boolean
}

/** The log by days, as it happened; on a phone each row reads downwards. */
export function JournalRows({ rows, ...props }: JournalRowsProps) {
  useLanguage()
  return (
    <>
      {byDay(rows).map(({ day, rows: ofDay }) => (
        <section key={day} className={styles.day} aria-label={day}>
          <h2 className={styles.date}>{day}</h2>
          <ul className={styles.rows}>
            {ofDay.map((row) => (
              <JournalRow key={row.id} row={row} {...props} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function byDay(rows: readonly AuditRow[]): { day: string; rows: AuditRow[] }[] {
  const days: { day: string; rows: AuditRow[] }[] = []
  for (const row of rows) {
    const day = formatRelativeDay(row.at, Date.now(), true)
    const last = days.at(-1)
    if (last?.day === day) last.rows.push(row)
    else days.push({ day, rows: [row] })
  }
  return days
}

function JournalRow({
  row,
  organisationId,
  onWho,
  onAbout,
  mine = false,
}: Omit<JournalRowsProps, 'rows'> & { row: AuditRow }) {
  const t = useTexts(auditTexts)
  return (
    <li className={styles.row}>
      <time className={styles.time} dateTime={row.at}>
        {formatTime(row.at)}
      </time>
      <div className={styles.what}>
        <p className={styles.sentence}>{sentenceOf(row)}</p>
        <dl className={styles.facts}>
          <Fact label={t.who}>
            <Person of={row.actor} onPress={onWho} press={t.onlyBy} />
          </Fact>
          {!mine && row.subject && !isSame(row.subject, row.actor) && (
            <Fact label={t.about}>
              <Person of={row.subject} onPress={onAbout} press={t.onlyAbout} />
            </Fact>
          )}
          {row.other && !isSame(row.other, row.subject) && (
            <Fact label={row.act === 'guardian.removed' ? t.child : t.line}>
              <Person of={row.other} onPress={onAbout} press={t.onlyAbout} />
            </Fact>
          )}
          {row.note && <Fact label={t.reason}>{row.note}</Fact>}
        </dl>
      </div>
      <div className={styles.place}>
        {row.organisation?.id !== organisationId && <span>{row.organisation?.shortName}</span>}
        {!mine && <span>{row.number === null ? t.unsealed : t.number(formatNumber(row.number))}</span>}
      </div>
    </li>
  )
}

/** Whoever asks to join acts and is the subject; a line of a list may be the person by now. */
function isSame(one: AuditRow['actor'], other: AuditRow['actor']): boolean {
  return one?.person != null && one.person.id === other?.person?.id
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface PersonProps {
  of: AuditRow['actor']
  onPress: OnPerson
  press: (name: string) => string
}

function Person({ of, onPress, press }: PersonProps) {
  const t = useTexts(auditTexts)
  if (!of) return t.server
  if (!of.person) return t.erased
  const { id, fullName } = of.person
  if (!onPress) return fullName
  return (
    <button type="button" className={styles.person} title={press(fullName)} onClick={() => onPress(id)}>
      {fullName}
    </button>
  )
}
