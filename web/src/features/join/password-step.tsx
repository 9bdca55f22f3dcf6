import { useState } from 'react'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { LoginField } from '../accounts/login-field.tsx'
import { isLogin } from '../accounts/login-suggestion.ts'
import { NewPasswordField } from '../accounts/new-password-field.tsx'
import { PlainPage } from '../accounts/plain-page.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { joinTexts } from './texts.ts'

export interface ChosenAccount {
  login: string
  password: string
  ephemeral: boolean
}

export interface PasswordStepProps {
  kept: KeptValues
  step: string
  onDone: (account: ChosenAccount) => Promise<FormErrors | void>
}

/** Login and password of a newcomer who waits for an answer. */
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
  onDone: (account: ChosenAccount) => Promise<FormErrors | void>
}

export function AccountForm({ kept, name, submit, onDone }: AccountFormProps) {
  const a = useTexts(accountTexts)
  const [taken, setTaken] = useState<string[]>([])
  const { familyName, givenName } = name
  const known = [familyName, givenName, kept.values['login']].filter((word) => word !== undefined)

  async function send(form: Record<string, string>): Promise<FormErrors | void> {
    const login = (form['login'] ?? '').trim()
    if (!isLogin(login)) return { fields: { login: texts(accountTexts).loginWrong } }
    const errors = await onDone({ login, password: form['password'] ?? '', ephemeral: Boolean(form['ephemeral']) })
    if (errors?.fields?.['login']) setTaken([...taken, login])
    return errors
  }

  return (
    <div onInput={kept.onInput}>
      <Form onSubmit={send}>
        <LoginField kept={kept} name={{ familyName, givenName }} taken={taken} />
        <NewPasswordField known={known} />
        <Checkbox name="ephemeral" label={a.ephemeral} hint={a.ephemeralHint} />
        <SubmitButton wide>{submit}</SubmitButton>
      </Form>
    </div>
  )
}
