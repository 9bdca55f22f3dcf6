import { useState } from 'react'
import { grantRole, type Employment, type GrantableRole, type HeldRole } from '#protocol/roster.ts'
import type { PersonBrief } from '#protocol/common.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { confirm } from '../../ui/confirm.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { accountTexts } from '../accounts/texts.ts'
import { refreshPeople } from '../people/live.ts'
import { firstLetterUp } from '../people/words.ts'
import { isActing } from './acting.rules.ts'
import { DayFields } from './day-fields.tsx'
import { rosterTexts } from './texts.ts'

const managing: readonly GrantableRole[] = ['office_specialist', 'head', 'deputy', 'administrator']
const actable: readonly GrantableRole[] = ['head', 'deputy', 'administrator']
const employments: readonly Employment[] = ['main', 'internal', 'external']

export interface RoleDialogProps {
  person: PersonBrief
  organisation: Organisation
  /** Roles that may be chosen; of a role that is held, that one. */
  roles: readonly GrantableRole[]
  held?: HeldRole | undefined
  onClose: () => void
}

/** Another role, for a term if one is named; or position, employment and days of one that is held. */
export function RoleDialog({ person, organisation, roles, held, onClose }: RoleDialogProps) {
  const t = useTexts(rosterTexts)
  const names = useTexts(accountTexts).roles
  const [role, setRole] = useState<GrantableRole>(held?.role ?? roles.findLast(isPlain) ?? roles[0]!)
  const [position, setPosition] = useState(held?.position ?? '')
  const acting = isActing(position)

  function act(on: boolean) {
    const { actingPositions } = t.roleGiving
    setPosition(on ? actingPositions[role as keyof typeof actingPositions] : '')
  }

  async function give(values: Record<string, string>): Promise<FormErrors | void> {
    if (!held && !(await sure(role, person))) return
    try {
      await call(grantRole, {
        organisationId: organisation.id,
        personId: person.id,
        role,
        position: position.trim(),
        employment: values['employment'] as Employment,
        ...daysOf(values, held),
      })
    } catch (failure) {
      return errorsOf(failure, { days_reversed: 'until', day_unknown: 'from' })
    }
    toast(held ? t.saved : t.roleGiving.given)
    onClose()
    await refreshPeople()
  }

  return (
    <Dialog open title={held ? t.roleGiving.change : t.roleGiving.give} onClose={onClose}>
      <Form onSubmit={give}>
        <p>{person.fullName}</p>
        <Select
          label={t.roleGiving.role}
          value={role}
          onChange={(event) => {
            setRole(event.target.value as GrantableRole)
            if (acting) setPosition('')
          }}
          options={roles.map((one) => ({ value: one, label: firstLetterUp(names[one]) }))}
        />
        {actable.includes(role) && (
          <Checkbox
            label={t.roleGiving.acting}
            hint={t.roleGiving.actingHint}
            checked={acting}
            onChange={(event) => act(event.target.checked)}
          />
        )}
        <TextField
          name="position"
          label={t.roleGiving.position}
          hint={acting ? undefined : t.roleGiving.positionHint}
          value={position}
          onChange={(event) => setPosition(event.target.value)}
          optional
          maxLength={120}
        />
        <Select
          name="employment"
          label={t.roleGiving.employment}
          defaultValue={held?.employment ?? 'main'}
          options={employments.map((one) => ({ value: one, label: firstLetterUp(t.work.employments[one]) }))}
        />
        <DayFields
          from={held?.from}
          until={held?.until}
          fromHint={held ? undefined : t.roleGiving.fromHint}
          untilHint={acting ? undefined : t.roleGiving.untilHint}
          untilNeeded={acting}
        />
        <FormActions>
          <SubmitButton>{held ? t.save : t.roleGiving.give}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** Days that were changed; what is left out stays. */
function daysOf({ from, until }: Record<string, string>, held: HeldRole | undefined) {
  const last = until || null
  return {
    ...(from && from !== held?.from ? { from } : {}),
    ...(last === (held?.until ?? null) ? {} : { until: last }),
  }
}

function isPlain(role: GrantableRole): boolean {
  return !managing.includes(role)
}

/** Whoever manages sees and changes everything of the organisation: asked about first. */
function sure(role: GrantableRole, person: PersonBrief): Promise<boolean> {
  if (isPlain(role)) return Promise.resolve(true)
  const t = texts(rosterTexts).roleGiving
  const name = texts(accountTexts).roles[role]
  return confirm({ title: t.sureTitle(name), text: t.sureText(person.fullName), action: t.give })
}
