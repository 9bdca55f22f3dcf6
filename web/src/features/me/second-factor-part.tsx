import { useState } from 'react'
import { confirmSecondFactor, proposeSecondFactor, removeSecondFactor } from '#protocol/accounts.ts'
import type { OutputOf } from '#protocol/contract.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refreshMe, type Me } from '../../platform/store/index.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { FactorCodeField, FactorKey } from '../accounts/factor-key.tsx'
import { RecoveryCodes } from '../accounts/recovery-codes.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { meTexts } from './texts.ts'
import { useGuarded } from './use-guarded.ts'
import styles from './me.module.css'

type Proposal = OutputOf<typeof proposeSecondFactor>

/** Codes of an app beside the password: switched on with a QR, off with password and code. */
export default function SecondFactorPart({ me }: { me: Me }) {
  const [codes, setCodes] = useState<readonly string[]>()
  if (codes) return <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />
  return me.secondFactor ? <Remove left={me.secondFactor.recoveryCodesLeft} /> : <SetUp me={me} onCodes={setCodes} />
}

function SetUp({ me, onCodes }: { me: Me; onCodes: (codes: readonly string[]) => void }) {
  const t = useTexts(meTexts)
  const [proposal, setProposal] = useState<Proposal>()
  const { wait, guarded } = useGuarded()
  const fields = { wrong_login_or_password: 'current', second_factor_wrong: 'code' }

  const submit = guarded(fields, async ({ current = '', code = '' }) => {
    if (!proposal) return setProposal(await call(proposeSecondFactor, { login: me.login, password: current }))
    const { recoveryCodes } = await call(confirmSecondFactor, { setup: proposal.setup, code })
    onCodes(recoveryCodes)
    await refreshMe()
  })

  return (
    <Card title={t.factor}>
      <Stack>
        <p className={styles.quiet}>{t.factorText}</p>
        <Form key={proposal ? 'code' : 'password'} onSubmit={submit}>
          {proposal ? (
            <>
              <FactorKey uri={proposal.uri} secret={proposal.secret} />
              <FactorCodeField />
            </>
          ) : (
            <PasswordField name="current" label={t.currentPassword} maxLength={200} required />
          )}
          <WaitBanner wait={wait} />
          <FormActions>
            <SubmitButton>{proposal ? t.factorOn : t.factorBegin}</SubmitButton>
          </FormActions>
        </Form>
      </Stack>
    </Card>
  )
}

function Remove({ left }: { left: number }) {
  const t = useTexts(meTexts)
  const f = useTexts(accountTexts).factor
  const { wait, guarded } = useGuarded()
  const fields = { wrong_password: 'current', second_factor_wrong: 'code' }
  const submit = guarded(fields, async ({ current = '', code = '' }) => {
    await call(removeSecondFactor, { password: current, code })
    await refreshMe()
    toast(t.factorRemoved)
  })
  return (
    <Card title={t.factorIsOn}>
      <Stack>
        <p className={styles.quiet}>{f.paperLeft(left)}</p>
        <Form onSubmit={submit}>
          <PasswordField name="current" label={t.currentPassword} maxLength={200} required />
          <FactorCodeField paper />
          <WaitBanner wait={wait} />
          <FormActions>
            <SubmitButton tone="quiet">{t.factorRemove}</SubmitButton>
          </FormActions>
        </Form>
      </Stack>
    </Card>
  )
}
