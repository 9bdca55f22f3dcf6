import { useState } from 'react'
import { askResetLink } from '#protocol/email.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Form, SubmitButton } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useKeptValues } from '../accounts/kept-values.ts'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { useGuarded } from '../me/use-guarded.ts'
import { signInTexts } from './texts.ts'
import styles from './sign-in.module.css'

/** Asks for a link by e-mail; the answer is the same for every login. */
export function MailLinkForm() {
  const t = useTexts(signInTexts)
  const a = useTexts(accountTexts)
  const kept = useKeptValues('sign-in')
  const { wait, guarded } = useGuarded()
  const [sent, setSent] = useState(false)

  const submit = guarded({}, async ({ login = '' }) => {
    await call(askResetLink, { login: login.trim() })
    setSent(true)
  })

  return (
    <>
      <h2 className={styles.part}>{t.byMail}</h2>
      <p>{t.byMailText}</p>
      <div onInput={kept.onInput}>
        <Form onSubmit={submit} aria-label={t.byMail}>
          <TextField
            name="login"
            label={a.login}
            defaultValue={kept.values['login'] ?? ''}
            autoComplete="username"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={200}
            required
          />
          <WaitBanner wait={wait} />
          {sent && <Banner>{t.linkSent}</Banner>}
          <SubmitButton tone="quiet" wide>
            {t.sendLink}
          </SubmitButton>
        </Form>
      </div>
    </>
  )
}
