import { memo } from 'react'
import { formatRelativeDay } from '../../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../../platform/i18n/index.ts'
import { useTalk } from '../talk.ts'
import { talkTexts } from '../texts.ts'
import { ForeignNote } from './foreign-note.tsx'
import { MessageLine } from './message-line.tsx'
import { dayOf, type Row } from './rows.ts'
import { SystemLine } from './system-line.tsx'
import styles from './message-row.module.css'

export interface MessageRowProps {
  row: Row
  /** Read by somebody else; of one's own messages. */
  read: boolean
  /** Just jumped to. */
  marked: boolean
  /** The one line that Tab reaches. */
  active: boolean
}

/** A line with what stands over it. Draws itself again only when something of this changed. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { row } = props
  return (
    <div className={styles.row}>
      {row.startsDay && <DaySeparator at={row.view.message.at} day={dayOf(row.view.message)} />}
      {row.startsNew && <NewMark />}
      {row.view.message.system ? <SystemLine {...props} /> : <MessageLine {...props} />}
      <ForeignNote message={row.view.message} own={row.own} />
    </div>
  )
})

function DaySeparator({ at, day }: { at: string; day: string }) {
  const talk = useTalk()
  const t = useTexts(talkTexts).timeline
  useLanguage()
  return (
    <div className={styles.separator}>
      <button
        type="button"
        className={styles.day}
        tabIndex={-1}
        data-tip={t.toDate}
        onClick={(event) => talk.chooseDay(event.currentTarget, day)}
      >
        {formatRelativeDay(at, undefined, true)}
      </button>
    </div>
  )
}

function NewMark() {
  const t = useTexts(talkTexts).timeline
  return (
    <div className={styles.new}>
      <span className={styles.newText}>{t.newMessages}</span>
    </div>
  )
}
