import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { formatList } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refreshMe, signOut, useConnection, useSession, type Me } from '../../platform/store/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PlainPage } from '../accounts/plain-page.tsx'
import { ConsentCard } from './consent-card.tsx'
import { consentTexts } from './texts.ts'
import { useMyConsents } from './use-my-consents.ts'
import styles from './consents.module.css'

/** Only for a word that was lost on the way: the server tells of a consent by itself. */
const askEveryMs = 30_000

/** `/consent/waiting`: a pupil waits for a guardian’s consent or gives the own one, and goes inside by itself then. */
export function ConsentWaitingPage() {
  const session = useSession()
  const [, navigate] = useLocation()
  const over = session.state === 'signedOut' || (session.state === 'signedIn' && !session.me.awaitsConsent)
  useEffect(() => {
    if (over) navigate('/', { replace: true })
  }, [over, navigate])
  return session.state === 'signedIn' && session.me.awaitsConsent ? <Waiting me={session.me} /> : null
}

function Waiting({ me }: { me: Me }) {
  const t = useTexts(consentTexts).waiting
  const connection = useConnection()
  useEffect(() => {
    const timer = setInterval(() => void refreshMe(), askEveryMs)
    return () => clearInterval(timer)
  }, [])
  const { data } = useMyConsents()
  const own = data?.consents.filter((asked) => asked.own) ?? []
  const mine = own.filter(({ given }) => given === null)
  const others = own.length === 0 || own.some(({ guardianMissing }) => guardianMissing)
  const where = formatList(me.organisations.map(({ shortName }) => shortName))
  const lead = mine.length === 0 ? t.lead : others ? t.leadBoth : t.leadOwn
  return (
    <PlainPage title={others ? t.title : t.titleOwn} lead={lead(where)}>
      {connection.state === 'offline' && <Banner tone="attention">{t.offline}</Banner>}
      {data && mine.map((asked) => <ConsentCard key={asked.organisation.id} asked={asked} text={data.ownText} />)}
      {own.length > 0 && mine.length === 0 && <p>{t.givenYours}</p>}
      {others && (
        <Card title={t.how}>
          <ol className={styles.steps}>
            {t.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Card>
      )}
      <p>{t.itself}</p>
      <p className={styles.login}>
        {t.yourLogin}: <b>{me.login}</b>
      </p>
      <div>
        <Button tone="plain" onClick={() => void signOut({ discardUnsent: true })}>
          {t.signOut}
        </Button>
      </div>
    </PlainPage>
  )
}
