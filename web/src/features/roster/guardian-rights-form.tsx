import { setGuardianRights, type ChildGuardian, type LegalKind } from '#protocol/roster.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from '../people/live.ts'
import { firstLetterUp } from '../people/words.ts'
import { rosterTexts } from './texts.ts'
import styles from './roster.module.css'

const rights = ['write', 'reportAbsence', 'sign'] as const
const legalKinds: readonly LegalKind[] = [
  ...(['parent', 'adoptive_parent', 'guardian', 'custodian'] as const),
  ...(['relative', 'other', 'unknown'] as const),
]

interface Props {
  guardian: ChildGuardian
  childId: string
  /** Head and administrator; a deputy reads. */
  editable: boolean
  onDone: () => void
}

/** What a guardian is by law and may do for the child. */
export function GuardianRightsForm({ guardian, childId, editable, onDone }: Props) {
  const t = useTexts(rosterTexts)
  if (!editable) return <Told guardian={guardian} />

  async function save(values: Record<string, string>): Promise<FormErrors | void> {
    try {
      await call(setGuardianRights, {
        childId,
        guardianId: guardian.person.id,
        legalKind: values['legalKind'] as LegalKind,
        rights: { write: 'write' in values, reportAbsence: 'reportAbsence' in values, sign: 'sign' in values },
      })
    } catch (failure) {
      return errorsOf(failure, { signs_by_law_only: 'legalKind' })
    }
    toast(t.saved)
    onDone()
    await refreshPeople()
  }

  return (
    <Form onSubmit={save}>
      <Select
        name="legalKind"
        label={t.guardians.legal}
        hint={t.guardians.legalHint}
        defaultValue={guardian.legalKind ?? 'unknown'}
        options={legalKinds.map((value) => ({ value, label: firstLetterUp(t.guardians.legalKinds[value]) }))}
      />
      <fieldset className={styles.choices}>
        <legend className={styles.legend}>{t.guardians.rights}</legend>
        {rights.map((right) => (
          <Checkbox
            key={right}
            name={right}
            label={t.guardians.rightNames[right]}
            hint={t.guardians.rightHints[right]}
            defaultChecked={guardian.rights[right]}
          />
        ))}
      </fieldset>
      <FormActions>
        <SubmitButton>{t.save}</SubmitButton>
      </FormActions>
    </Form>
  )
}

function Told({ guardian }: Pick<Props, 'guardian'>) {
  const t = useTexts(rosterTexts).guardians
  const may = rights.filter((right) => guardian.rights[right])
  return (
    <div>
      <p className={styles.legend}>{t.rights}</p>
      <ul className={styles.told}>
        {may.length === 0 && <li>{t.noRights}</li>}
        {may.map((right) => (
          <li key={right}>{t.rightNames[right]}</li>
        ))}
      </ul>
    </div>
  )
}
