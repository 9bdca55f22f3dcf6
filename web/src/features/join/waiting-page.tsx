import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { joinAnswered, myJoins } from '#protocol/invitations.ts'
import type { OutputOf } from '#protocol/contract.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded, useRefreshOn } from '../../platform/queries.ts'
import { refreshMe, signOut, useConnection, useSession, type Me } from '../../platform/store/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { FormActions } from '../../ui/form.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { PlainPage } from '../accounts/plain-page.tsx'
import { joinTexts } from './texts.ts'
import styles from './join.module.css'

type Request = OutputOf<typeof myJoins>['requests'][number]

const askEveryMs = 10_000
/** Once somebody has said yes: an answer that was on its way before may still say «waits». */
const openEveryMs = 2_000

/** `/join/waiting`: how one’s request stands. Goes inside by itself as soon as somebody has said yes. */
export function WaitingPage() {
  const session = useSession()
  const [, navigate] = useLocation()
  const signedOut = session.state === 'signedOut'
  useEffect(() => {
    if (signedOut) navigate('/join', { replace: true })
  }, [signedOut, navigate])
  return session.state === 'signedIn' ? <Waiting me={session.me} /> : null
}

function Waiting({ me }: { me: Me }) {
  const t = useTexts(joinTexts)
  const [, navigate] = useLocation()
  const { data } = useLoaded(myJoins, {}, { everyMs: askEveryMs })
  useRefreshOn([joinAnswered], [myJoins])
  const request = data?.requests[0]
  const approved = request?.state === 'approved'
  useEffect(() => {
    if (!approved) return undefined
    if (!me.awaitsConsent && me.pending) {
      void refreshMe()
      const timer = setInterval(() => void refreshMe(), openEveryMs)
      return () => clearInterval(timer)
    }
    navigate(me.awaitsConsent ? '/consent/waiting' : '/', { replace: true })
    return undefined
  }, [approved, me.pending, me.awaitsConsent, navigate])

  if (!data) return <Loading />
  if (!request) return <NoRequest />
  if (request.state === 'refused') return <Refused request={request} />
  if (approved) return <PlainPage title={t.approvedTitle} lead={t.approvedText} />
  return <Waits request={request} me={me} />
}

function Waits({ request, me }: { request: Request; me: Me }) {
  const t = useTexts(joinTexts)
  const connection = useConnection()
  useLanguage()
  return (
    <PlainPage title={t.waitingTitle} lead={`${t.waitingWho[request.kind]} ${t.waitingText}`}>
      {connection.state === 'offline' && <Banner tone="attention">{t.offline}</Banner>}
      <Card title={request.organisationShortName}>
        <dl className={styles.facts}>
          <dt>{t.sent}</dt>
          <dd>{formatDayTime(request.at)}</dd>
          <dt>{t.yourLogin}</dt>
          <dd>{me.login}</dd>
        </dl>
      </Card>
      <div>{me.pending ? <SignOutButton /> : <ButtonLink href="/">{t.toChats}</ButtonLink>}</div>
    </PlainPage>
  )
}

function Refused({ request }: { request: Request }) {
  const t = useTexts(joinTexts)
  return (
    <PlainPage title={t.refusedTitle} lead={t.refusedText}>
      <Card title={request.organisationShortName}>
        <dl className={styles.facts}>
          <dt>{t.sent}</dt>
          <dd>{formatDayTime(request.at)}</dd>
        </dl>
      </Card>
      <FormActions>
        <ButtonLink tone="primary" href="/join">
          {t.tryOther}
        </ButtonLink>
        <SignOutButton />
      </FormActions>
    </PlainPage>
  )
}

function NoRequest() {
  const t = useTexts(joinTexts)
  return (
    <PlainPage title={t.nothingTitle} lead={t.nothingText}>
      <FormActions>
        <ButtonLink tone="primary" href="/join">
          {t.codeTitle}
        </ButtonLink>
        <SignOutButton />
      </FormActions>
    </PlainPage>
  )
}

function SignOutButton() {
  const t = useTexts(joinTexts)
  return (
    <Button tone="plain" onClick={() => void signOut({ discardUnsent: true })}>
      {t.signOut}
    </Button>
  )
}

function Loading() {
  const t = useTexts(joinTexts)
  return (
    <PlainPage title={t.waitingTitle}>
      <SkeletonRows rows={2} />
    </PlainPage>
  )
}
