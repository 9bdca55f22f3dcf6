import { useState } from 'react'
import { foundInstallation } from '#protocol/accounts.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { currentLanguage, texts, useTexts } from '../../platform/i18n/index.ts'
import { signedIn } from '../../platform/store/index.ts'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { LoginField } from '../accounts/login-field.tsx'
import { isLogin } from '../accounts/login-suggestion.ts'
import { NameFields, personName } from '../accounts/name-fields.tsx'
import { NewPasswordField } from '../accounts/new-password-field.tsx'
import { PlainPage } from '../accounts/plain-page.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { accountTexts } from '../accounts/texts.ts'
import type { Kind } from './kind-choice.tsx'
import { chosenZone } from './organisation-step.tsx'
import { firstRunTexts } from './texts.ts'

export interface FounderStepProps {
  kept: KeptValues
  token: string
  onFounded: () => void
  /** Somebody was faster, or the answer to our own request was lost. */
  onAlreadyFounded: () => void
}

/** Who founds, and how this person will sign in. */
export function FounderStep({ kept, token, onFounded, onAlreadyFounded }: FounderStepProps) {
  const t = useTexts(firstRunTexts)
  const [taken, setTaken] = useState<string[]>([])
  const { values } = kept
  const kind = values['kind'] as Kind
  const name = { familyName: values['familyName'], givenName: values['givenName'] }

  async function found(form: Record<string, string>): Promise<FormErrors | void> {
    const login = (form['login'] ?? '').trim()
    if (!isLogin(login)) return { fields: { login: texts(accountTexts).loginWrong } }
    try {
      await signedIn(() =>
        call(foundInstallation, {
          token,
          kind,
          name: (values['name'] ?? '').trim(),
          timeZone: chosenZone(kept),
          person: personName(form),
          login,
          password: form['password'] ?? '',
          locale: currentLanguage(),
        }),
      )
    } catch (failure) {
      if (failure instanceof Refusal && ['already_founded', 'already_done'].includes(failure.code))
        return onAlreadyFounded()
      if (failure instanceof Refusal && failure.code === 'login_taken') setTaken([...taken, login])
      return errorsOf(failure)
    }
    onFounded()
  }

  return (
    <PlainPage title={t.youTitle} step={t.step(2, 2)} lead={t.youLead[kind]} back={`/first-run#${token}`}>
      <div onInput={kept.onInput}>
        <Form onSubmit={found}>
          <NameFields values={values} />
          <LoginField kept={kept} name={name} taken={taken} />
          <NewPasswordField
            known={Object.values(name)
              .concat(values['login'])
              .filter((word) => word !== undefined)}
          />
          <FormActions>
            <SubmitButton>{t.found[kind]}</SubmitButton>
          </FormActions>
        </Form>
      </div>
    </PlainPage>
  )
}
