import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { redeemReset } from '#protocol/accounts.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { signedIn } from '../../platform/store/index.ts'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { inGroups } from '../accounts/code.ts'
import { CodeField, codeFaultText } from '../accounts/code-field.tsx'
import { clockOf, useCountdown } from '../accounts/countdown.ts'
import { useKeptValues } from '../accounts/kept-values.ts'
import { NewPasswordField } from '../accounts/new-password-field.tsx'
import { PlainLinks, PlainPage } from '../accounts/plain-page.tsx'
import { errorsOf, waitOf } from '../accounts/refused.ts'
import { useSetupState } from '../accounts/setup-state.ts'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { MailLinkForm } from './mail-link-form.tsx'
import { signInTexts } from './texts.ts'
import styles from './sign-in.module.css'

/** `/sign-in/restore`: who helps, and the form for the code that they give. */
export function RestorePage() {
  const t = useTexts(signInTexts)
  const [, navigate] = useLocation()
  const setup = useSetupState()
  return (
    <PlainPage title={t.restoreTitle} lead={t.restoreLead} back="/sign-in">
      <div>
        <ul className={styles.helpers}>
          <li>{t.whoPupil}</li>
          <li>{t.whoStaff}</li>
          <li>{t.whoHead}</li>
        </ul>
        <p className={styles.after}>{t.restoreCode}</p>
      </div>
      <h2 className={styles.part}>{t.haveResetCode}</h2>
      <RestoreForm onRestored={() => navigate('/', { replace: true })} />
      {setup?.mail && <MailLinkForm />}
      <PlainLinks>
        <Link href="/sign-in">{t.backToSignIn}</Link>
      </PlainLinks>
    </PlainPage>
  )
}

function RestoreForm({ onRestored }: { onRestored: () => void }) {
  const t = useTexts(signInTexts)
  const a = useTexts(accountTexts)
  const kept = useKeptValues('sign-in')
  const wait = useCountdown()
  const [signs, setSigns] = useState('')
  const login = kept.values['login'] ?? ''

  async function submit(form: Record<string, string>): Promise<FormErrors | void> {
    if (wait.seconds > 0) return
    const fault = codeFaultText(signs)
    if (fault) return { fields: { code: fault } }
    try {
      const given = { login: login.trim(), code: inGroups(signs), newPassword: form['password'] ?? '' }
      await signedIn(async () => (await call(redeemReset, given)).signedIn)
    } catch (failure) {
      const seconds = waitOf(failure)
      if (seconds === 0) return errorsOf(failure, { reset_code_wrong: 'code' })
      return wait.start(seconds)
    }
    kept.forget()
    onRestored()
  }

  return (
    <div onInput={kept.onInput}>
      <Form onSubmit={submit} aria-label={t.haveResetCode}>
        <TextField
          name="login"
          label={a.login}
          defaultValue={login}
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={200}
          required
        />
        <CodeField label={t.code} hint={t.codeHint} signs={signs} onChange={setSigns} autoComplete="one-time-code" />
        <NewPasswordField label={a.newPassword} known={[login]} />
        <WaitBanner wait={wait} />
        <SubmitButton wide aria-disabled={wait.seconds > 0}>
          {wait.seconds > 0 ? t.signInIn(clockOf(wait.seconds)) : t.change}
        </SubmitButton>
      </Form>
    </div>
  )
}
