import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { providerSignIn } from '#protocol/providers.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { signedIn } from '../../platform/store/index.ts'
import { Banner } from '../../ui/banner.tsx'
import type { FormErrors } from '../../ui/form.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useCountdown } from '../accounts/countdown.ts'
import { passkeysWork } from '../accounts/passkeys.ts'
import { PlainLinks, PlainPage } from '../accounts/plain-page.tsx'
import { errandOfTab, finishErrand, keepIdentity, type Identity } from '../accounts/providers.ts'
import { errorsOf, waitOf } from '../accounts/refused.ts'
import { useSetupState } from '../accounts/setup-state.ts'
import { askedBy, SecondStep, type Asked } from './second-step.tsx'
import { signInTexts } from './texts.ts'

/** `/sign-in/back`: where a provider sends people, with an answer; from here they go on to what they went for. */
export function BackPage() {
  const t = useTexts(signInTexts)
  const setup = useSetupState()
  const [, navigate] = useLocation()
  const [errand] = useState(errandOfTab)
  const [answer] = useState(() => location.search.slice(1))
  const [identity, setIdentity] = useState<Identity>()
  const [asked, setAsked] = useState<Asked>()
  const [failure, setFailure] = useState<string>()
  const wait = useCountdown()
  const leave = (to: string) => navigate(to, { replace: true })

  useEffect(() => {
    // The answer must not stay in the history of a shared computer.
    history.replaceState(history.state, '', location.pathname)
    if (!errand) return
    finishErrand(errand, answer)
      .then((found) => {
        if (errand.for === 'signIn') return setIdentity(found)
        keepIdentity(found)
        return navigate(errand.to, { replace: true })
      })
      .catch((error: unknown) => setFailure(errorsOf(error).summary))
  }, [errand, answer, navigate])

  async function enter(more: object = {}): Promise<void> {
    const { ephemeral = false, alongside = false, to } = errand!
    await signedIn(() => call(providerSignIn, { identity: identity!.identity, ephemeral, alongside, ...more }))
    leave(to)
  }

  useEffect(() => {
    if (!identity || !setup) return
    enter().catch((error: unknown) => {
      const needed = askedBy(error, passkeysWork(setup.passkeyHost))
      if (needed) setAsked(needed)
      else setFailure(errorsOf(error).summary)
    })
    // Once for an identity: it opens one door once.
  }, [identity, setup !== undefined])

  async function enterWithCode(code: string): Promise<FormErrors | void> {
    try {
      await enter({ code })
    } catch (error) {
      const seconds = waitOf(error)
      return seconds > 0 ? wait.start(seconds) : errorsOf(error, { second_factor_wrong: 'code' })
    }
  }

  const wrong = failure ?? (errand ? undefined : texts(signInTexts).backNothing)
  return (
    <PlainPage title={t.title} lead={identity?.label}>
      {wrong && (
        <>
          <Banner tone="danger" summary>
            {wrong}
          </Banner>
          <PlainLinks>
            <Link href="/sign-in">{t.backToSignIn}</Link>
            <Link href="/join">{t.haveCode}</Link>
          </PlainLinks>
        </>
      )}
      {asked && !wrong && (
        <SecondStep
          {...asked}
          wait={wait}
          onCode={enterWithCode}
          onPasskey={(passkey) => enter({ passkey })}
          onBack={() => leave('/sign-in')}
        />
      )}
      {!asked && !wrong && <SkeletonRows rows={2} />}
    </PlainPage>
  )
}
