import { useState } from 'react'
import { proposeSecondFactor, signIn } from '#protocol/accounts.ts'
import type { InputOf } from '#protocol/contract.ts'
import { passkeySignIn, type PasskeyAnswer } from '#protocol/passkeys.ts'
import type { Provider } from '#protocol/providers.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { signedIn } from '../../platform/store/index.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import { useCapsLock } from '../accounts/caps-lock.ts'
import { clockOf, useCountdown, type Countdown } from '../accounts/countdown.ts'
import { useKeptValues } from '../accounts/kept-values.ts'
import { PasskeyButton } from '../accounts/passkey-button.tsx'
import { ProviderButtons } from '../accounts/provider-buttons.tsx'
import { errorsOf, waitOf } from '../accounts/refused.ts'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { askedBy, SecondStep, type Asked } from './second-step.tsx'
import { signInTexts } from './texts.ts'

type Given = InputOf<typeof signIn>
/** What is asked after a right password. */
type Second = Asked & { given: Given }

interface SignInFormProps {
  alongside: boolean
  /** Whether this browser has passkeys for the server. */
  passkeysHere: boolean
  providers: readonly Provider[]
  /** Where whoever comes back from a provider goes on to. */
  to: string
  /** Codes to be shown once, when a second factor was set up on the way in. */
  onSignedIn: (recoveryCodes: readonly string[] | undefined) => void
  /** Told before somebody is in, so that the page stays for the codes. */
  onSettingUp: (settingUp: boolean) => void
}

/** Login and password, or a passkey; where there is a second factor, its code on a step of its own. */
export function SignInForm({ alongside, passkeysHere, providers, to, onSignedIn, onSettingUp }: SignInFormProps) {
  const kept = useKeptValues('sign-in')
  const wait = useCountdown()
  const [second, setSecond] = useState<Second>()

  async function enter(given: Given, fields: Record<string, string> = {}): Promise<FormErrors | void> {
    if (wait.seconds > 0) return
    try {
      await comeIn(async () => (await call(signIn, given)).recoveryCodes)
    } catch (failure) {
      const asked = askedBy(failure, passkeysHere)
      if (asked) return setSecond({ given, ...asked })
      if (failure instanceof Refusal && failure.code === 'second_factor_setup') return setUp(given)
      const seconds = waitOf(failure)
      if (seconds === 0) return errorsOf(failure, fields)
      return wait.start(seconds)
    }
  }

  async function comeIn(act: () => Promise<readonly string[] | undefined>): Promise<void> {
    let codes: readonly string[] | undefined
    await signedIn(async () => {
      codes = await act()
    })
    kept.forget()
    onSignedIn(codes)
  }

  const enterWithPasskey = (answer: PasskeyAnswer, form: FormData) =>
    comeIn(async () => {
      await call(passkeySignIn, {
        answer,
        ...(form.has('ephemeral') ? { ephemeral: true } : {}),
        ...(alongside ? { alongside: true } : {}),
      })
      return undefined
    })

  async function setUp(given: Given): Promise<void> {
    const { login, password } = given
    const proposal = await call(proposeSecondFactor, { login, password })
    onSettingUp(true)
    setSecond({ given, proposal, code: true, passkey: false })
  }

  if (second) {
    const back = () => {
      onSettingUp(false)
      setSecond(undefined)
    }
    const { given, ...asked } = second
    const setup = asked.proposal ? { setup: asked.proposal.setup } : {}
    return (
      <SecondStep
        {...asked}
        wait={wait}
        onCode={(code) => enter({ ...given, code, ...setup }, { second_factor_wrong: 'code' })}
        onPasskey={(passkey) => comeIn(async () => (await call(signIn, { ...given, passkey })).recoveryCodes)}
        onBack={back}
      />
    )
  }
  return (
    <div onInput={kept.onInput}>
      <PasswordStep
        alongside={alongside}
        login={kept.values['login']}
        wait={wait}
        onEnter={enter}
        onPasskey={passkeysHere ? enterWithPasskey : undefined}
        providers={providers}
        to={to}
      />
    </div>
  )
}

interface PasswordStepProps extends Pick<SignInFormProps, 'alongside' | 'providers' | 'to'> {
  login: string | undefined
  wait: Countdown
  onEnter: (given: Given) => Promise<FormErrors | void>
  onPasskey: ((answer: PasskeyAnswer, form: FormData) => Promise<void>) | undefined
}

function PasswordStep({ alongside, providers, to, login: known, wait, onEnter, onPasskey }: PasswordStepProps) {
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
      {onPasskey && <PasskeyButton wide label={a.passkey.enter} onAnswer={onPasskey} />}
      <ProviderButtons
        wide
        providers={providers}
        label={t.through}
        errand={(form) => ({ for: 'signIn', to, ephemeral: form.has('ephemeral'), alongside })}
      />
    </Form>
  )
}
