import { useState } from 'react'
import { messageAtDate } from '#protocol/messages.ts'
import { now } from '../../../platform/clock.ts'
import { useLanguage, useTexts } from '../../../platform/i18n/index.ts'
import { call } from '../../../platform/store/index.ts'
import { cx } from '../../../ui/cx.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { IconChevronLeft, IconChevronRight } from '../../../ui/icons.tsx'
import { toast } from '../../../ui/toast.ts'
import { Popover } from '../popover.tsx'
import { useTalk } from '../talk.ts'
import { talkTexts } from '../texts.ts'
import { daysOfMonth, monthOf, weekdays, type Month } from './month.ts'
import styles from './day-chooser.module.css'

/** A month, weeks from Monday; a day leads to the first message written then or after. */
export default function DayChooser({ at, day, onClose }: { at: Element; day: string; onClose: () => void }) {
  const t = useTexts(talkTexts)
  const talk = useTalk()
  const language = useLanguage()
  const shown = new Date(day)
  const [month, setMonth] = useState<Month>(() => monthOf(shown))
  const first = monthOf(new Date(talk.now()?.createdAt ?? 0))
  const [today] = useState(() => new Date(now()))

  async function go(date: Date) {
    onClose()
    try {
      const { seq } = await call(messageAtDate, { conversationId: talk.conversationId, at: date.toISOString() })
      if (seq) talk.jump(seq)
      else toast(t.timeline.nothingThen)
    } catch {
      toast(t.timeline.cannotJump)
    }
  }

  const step = (by: number) => setMonth(monthOf(new Date(month.year, month.month + by)))
  const atFirst = month.year === first.year && month.month === first.month
  const atLast = month.year === today.getFullYear() && month.month === today.getMonth()
  return (
    <Popover at={at} label={t.calendar.title} onClose={onClose}>
      <div className={styles.calendar}>
        <div className={styles.head}>
          <IconButton
            icon={IconChevronLeft}
            size="s"
            label={t.calendar.previous}
            disabled={atFirst}
            onClick={() => step(-1)}
          />
          <h2 className={styles.month} aria-live="polite">
            {new Date(month.year, month.month).toLocaleDateString(language, { month: 'long', year: 'numeric' })}
          </h2>
          <IconButton
            icon={IconChevronRight}
            size="s"
            label={t.calendar.next}
            disabled={atLast}
            onClick={() => step(1)}
          />
        </div>
        <div className={styles.grid}>
          {weekdays(language).map((name) => (
            <span key={name} className={styles.weekday} aria-hidden="true">
              {name}
            </span>
          ))}
          {daysOfMonth(month).map((date, i) =>
            date ? (
              <button
                key={date.getDate()}
                type="button"
                className={cx(styles.day, date.toDateString() === today.toDateString() && styles.today)}
                aria-current={date.toDateString() === shown.toDateString() ? 'date' : undefined}
                aria-label={date.toLocaleDateString(language, { day: 'numeric', month: 'long', weekday: 'long' })}
                disabled={date > today}
                onClick={() => void go(date)}
              >
                {date.getDate()}
              </button>
            ) : (
              <span key={`before-${i}`} />
            ),
          )}
        </div>
      </div>
    </Popover>
  )
}
