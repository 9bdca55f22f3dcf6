import { grantRole, type GrantableRole } from '#protocol/roster.ts'
import type { PersonBrief } from '#protocol/common.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { confirm } from '../../ui/confirm.ts'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { accountTexts } from '../accounts/texts.ts'
import { refreshPeople } from './live.ts'
import { peopleTexts } from './texts.ts'
import { firstLetterUp } from './words.ts'

const managing: readonly string[] = ['office_specialist', 'head', 'deputy', 'administrator']

interface Props {
  open: boolean
  person: PersonBrief
  organisation: Organisation
  onClose: () => void
}

/** Another role, or the same with another position. */
export function RoleDialog({ open, person, organisation, onClose }: Props) {
  const t = useTexts(peopleTexts).roleGiving
  const roles = useTexts(accountTexts).roles

  async function give({ role, position = '' }: Record<string, string>): Promise<FormErrors | void> {
    if (!(await sure(role as GrantableRole, person))) return
    try {
      await call(grantRole, {
        organisationId: organisation.id,
        personId: person.id,
        role: role as GrantableRole,
        position: position.trim(),
      })
    } catch (failure) {
      return errorsOf(failure)
    }
    toast(t.done)
    onClose()
    await refreshPeople()
  }

  return (
    <Dialog open={open} title={t.title} onClose={onClose}>
      <Form onSubmit={give}>
        <p>{person.fullName}</p>
        <Select
          name="role"
          label={t.role}
          defaultValue={organisation.rights.grant.findLast((role) => !managing.includes(role))}
          options={organisation.rights.grant.map((role) => ({ value: role, label: firstLetterUp(roles[role]) }))}
        />
        <TextField name="position" label={t.position} hint={t.positionHint} optional maxLength={120} />
        <FormActions>
          <SubmitButton>{t.act}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** Whoever manages sees and changes everything of the organisation: asked about first. */
function sure(role: GrantableRole, person: PersonBrief): Promise<boolean> {
  if (!managing.includes(role)) return Promise.resolve(true)
  const t = texts(peopleTexts).roleGiving
  const name = texts(accountTexts).roles[role]
  return confirm({ title: t.sureTitle(name), text: t.sureText(person.fullName), action: t.act })
}
