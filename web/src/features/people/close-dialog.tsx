import { useRef } from 'react'
import { blockAccount } from '#protocol/accounts.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from './live.ts'
import { peopleTexts } from './texts.ts'

/** Closes an account at once, with a reason for the record. */
export default function CloseDialog({ person, onClose }: { person: PersonBrief; onClose: () => void }) {
  const t = useTexts(peopleTexts).closing
  const box = useRef<HTMLDivElement>(null)

  async function close({ reason = '' }: Record<string, string>): Promise<FormErrors | void> {
    try {
      await call(blockAccount, { personId: person.id, reason: reason.trim() })
    } catch (failure) {
      return errorsOf(failure)
    }
    toast(t.done(person.fullName))
    onClose()
    await refreshPeople()
  }

  return (
    <Dialog open title={t.title} onClose={onClose} initialFocus={box}>
      <div ref={box} tabIndex={-1}>
        <Form onSubmit={close}>
          <p>{t.text(person.fullName)}</p>
          <TextArea name="reason" label={t.reason} hint={t.reasonHint} minLength={3} maxLength={500} required />
          <FormActions>
            <SubmitButton tone="danger">{t.act}</SubmitButton>
          </FormActions>
        </Form>
      </div>
    </Dialog>
  )
}
