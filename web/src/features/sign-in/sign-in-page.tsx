import { useEffect, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { useSession } from '../../platform/store/index.ts'
import { ThemeChoice } from '../../shell/preferences.tsx'
import { Banner } from '../../ui/banner.tsx'
import { PlainLinks, PlainPage } from '../accounts/plain-page.tsx'
import { passkeysWork } from '../accounts/passkeys.ts'
import { RecoveryCodes } from '../accounts/recovery-codes.tsx'
import { useSetupState, type SetupState } from '../accounts/setup-state.ts'
import { SignInForm } from './sign-in-form.tsx'
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
  const [settingUp, setSettingUp] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>()
  const inside = session.state === 'signedIn' && !alongside && !settingUp
  useEffect(() => {
    if (inside) navigate(to, { replace: true })
  }, [inside, to, navigate])
  const leave = () => navigate(to, { replace: true })
  return (
    <PlainPage
      title={alongside ? t.titleAlongside : t.title}
      // The line is there before the name has come, so that nothing moves under a finger.
      lead={alongside ? t.leadAlongside : to !== '/' ? t.leadAsked : (setup?.name ?? '\u00a0')}
      {...(alongside ? { back: '/accounts' } : {})}
    >
      {setup?.founded === false && <NotFounded />}
      {!alongside && <WhySignedOut />}
      {codes ? (
        <RecoveryCodes codes={codes} onDone={leave} />
      ) : (
        <>
          <SignInForm
            alongside={alongside}
            passkeysHere={passkeysWork(setup?.passkeyHost)}
            providers={setup?.providers ?? []}
            to={to}
            onSignedIn={(shown) => (shown ? setCodes(shown) : leave())}
            onSettingUp={setSettingUp}
          />
          <Ways alongside={alongside} setup={setup} />
        </>
      )}
      <ThemeChoice />
    </PlainPage>
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
