import type { proposeSecondFactor } from '#protocol/accounts.ts'
import type { OutputOf } from '#protocol/contract.ts'
import type { PasskeyAnswer } from '#protocol/passkeys.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { clockOf, type Countdown } from '../accounts/countdown.ts'
import { FactorCodeField, FactorKey } from '../accounts/factor-key.tsx'
import { PasskeyButton } from '../accounts/passkey-button.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { signInTexts } from './texts.ts'

/** What proves it a second time: a code of the app, or first the app itself; a passkey beside the code or instead of it. */
export interface Asked {
  code: boolean
  passkey: boolean
  proposal?: OutputOf<typeof proposeSecondFactor>
}

/** What a refusal after the first step asks for; undefined where it asks for nothing that this browser could give. */
export function askedBy(failure: unknown, passkeysHere: boolean): Asked | undefined {
  if (!(failure instanceof Refusal)) return undefined
  if (failure.code === 'passkey_needed') return { code: false, passkey: passkeysHere }
  if (failure.code !== 'second_factor_needed') return undefined
  return { code: true, passkey: passkeysHere && failure.details['passkey'] === true }
}

interface SecondStepProps extends Asked {
  wait: Countdown
  onCode: (code: string) => Promise<FormErrors | void>
  onPasskey: (answer: PasskeyAnswer) => Promise<void>
  onBack: () => void
}

export function SecondStep({ code: asksCode, passkey, proposal, wait, onCode, onPasskey, onBack }: SecondStepProps) {
  const t = useTexts(signInTexts)
  const { factor: f, passkey: p } = useTexts(accountTexts)
  return (
    <Form key={proposal ? 'setup' : 'code'} onSubmit={({ code = '' }) => onCode(code)} aria-label={f.title}>
      {proposal && (
        <>
          <p>{f.required}</p>
          <FactorKey uri={proposal.uri} secret={proposal.secret} />
        </>
      )}
      {asksCode ? (
        <>
          <FactorCodeField paper={!proposal} autoFocus={!proposal} />
          <WaitBanner wait={wait} />
          <SubmitButton wide aria-disabled={wait.seconds > 0}>
            {wait.seconds > 0 ? t.signInIn(clockOf(wait.seconds)) : t.signIn}
          </SubmitButton>
        </>
      ) : (
        <p>{passkey ? p.needed : p.notHere}</p>
      )}
      {passkey && <PasskeyButton wide label={p.confirm} onAnswer={onPasskey} />}
      <Button tone="plain" wide onClick={onBack}>
        {f.back}
      </Button>
    </Form>
  )
}
