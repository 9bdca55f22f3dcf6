import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { OutputOf } from '#protocol/contract.ts'
import { lookAtResetLink, redeemResetLink, requestByResetLink } from '#protocol/email.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { signedIn } from '../../platform/store/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Form, SubmitButton } from '../../ui/form.tsx'
import { NewPasswordField } from '../accounts/new-password-field.tsx'
import { PlainLinks, PlainPage } from '../accounts/plain-page.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { useGuarded } from '../me/use-guarded.ts'
import { signInTexts } from './texts.ts'

type Looked = OutputOf<typeof lookAtResetLink>

/** `/sign-in/link#secret`: from the letter to a new password, or to a request that somebody else releases. */
export function LinkPage() {
  const [secret, setSecret] = useState(() => location.hash.slice(1))
  useEffect(() => {
    const read = () => setSecret(location.hash.slice(1))
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return <OpenedLink key={secret} secret={secret} />
}

function OpenedLink({ secret }: { secret: string }) {
  const t = useTexts(signInTexts)
  const { looked, fault } = useLooked(secret)
  if (fault !== undefined) {
    return (
      <PlainPage title={t.linkBad} lead={fault || t.linkBadText}>
        <PlainLinks>
          <Link href="/sign-in/restore">{t.linkAgain}</Link>
          <Link href="/sign-in">{t.backToSignIn}</Link>
        </PlainLinks>
      </PlainPage>
    )
  }
  if (!looked) return null
  return looked.needsRelease ? <RequestStep secret={secret} /> : <PasswordStep secret={secret} login={looked.login} />
}

function useLooked(secret: string): { looked?: Looked; fault?: string } {
  const fits = /^[\w-]{22}$/.test(secret)
  const [state, setState] = useState<{ looked?: Looked; fault?: string }>(fits ? {} : { fault: '' })
  useEffect(() => {
    if (!fits) return
    call(lookAtResetLink, { secret }).then(
      (looked) => setState({ looked }),
      (failure: unknown) => setState({ fault: errorsOf(failure).summary ?? '' }),
    )
  }, [secret, fits])
  return state
}

function PasswordStep({ secret, login }: { secret: string; login: string }) {
  const t = useTexts(signInTexts)
  const a = useTexts(accountTexts)
  const [, navigate] = useLocation()
  const { wait, guarded } = useGuarded()

  const submit = guarded({}, async ({ password = '' }) => {
    await signedIn(async () => (await call(redeemResetLink, { secret, newPassword: password })).signedIn)
    navigate('/', { replace: true })
  })

  return (
    <PlainPage title={t.linkTitle} lead={t.linkLead(login)}>
      <Form onSubmit={submit} aria-label={t.linkTitle}>
        <input type="text" autoComplete="username" value={login} readOnly hidden />
        <NewPasswordField label={a.newPassword} known={[login]} />
        <WaitBanner wait={wait} />
        <SubmitButton wide>{t.change}</SubmitButton>
      </Form>
    </PlainPage>
  )
}

function RequestStep({ secret }: { secret: string }) {
  const t = useTexts(signInTexts)
  const { wait, guarded } = useGuarded()
  const [asked, setAsked] = useState(false)

  const submit = guarded({}, async () => {
    await call(requestByResetLink, { secret })
    setAsked(true)
  })

  return (
    <PlainPage title={t.releaseTitle} lead={t.releaseLead}>
      {asked ? (
        <Banner>{t.releaseAsked}</Banner>
      ) : (
        <Form onSubmit={submit} aria-label={t.releaseTitle}>
          <WaitBanner wait={wait} />
          <SubmitButton wide>{t.releaseAsk}</SubmitButton>
        </Form>
      )}
      <PlainLinks>
        <Link href="/sign-in/restore">{t.cannot}</Link>
      </PlainLinks>
    </PlainPage>
  )
}
