import { moveOrganisation, type Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from '../people/live.ts'
import { OrganisationSelect } from './organisation-select.tsx'
import { organisationTexts } from './texts.ts'

interface Props {
  organisation: Organisation
  onClose: () => void
}

/** Under another office, with all that lies below. */
export function MoveDialog({ organisation: { id, shortName, kind, parentId }, onClose }: Props) {
  const t = useTexts(organisationTexts).office

  async function move({ parent }: Record<string, string>): Promise<FormErrors | void> {
    if (!parent) return { summary: t.choosePlace }
    try {
      await call(moveOrganisation, { organisationId: id, parentId: parent })
    } catch (failure) {
      return errorsOf(failure)
    }
    toast(t.moved(shortName))
    onClose()
    await refreshPeople()
  }

  return (
    <Dialog open title={t.moveTitle} onClose={onClose}>
      <Form onSubmit={move}>
        <p>{t.moveText(shortName)}</p>
        <OrganisationSelect
          label={t.newPlace}
          name="parent"
          chosenId={null}
          kinds={kind === 'municipality' ? ['region'] : ['municipality', 'region']}
          none={t.noPlace}
          fits={(row) => row.id !== parentId}
        />
        <FormActions>
          <SubmitButton>{t.move}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
