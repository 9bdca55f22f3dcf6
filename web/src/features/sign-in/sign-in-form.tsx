import { useState } from 'react'
import { proposeSecondFactor, signIn } from '#protocol/accounts.ts'
import type { InputOf, OutputOf } from '#protocol/contract.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { signedIn } from '../../platform/store/index.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import { useCapsLock } from '../accounts/caps-lock.ts'
import { clockOf, useCountdown, type Countdown } from '../accounts/countdown.ts'
import { FactorCodeField, FactorKey } from '../accounts/factor-key.tsx'
import { useKeptValues } from '../accounts/kept-values.ts'
import { errorsOf, waitOf } from '../accounts/refused.ts'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { signInTexts } from './texts.ts'

type Given = InputOf<typeof signIn>
/** After a right password: a code of the app, or first the app itself. */
type Second = { given: Given; proposal?: OutputOf<typeof proposeSecondFactor> }

interface SignInFormProps {
  alongside: boolean
  /** Codes to be shown once, when a second factor was set up on the way in. */
  onSignedIn: (recoveryCodes: readonly string[] | undefined) => void
  /** Told before somebody is in, so that the page stays for the codes. */
  onSettingUp: (settingUp: boolean) => void
}

/** Login and password; where there is a second factor, its code on a step of its own. */
export function SignInForm({ alongside, onSignedIn, onSettingUp }: SignInFormProps) {
  const kept = useKeptValues('sign-in')
  const wait = useCountdown()
  const [second, setSecond] = useState<Second>()

  async function enter(given: Given, fields: Record<string, string> = {}): Promise<FormErrors | void> {
    if (wait.seconds > 0) return
    let codes: readonly string[] | undefined
    try {
      await signedIn(async () => {
        codes = (await call(signIn, given)).recoveryCodes
      })
    } catch (failure) {
      if (failure instanceof Refusal && failure.code === 'second_factor_needed') return setSecond({ given })
      if (failure instanceof Refusal && failure.code === 'second_factor_setup') return setUp(given)
      const seconds = waitOf(failure)
      if (seconds === 0) return errorsOf(failure, fields)
      return wait.start(seconds)
    }
    kept.forget()
    onSignedIn(codes)
  }

  async function setUp(given: Given): Promise<void> {
    const { login, password } = given
    const proposal = await call(proposeSecondFactor, { login, password })
    onSettingUp(true)
    setSecond({ given, proposal })
  }

  if (second) {
    const back = () => {
      onSettingUp(false)
      setSecond(undefined)
    }
    return <SecondStep second={second} wait={wait} onEnter={enter} onBack={back} />
  }
  return (
    <div onInput={kept.onInput}>
      <PasswordStep alongside={alongside} login={kept.values['login']} wait={wait} onEnter={enter} />
    </div>
  )
}

interface PasswordStepProps {
  alongside: boolean
  login: string | undefined
  wait: Countdown
  onEnter: (given: Given) => Promise<FormErrors | void>
}

function PasswordStep({ alongside, login: known, wait, onEnter }: PasswordStepProps) {
  const t = useTexts(signInTexts)
  const a = useTexts(accountTexts)
  const [capsLock, watchCapsLock] = useCapsLock()
  const submit = ({ login = '', password = '', ephemeral }: Record<string, string>) =>
    onEnter({
      ...{ login: login.trim(), password },
      ...(ephemeral ? { ephemeral: true } : {}),
      ...(alongside ? { alongside: true } : {}),
    })
  return (
    <Form onSubmit={submit} aria-label={t.title}>
      <TextField
        name="login"
        label={a.login}
        defaultValue={known}
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={200}
        required
      />
      <PasswordField
        name="password"
        label={a.password}
        hint={capsLock ? a.capsLock : undefined}
        onKeyUp={watchCapsLock}
        maxLength={200}
        required
      />
      {!alongside && <Checkbox name="ephemeral" label={a.ephemeral} hint={a.ephemeralHint} />}
      <WaitBanner wait={wait} />
      <SubmitButton wide aria-disabled={wait.seconds > 0}>
        {wait.seconds > 0 ? t.signInIn(clockOf(wait.seconds)) : t.signIn}
      </SubmitButton>
    </Form>
  )
}

interface SecondStepProps {
  second: Second
  wait: Countdown
  onEnter: (given: Given, fields: Record<string, string>) => Promise<FormErrors | void>
  onBack: () => void
}

function SecondStep({ second: { given, proposal }, wait, onEnter, onBack }: SecondStepProps) {
  const t = useTexts(signInTexts)
  const f = useTexts(accountTexts).factor
  const submit = ({ code = '' }: Record<string, string>) =>
    onEnter({ ...given, code, ...(proposal ? { setup: proposal.setup } : {}) }, { second_factor_wrong: 'code' })
  return (
    <Form key={proposal ? 'setup' : 'code'} onSubmit={submit} aria-label={f.title}>
      {proposal && (
        <>
          <p>{f.required}</p>
          <FactorKey uri={proposal.uri} secret={proposal.secret} />
        </>
      )}
      <FactorCodeField paper={!proposal} autoFocus={!proposal} />
      <WaitBanner wait={wait} />
      <SubmitButton wide aria-disabled={wait.seconds > 0}>
        {wait.seconds > 0 ? t.signInIn(clockOf(wait.seconds)) : t.signIn}
      </SubmitButton>
      <Button tone="plain" wide onClick={onBack}>
        {f.back}
      </Button>
    </Form>
  )
}
