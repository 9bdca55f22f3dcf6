import { useState } from 'react'
import { consentGraceDays, updateOrganisation, type Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Switch } from '../../ui/checkbox.tsx'
import { confirm } from '../../ui/confirm.ts'
import { act } from '../people/acting.ts'
import { consentsAddress } from '../people/addresses.ts'
import { refreshPeople } from '../people/live.ts'
import { consentTexts } from './texts.ts'
import styles from './consents.module.css'

const dayMs = 86_400_000

/** Whether children under 14 wait for a guardian’s consent; asks before it is changed, since many follow. */
export function ConsentSettingCard({ organisation: { id, consentSince } }: { organisation: Organisation }) {
  const t = useTexts(consentTexts).setting
  const [pending, setPending] = useState<boolean>()
  const until = consentSince === null ? 0 : Date.parse(consentSince) + consentGraceDays * dayMs

  async function choose(on: boolean) {
    const sure = on
      ? { title: t.sure, text: t.sureText(consentGraceDays), action: t.sureAct }
      : { title: t.offSure, text: t.offText, action: t.offAct }
    if (!(await confirm(sure))) return
    setPending(on)
    await act(() => call(updateOrganisation, { organisationId: id, consentUnder14: on }))
    await refreshPeople()
    setPending(undefined)
  }

  return (
    <Card title={t.title}>
      <div className={styles.parts}>
        <p className={styles.quiet}>{t.text}</p>
        <Switch
          label={t.label}
          hint={t.hint}
          checked={pending ?? consentSince !== null}
          onChange={(event) => void choose(event.target.checked)}
        />
        {until > 0 && <p>{t.until(formatDay(until))}</p>}
        {consentSince !== null && (
          <div>
            <ButtonLink href={consentsAddress(id)}>{t.list}</ButtonLink>
          </div>
        )}
      </div>
    </Card>
  )
}
