import { navigate } from 'wouter/use-browser-location'
import { closeOrganisation, type Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { confirm } from '../../ui/confirm.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from '../people/live.ts'
import { organisationTexts } from './texts.ts'

interface Props {
  organisation: Organisation
  onClose: () => void
}

/** Ends all work and learning there, by a document; asks once more before. */
export function CloseDialog({ organisation: { id, shortName }, onClose }: Props) {
  const t = useTexts(organisationTexts).office

  async function close({ document = '' }: Record<string, string>): Promise<FormErrors | void> {
    const question = { title: t.closeSure(shortName), text: t.closeWhat, action: t.close, danger: true }
    if (!(await confirm(question))) return
    try {
      await call(closeOrganisation, { organisationId: id, document: document.trim() })
    } catch (failure) {
      return errorsOf(failure)
    }
    toast(t.closed(shortName))
    onClose()
    navigate('/organisations')
    await refreshPeople()
  }

  return (
    <Dialog open title={t.closeTitle} onClose={onClose}>
      <Form onSubmit={close}>
        <p>{shortName}</p>
        <p>{t.closeWhat}</p>
        <TextField name="document" label={t.document} hint={t.documentHint} maxLength={200} required />
        <FormActions>
          <SubmitButton tone="danger">{t.close}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
