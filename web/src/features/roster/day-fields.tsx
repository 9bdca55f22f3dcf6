import { useTexts } from '../../platform/i18n/index.ts'
import { TextField } from '../../ui/text-field.tsx'
import { rosterTexts } from './texts.ts'
import styles from './roster.module.css'

interface Props {
  from?: string | undefined
  until?: string | null | undefined
  fromHint?: string | undefined
  untilHint?: string | undefined
  /** The first day may not be left out. */
  fromNeeded?: boolean
  untilNeeded?: boolean
  /** The beginning stands already and is not asked for. */
  untilOnly?: boolean
}

/** First and last day of something, as form fields `from` and `until`; empty: not named. */
export function DayFields({ from, until, fromHint, untilHint, fromNeeded, untilNeeded, untilOnly }: Props) {
  const t = useTexts(rosterTexts)
  return (
    <div className={styles.days}>
      {!untilOnly && (
        <TextField
          name="from"
          type="date"
          label={t.firstDay}
          hint={fromHint}
          defaultValue={from}
          required={fromNeeded}
        />
      )}
      <TextField
        name="until"
        type="date"
        label={t.lastDay}
        hint={untilHint}
        defaultValue={until ?? ''}
        required={untilNeeded}
      />
    </div>
  )
}
