import { useState } from 'react'
import { updateOrganisation, type Organisation, type SecondFactorRole } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { Switch } from '../../ui/checkbox.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { firstLetterUp } from '../people/words.ts'
import { organisationTexts } from './texts.ts'
import styles from './organisations.module.css'

const ofOffice: readonly SecondFactorRole[] = ['office_specialist', 'head', 'deputy', 'administrator', 'staff']
const ofSchool: readonly SecondFactorRole[] = ['head', 'deputy', 'administrator', 'teacher', 'staff']

/** Which roles come in only with a second factor. */
export function SecondFactorCard({ organisation }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts).settings
  const roles = useTexts(accountTexts).roles
  const [pending, setPending] = useState<readonly SecondFactorRole[]>()
  const chosen = pending ?? organisation.secondFactorFor
  const office = organisation.kind === 'region' || organisation.kind === 'municipality'

  async function choose(role: SecondFactorRole, on: boolean) {
    const secondFactorFor = on ? [...chosen, role] : chosen.filter((one) => one !== role)
    setPending(secondFactorFor)
    await act(() => call(updateOrganisation, { organisationId: organisation.id, secondFactorFor }))
    await refreshPeople()
    setPending(undefined)
  }

  return (
    <Card title={t.factor}>
      <p className={styles.quiet}>{t.factorText}</p>
      <div className={styles.switches}>
        {(office ? ofOffice : ofSchool).map((role) => (
          <Switch
            key={role}
            label={firstLetterUp(roles[role])}
            checked={chosen.includes(role)}
            onChange={(event) => void choose(role, event.target.checked)}
          />
        ))}
      </div>
    </Card>
  )
}
