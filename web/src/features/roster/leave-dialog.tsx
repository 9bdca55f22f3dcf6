import { useState } from 'react'
import { beginLeave, changeLeave, type Leave } from '#protocol/roster.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { call } from '../../platform/api/call.ts'
import { calendarDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from '../people/live.ts'
import { DayFields } from './day-fields.tsx'
import { rosterTexts } from './texts.ts'

interface Props {
  person: PersonBrief
  organisationId: string
  /** The one to change; without: a new one. */
  leave?: Leave | undefined
  onClose: () => void
}

/** A long leave: its days and the order. */
export function LeaveDialog({ person, organisationId, leave, onClose }: Props) {
  const t = useTexts(rosterTexts)
  const [id] = useState(newId)

  async function save({ from = '', until = '', orderNumber = '' }: Record<string, string>): Promise<FormErrors | void> {
    const days = { from, until: until || null, orderNumber: orderNumber.trim() }
    try {
      if (leave) await call(changeLeave, { leaveId: leave.id, ...days })
      else await call(beginLeave, { id, organisationId, personId: person.id, ...days })
    } catch (failure) {
      return errorsOf(failure, { days_reversed: 'until', day_unknown: 'from', leave_overlaps: 'from' })
    }
    toast(leave ? t.saved : t.leave.begun)
    onClose()
    await refreshPeople()
  }

  return (
    <Dialog open title={t.leave.title} onClose={onClose}>
      <Form onSubmit={save}>
        <p>{t.leave.text(person.fullName)}</p>
        <DayFields from={leave?.from ?? calendarDay()} until={leave?.until} untilHint={t.leave.untilHint} fromNeeded />
        <TextField
          name="orderNumber"
          label={t.leave.orderNumber}
          defaultValue={leave?.orderNumber}
          maxLength={60}
          optional
        />
        <FormActions>
          <SubmitButton>{leave ? t.save : t.leave.begin}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
