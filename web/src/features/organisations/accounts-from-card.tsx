import { useState } from 'react'
import { accountsFromNoGrade, updateOrganisation, type Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { Select } from '../../ui/select.tsx'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { organisationTexts } from './texts.ts'
import styles from './organisations.module.css'

/** From which grade on pupils have accounts; those of lower grades are not counted as missing. */
export function AccountsFromCard({ organisation }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts).settings
  const [pending, setPending] = useState<number>()

  async function choose(accountsFromGrade: number) {
    setPending(accountsFromGrade)
    await act(() => call(updateOrganisation, { organisationId: organisation.id, accountsFromGrade }))
    await refreshPeople()
    setPending(undefined)
  }

  return (
    <Card title={t.accountsFrom}>
      <p className={styles.quiet}>{t.accountsFromText}</p>
      <Select
        label={t.accountsFromLabel}
        value={String(pending ?? organisation.accountsFromGrade)}
        options={Array.from({ length: accountsFromNoGrade }, (_, i) => ({
          value: String(i + 1),
          label: i === 0 ? t.accountsAll : i + 1 === accountsFromNoGrade ? t.accountsNone : t.accountsFromGrade(i + 1),
        }))}
        onChange={(event) => void choose(Number(event.target.value))}
      />
    </Card>
  )
}
