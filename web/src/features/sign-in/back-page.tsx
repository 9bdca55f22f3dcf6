import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { PasskeyAnswer } from '#protocol/passkeys.ts'
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
import {
  errandOfTab,
  finishErrand,
  keepIdentity,
  type Errand,
  type ErrandOfTab,
  type Identity,
} from '../accounts/providers.ts'
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
    arrive(errand, answer, setIdentity).then(
      () => navigate(errand.to, { replace: true }),
      (error: unknown) => {
        const needed = askedBy(error, true)
        if (needed) setAsked(needed)
        else setFailure(errorsOf(error).summary)
      },
    )
  }, [errand, answer, navigate])

  async function enter(more: Second): Promise<void> {
    await signInWith(identity!, errand!, more)
    leave(errand!.to)
  }

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
          code={asked.code}
          passkey={asked.passkey && passkeysWork(setup?.passkeyHost)}
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

type Second = { code?: string; passkey?: PasskeyAnswer }

/** Goes on with what a provider has answered: signs in, or keeps the identity for the page that was left. */
async function arrive(errand: ErrandOfTab, answer: string, onIdentity: (identity: Identity) => void): Promise<void> {
  const identity = await finishErrand(errand, answer)
  onIdentity(identity)
  if (errand.for !== 'signIn') return keepIdentity(identity)
  // An identity opens one door once, however often the page is drawn.
  if (entering?.identity !== identity) entering = { identity, done: signInWith(identity, errand) }
  await entering.done
}

let entering: { identity: Identity; done: Promise<void> } | undefined

async function signInWith({ identity }: Identity, errand: Errand, second: Second = {}): Promise<void> {
  const { ephemeral = false, alongside = false } = errand
  await signedIn(() => call(providerSignIn, { identity, ephemeral, alongside, ...second }))
}
