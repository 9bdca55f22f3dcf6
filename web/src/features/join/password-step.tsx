import { useState, type ReactNode } from 'react'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { LoginField } from '../accounts/login-field.tsx'
import { isLogin } from '../accounts/login-suggestion.ts'
import { NewPasswordField } from '../accounts/new-password-field.tsx'
import { PlainPage } from '../accounts/plain-page.tsx'
import { ProviderButtons } from '../accounts/provider-buttons.tsx'
import { forgetIdentity, keptIdentity } from '../accounts/providers.ts'
import { useSetupState } from '../accounts/setup-state.ts'
import { accountTexts } from '../accounts/texts.ts'
import { joinTexts } from './texts.ts'

/** Either a password, or the identity that a provider has vouched for. */
export type Account = { login: string; password?: string; identity?: string; ephemeral: boolean }

export interface PasswordStepProps {
  kept: KeptValues
  step: string
  onDone: (account: Account) => Promise<FormErrors | void>
}

/** How a newcomer who waits for an answer will sign in. */
export function PasswordStep({ kept, step, onDone }: PasswordStepProps) {
  const t = useTexts(joinTexts)
  const { familyName, givenName } = kept.values
  return (
    <PlainPage title={t.passwordTitle} step={step} lead={t.passwordLead} back="/join/you">
      <AccountForm kept={kept} name={{ familyName, givenName }} submit={t.send} onDone={onDone} />
    </PlainPage>
  )
}

interface AccountFormProps {
  kept: KeptValues
  /** Whose account it is to be. */
  name: { familyName?: string | undefined; givenName?: string | undefined }
  submit: string
  onDone: (account: Account) => Promise<FormErrors | void>
  /** What else is asked, before login and password. */
  children?: ReactNode
}

/** Login and password of a newcomer, or login and a provider that lets them in. */
export function AccountForm({ kept, name, submit, onDone, children }: AccountFormProps) {
  const a = useTexts(accountTexts)
  const t = useTexts(joinTexts)
  const [taken, setTaken] = useState<string[]>([])
  const [through, setThrough] = useState(keptIdentity)
  const providers = useSetupState()?.providers ?? []
  const { familyName, givenName } = name
  const known = [familyName, givenName, kept.values['login']].filter((word) => word !== undefined)

  async function send(form: Record<string, string>): Promise<FormErrors | void> {
    const login = (form['login'] ?? '').trim()
    if (!isLogin(login)) return { fields: { login: texts(accountTexts).loginWrong } }
    const way = through ? { identity: through.identity } : { password: form['password'] ?? '' }
    const errors = await onDone({ login, ...way, ephemeral: Boolean(form['ephemeral']) })
    if (!errors) forgetIdentity()
    // Taken once: what went wrong with it cannot be tried again.
    else if (!errors.fields) takePassword()
    if (errors?.fields?.['login']) setTaken([...taken, login])
    return errors
  }

  function takePassword() {
    forgetIdentity()
    setThrough(undefined)
  }

  return (
    <div onInput={kept.onInput}>
      <Form onSubmit={send}>
        {children}
        <LoginField kept={kept} name={{ familyName, givenName }} taken={taken} />
        {through ? (
          <Banner
            title={t.through(through.label)}
            actions={
              <Button size="s" tone="plain" onClick={takePassword}>
                {t.takePassword}
              </Button>
            }
          />
        ) : (
          <NewPasswordField known={known} />
        )}
        <Checkbox name="ephemeral" label={a.ephemeral} hint={a.ephemeralHint} />
        <SubmitButton wide>{submit}</SubmitButton>
        {!through && (
          <ProviderButtons
            wide
            providers={providers}
            label={t.throughInstead}
            errand={() => ({ for: 'join', to: location.pathname })}
          />
        )}
      </Form>
    </div>
  )
}
