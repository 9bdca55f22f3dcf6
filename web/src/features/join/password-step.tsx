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

export interface PasswordStepProps {
  kept: KeptValues
  steps: number
  onDone: (account: { login: string; password: string; ephemeral: boolean }) => Promise<FormErrors | void>
}

/** Login and password of a newcomer. */
export function PasswordStep({ kept, steps, onDone }: PasswordStepProps) {
  const t = useTexts(joinTexts)
  const a = useTexts(accountTexts)
  const [taken, setTaken] = useState<string[]>([])
  const { familyName, givenName, login: own } = kept.values
  const known = [familyName, givenName, own].filter((word) => word !== undefined)

  async function submit(form: Record<string, string>): Promise<FormErrors | void> {
    const login = (form['login'] ?? '').trim()
    if (!isLogin(login)) return { fields: { login: texts(accountTexts).loginWrong } }
    const errors = await onDone({ login, password: form['password'] ?? '', ephemeral: Boolean(form['ephemeral']) })
    if (errors?.fields?.['login']) setTaken([...taken, login])
    return errors
  }

  return (
    <PlainPage title={t.passwordTitle} step={t.step(3, steps)} lead={t.passwordLead} back="/join/you">
      <div onInput={kept.onInput}>
        <Form onSubmit={submit}>
          <LoginField kept={kept} name={{ familyName, givenName }} taken={taken} />
          <NewPasswordField known={known} />
          <Checkbox name="ephemeral" label={a.ephemeral} hint={a.ephemeralHint} />
          <SubmitButton wide>{t.send}</SubmitButton>
        </Form>
      </div>
    </PlainPage>
  )
}
