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
import { consentsAddress, representativesAddress } from '../people/addresses.ts'
import { refreshPeople } from '../people/live.ts'
import { representativesTexts } from '../representatives/texts.ts'
import { useRoleIn } from '../roster/my-roles.ts'
import { consentTexts } from './texts.ts'
import styles from './consents.module.css'

const dayMs = 86_400_000

type Asked = { consentUnder14: boolean } | { consentFrom14: boolean }

/** Whether pupils wait for consents; asks before it is changed, since many follow. */
export function ConsentSettingCard({ organisation }: { organisation: Organisation }) {
  const { id, consentSince, consentBothSince } = organisation
  const t = useTexts(consentTexts).setting
  const r = useTexts(representativesTexts)
  const mayMark = useRoleIn(id, ['head', 'administrator'])
  const asks = consentSince !== null || consentBothSince !== null
  return (
    <Card title={t.title}>
      <div className={styles.parts}>
        <p className={styles.quiet}>{t.text}</p>
        <Setting
          organisationId={id}
          since={consentSince}
          words={{ label: t.label, hint: t.hint, sure: t.sure, offSure: t.offSure }}
          asked={(on) => ({ consentUnder14: on })}
        />
        <Setting
          organisationId={id}
          since={consentBothSince}
          words={{ label: t.labelBoth, hint: t.hintBoth, sure: t.sureBoth, offSure: t.offBothSure }}
          asked={(on) => ({ consentFrom14: on })}
        />
        {consentSince && <p>{t.until(formatDay(graceEnd(consentSince)))}</p>}
        {consentBothSince && <p>{t.untilBoth(formatDay(graceEnd(consentBothSince)))}</p>}
        <div className={styles.acts}>
          {asks && <ButtonLink href={consentsAddress(id)}>{t.list}</ButtonLink>}
          {mayMark && <ButtonLink href={representativesAddress(id)}>{r.link}</ButtonLink>}
        </div>
      </div>
    </Card>
  )
}

function graceEnd(since: string): number {
  return Date.parse(since) + consentGraceDays * dayMs
}

interface SettingProps {
  organisationId: string
  since: string | null
  words: { label: string; hint: string; sure: string; offSure: string }
  asked: (on: boolean) => Asked
}

function Setting({ organisationId, since, words, asked }: SettingProps) {
  const t = useTexts(consentTexts).setting
  const [pending, setPending] = useState<boolean>()

  async function choose(on: boolean) {
    const sure = on
      ? { title: words.sure, text: t.sureText(consentGraceDays), action: t.sureAct }
      : { title: words.offSure, text: t.offText, action: t.offAct }
    if (!(await confirm(sure))) return
    setPending(on)
    await act(() => call(updateOrganisation, { organisationId, ...asked(on) }))
    await refreshPeople()
    setPending(undefined)
  }

  return (
    <Switch
      label={words.label}
      hint={words.hint}
      checked={pending ?? since !== null}
      onChange={(event) => void choose(event.target.checked)}
    />
  )
}
