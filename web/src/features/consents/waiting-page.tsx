import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { formatList } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refreshMe, signOut, useConnection, useSession, type Me } from '../../platform/store/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PlainPage } from '../accounts/plain-page.tsx'
import { consentTexts } from './texts.ts'
import styles from './consents.module.css'

/** Only for a word that was lost on the way: the server tells of a consent by itself. */
const askEveryMs = 30_000

/** `/consent/waiting`: a pupil waits for a guardian’s consent, and goes inside by itself as soon as it is there. */
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
  return (
    <PlainPage title={t.title} lead={t.lead(formatList(me.organisations.map(({ shortName }) => shortName)))}>
      {connection.state === 'offline' && <Banner tone="attention">{t.offline}</Banner>}
      <Card title={t.how}>
        <ol className={styles.steps}>
          {t.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Card>
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
