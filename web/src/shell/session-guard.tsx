import { useEffect, type ReactNode } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { useTexts } from '../platform/i18n/index.ts'
import { setBadge } from '../platform/push/badge.ts'
import { useSession, useUnreadTotal } from '../platform/store/index.ts'
import { setTitleCount } from '../ui/document-title.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconOffline } from '../ui/icons.tsx'
import { Page } from '../ui/page.tsx'
import { doorOf } from './door.ts'
import { useNoticesWaiting } from './notices-waiting.ts'
import { SinglePane } from './panes.tsx'
import { setPlaceCount, setPlaces } from './places.ts'
import { placesOf } from './session-places.ts'
import { shellTexts } from './texts.ts'

export interface SessionGuardProps {
  /** While it is not known yet who is here. */
  waiting: ReactNode
  children: ReactNode
}

/** Stands around every page that is for people of the organisation. */
export function SessionGuard({ waiting, children }: SessionGuardProps) {
  const session = useSession()
  const [location] = useLocation()
  const search = useSearch()
  const door = doorOf(session, search ? `${location}?${search}` : location)
  const me = session.state === 'signedIn' ? session.me : undefined
  useEffect(() => {
    if (me) setPlaces(placesOf(me))
  }, [me])
  if (door === 'wait') return waiting
  if (door === 'unreachable') return <Unreachable />
  if (door !== 'open') return <Redirect to={door.goTo} replace />
  return (
    <>
      <Counts key={me?.accountId} />
      {children}
    </>
  )
}

/** Unread messages and notices that wait: on the place, on the browser tab and on the icon of the installed app. */
function Counts() {
  const waiting = useUnreadTotal() + useNoticesWaiting()
  useEffect(() => {
    setPlaceCount('chats', waiting)
    setTitleCount(waiting)
    setBadge(waiting)
    return () => {
      setTitleCount(0)
      setBadge(0)
    }
  }, [waiting])
  return null
}

function Unreachable() {
  const t = useTexts(shellTexts)
  return (
    <SinglePane>
      <Page title={t.unreachableTitle}>
        <EmptyState icon={IconOffline} title={t.unreachableTitle}>
          {t.unreachableText}
        </EmptyState>
      </Page>
    </SinglePane>
  )
}
