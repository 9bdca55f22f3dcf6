import { proveCode, type Birthday } from '#protocol/invitations.ts'
import { Link } from 'wouter'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { PlainLinks, PlainPage } from '../accounts/plain-page.tsx'
import { Inviting } from './inviting.tsx'
import type { Joining, Proven } from './joining.ts'
import { joinTexts } from './texts.ts'
import styles from './join.module.css'

export interface BirthdayStepProps {
  joining: Joining
  step: string
  onProven: (proven: Proven) => void
}

/** The one fact that does not stand on the sheet. Until it is right nobody’s name is shown. */
export function BirthdayStep({ joining, step, onProven }: BirthdayStepProps) {
  const t = useTexts(joinTexts)
  const ofPupil = joining.kind === 'pupil'

  async function prove(form: Record<string, string>): Promise<FormErrors | void> {
    const birthday = birthdayOf(form)
    if (!birthday) return { fields: { day: texts(joinTexts).dayWrong } }
    try {
      onProven({ ...(await call(proveCode, { ticket: joining.ticket, birthday })), birthday })
    } catch (failure) {
      return errorsOf(failure)
    }
  }

  return (
    <PlainPage
      title={ofPupil ? t.ownBirthday : t.childBirthday}
      step={step}
      back="/join"
      lead={ofPupil ? t.ownBirthdayLead : t.childBirthdayLead}
    >
      <Inviting organisation={joining.organisation} />
      <Form onSubmit={prove}>
        <div className={styles.birthday}>
          <TextField
            name="day"
            label={t.day}
            inputMode="numeric"
            autoComplete={ofPupil ? 'bday-day' : 'off'}
            maxLength={2}
            required
          />
          <Select
            name="month"
            label={t.month}
            placeholder={t.monthNeeded}
            autoComplete={ofPupil ? 'bday-month' : 'off'}
            options={t.months.map((label, index) => ({ value: String(index + 1), label }))}
            required
          />
        </div>
        <SubmitButton wide>{t.next}</SubmitButton>
      </Form>
      <PlainLinks>
        <Link href="/join">{t.tryOther}</Link>
      </PlainLinks>
    </PlainPage>
  )
}

/** A day that no month has is no birthday. */
function birthdayOf({ day = '', month = '' }: Record<string, string>): Birthday | null {
  const parts = { day: Number(day.trim()), month: Number(month) }
  return Number.isInteger(parts.day) && parts.day >= 1 && parts.day <= 31 ? parts : null
}
