import { removeStaff } from '#protocol/roster.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { call } from '../../platform/api/call.ts'
import { calendarDay, formatCalendarDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from './live.ts'
import { peopleTexts } from './texts.ts'

interface Props {
  person: PersonBrief
  organisationId: string
  onClose: () => void
}

/** All work in the organisation ends: at once, or after a last day that is known already. */
export default function RemoveDialog({ person, organisationId, onClose }: Props) {
  const t = useTexts(peopleTexts)

  async function remove({ lastDay = '' }: Record<string, string>): Promise<FormErrors | void> {
    try {
      await call(removeStaff, { organisationId, personId: person.id, ...(lastDay ? { lastDay } : {}) })
    } catch (failure) {
      return errorsOf(failure, { day_unknown: 'lastDay' })
    }
    const ahead = lastDay >= calendarDay()
    toast(ahead ? t.removedOn(person.fullName, formatCalendarDay(lastDay)) : t.removed(person.fullName))
    onClose()
    await refreshPeople()
  }

  return (
    <Dialog open title={t.removeTitle(person.fullName)} onClose={onClose}>
      <Form onSubmit={remove}>
        <p>{t.removeText}</p>
        <TextField name="lastDay" type="date" label={t.removeLastDay} hint={t.removeLastDayHint} optional />
        <FormActions>
          <SubmitButton tone="danger">{t.remove}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
