import { useState } from 'react'
import { setBranch, type Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from '../people/live.ts'
import { OrganisationSelect } from './organisation-select.tsx'
import { organisationTexts } from './texts.ts'

interface Props {
  organisation: Organisation
  onClose: () => void
}

/** Whose branch it is, and whether it is counted by itself. */
export function BranchDialog({ organisation: { id, shortName, branch }, onClose }: Props) {
  const t = useTexts(organisationTexts)
  const [isBranch, setIsBranch] = useState(branch !== null)

  async function save(values: Record<string, string>): Promise<FormErrors | void> {
    const headOrganisationId = isBranch ? (values['head'] ?? branch?.headOrganisationId ?? null) : null
    try {
      const reporting = isBranch && 'reporting' in values
      const document = values['document'] ?? ''
      await call(setBranch, { organisationId: id, isBranch, headOrganisationId, reporting, document })
    } catch (failure) {
      return errorsOf(failure)
    }
    toast(t.settings.saved)
    onClose()
    await refreshPeople()
  }

  return (
    <Dialog open title={t.office.branch} onClose={onClose}>
      <Form onSubmit={save}>
        <p>{shortName}</p>
        <Checkbox
          label={t.office.isBranch}
          checked={isBranch}
          onChange={(event) => setIsBranch(event.target.checked)}
        />
        {isBranch && (
          <>
            <Checkbox
              name="reporting"
              label={t.office.reporting}
              hint={t.office.reportingHint}
              defaultChecked={branch?.reporting}
            />
            <OrganisationSelect
              label={t.office.headOrganisation}
              name="head"
              chosenId={branch?.headOrganisationId ?? null}
              kinds={['school', 'kindergarten', 'additional', 'college']}
              none={t.list.nothingTitle}
              fits={(row) => row.id !== id}
            />
          </>
        )}
        <TextField name="document" label={t.office.document} hint={t.office.documentHint} maxLength={200} optional />
        <FormActions>
          <SubmitButton>{t.settings.save}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
