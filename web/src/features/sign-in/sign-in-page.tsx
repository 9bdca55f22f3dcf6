import { useEffect } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { signIn } from '#protocol/accounts.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { signedIn, useSession } from '../../platform/store/index.ts'
import { ThemeChoice } from '../../shell/preferences.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import { useCapsLock } from '../accounts/caps-lock.ts'
import { clockOf, useCountdown } from '../accounts/countdown.ts'
import { useKeptValues } from '../accounts/kept-values.ts'
import { PlainLinks, PlainPage } from '../accounts/plain-page.tsx'
import { errorsOf, waitOf } from '../accounts/refused.ts'
import { useSetupState, type SetupState } from '../accounts/setup-state.ts'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { signInTexts } from './texts.ts'
import { wayBack } from './way-back.ts'

/** `/sign-in`, with `?to=` the page that was asked for, with `?alongside` for one more person on this device. */
export function SignInPage() {
  const t = useTexts(signInTexts)
  const session = useSession()
  const search = useSearch()
  const [, navigate] = useLocation()
  const setup = useSetupState()
  const alongside = new URLSearchParams(search).has('alongside') && session.state === 'signedIn'
  const to = wayBack(search)
  const inside = session.state === 'signedIn' && !alongside
  useEffect(() => {
    if (inside) navigate(to, { replace: true })
  }, [inside, to, navigate])
  return (
    <PlainPage
      title={alongside ? t.titleAlongside : t.title}
      // The line is there before the name has come, so that nothing moves under a finger.
      lead={alongside ? t.leadAlongside : to !== '/' ? t.leadAsked : (setup?.name ?? '\u00a0')}
      {...(alongside ? { back: '/accounts' } : {})}
    >
      {setup?.founded === false && <NotFounded />}
      {!alongside && <WhySignedOut />}
      <SignInForm alongside={alongside} onSignedIn={() => navigate(to, { replace: true })} />
      <Ways alongside={alongside} setup={setup} />
      <ThemeChoice />
    </PlainPage>
  )
}

function SignInForm({ alongside, onSignedIn }: { alongside: boolean; onSignedIn: () => void }) {
  const t = useTexts(signInTexts)
  const a = useTexts(accountTexts)
  const kept = useKeptValues('sign-in')
  const wait = useCountdown()
  const [capsLock, watchCapsLock] = useCapsLock()

  async function submit(form: Record<string, string>): Promise<FormErrors | void> {
    if (wait.seconds > 0) return
    try {
      const { login = '', password = '', ephemeral } = form
      const how = { ...(ephemeral ? { ephemeral: true } : {}), ...(alongside ? { alongside: true } : {}) }
      await signedIn(() => call(signIn, { login: login.trim(), password, ...how }))
    } catch (failure) {
      const seconds = waitOf(failure)
      if (seconds === 0) return errorsOf(failure)
      return wait.start(seconds)
    }
    kept.forget()
    onSignedIn()
  }

  return (
    <div onInput={kept.onInput}>
      <Form onSubmit={submit} aria-label={t.title}>
        <TextField
          name="login"
          label={a.login}
          defaultValue={kept.values['login']}
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
    </div>
  )
}

function Ways({ alongside, setup }: { alongside: boolean; setup: SetupState | undefined }) {
  const t = useTexts(signInTexts)
  return (
    <PlainLinks>
      {setup?.demo && <Link href="/demo">{t.demo}</Link>}
      <Link href="/sign-in/restore">{t.cannot}</Link>
      {!alongside && <Link href="/join">{t.haveCode}</Link>}
    </PlainLinks>
  )
}

function NotFounded() {
  const t = useTexts(signInTexts)
  return (
    <Banner title={t.notFoundedTitle}>
      {t.notFoundedText} <Link href="/first-run">{t.notFoundedWay}</Link>
    </Banner>
  )
}

/** When the session was ended from elsewhere, the person is told why. */
function WhySignedOut() {
  const session = useSession()
  const reasons: Record<string, string> = texts(signInTexts).ended
  const reason = session.state === 'signedOut' ? reasons[session.reason] : undefined
  return reason ? <Banner tone="attention">{reason}</Banner> : null
}
