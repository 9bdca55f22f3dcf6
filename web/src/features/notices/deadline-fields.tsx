import { now } from '../../platform/clock.ts'
import { calendarDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { noticeTexts } from './texts.ts'
import styles from './compose.module.css'

export interface Deadline {
  /** `2026-11-30` and `18:00`, by the clock of the device. */
  day: string
  time: string
}

const usualDays = 3
const dayMs = 24 * 60 * 60_000
const choices = [1, 3, 7] as const

const dayAfter = (days: number) => calendarDay(now() + days * dayMs)

export function startDeadline(): Deadline {
  return { day: dayAfter(usualDays), time: '18:00' }
}

export function deadlineOf({ day, time }: Deadline): string {
  return new Date(`${day}T${time}`).toISOString()
}

interface Props {
  deadline: Deadline
  onChange: (deadline: Deadline) => void
}

/** Until when: a day, an hour, and the days that are meant most often. */
export function DeadlineFields({ deadline, onChange }: Props) {
  const t = useTexts(noticeTexts).compose
  return (
    <div className={styles.parts}>
      <div className={styles.row}>
        <TextField
          name="day"
          type="date"
          label={t.day}
          value={deadline.day}
          min={dayAfter(0)}
          onChange={(event) => onChange({ ...deadline, day: event.target.value })}
          required
        />
        <TextField
          name="time"
          type="time"
          label={t.time}
          value={deadline.time}
          onChange={(event) => onChange({ ...deadline, time: event.target.value })}
          required
        />
      </div>
      <div className={styles.chips}>
        {choices.map((days) => (
          <Chip
            key={days}
            pressed={deadline.day === dayAfter(days)}
            onClick={() => onChange({ ...deadline, day: dayAfter(days) })}
          >
            {t.soon[days]}
          </Chip>
        ))}
      </div>
    </div>
  )
}
