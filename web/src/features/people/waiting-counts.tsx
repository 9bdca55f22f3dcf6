import { useEffect } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { waitingResets, resetsChanged } from '#protocol/accounts.ts'
import { confirmNotice, moderationNoticed, moderationNotices } from '#protocol/moderation.ts'
import { countJoins, joinsWaiting } from '#protocol/invitations.ts'
import { rosterNoticeAdded, rosterNotices, seeRosterNotices, tiesChanged } from '#protocol/roster.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refresh, useLoaded, useRefreshOn } from '../../platform/queries.ts'
import { useSession, type Me } from '../../platform/store/index.ts'
import { setNoticesWaiting } from '../../shell/notices-waiting.ts'
import { placesOf } from '../../shell/session-places.ts'
import { setPlaceCount } from '../../shell/places.ts'
import { IconInfo, IconShield } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.ts'
import { consentTexts } from '../consents/texts.ts'
import { useMyConsents } from '../consents/use-my-consents.ts'
import { useOpenReports } from '../moderation/use-open-reports.ts'
import { useWaitingNotices } from '../notices/use-waiting.ts'
import { ReportReady } from '../weekly-report/report-ready.tsx'
import { attempt } from './acting.ts'
import { moderationSentence, rosterSentence } from './notice-words.ts'
import { peopleTexts } from './texts.ts'

const consentsPath = '/me/consents'

/** Numbers on the places, and what the organisation has to tell this person. Draws nothing itself. */
export default function WaitingCounts() {
  const session = useSession()
  if (session.state !== 'signedIn' || session.me.pending) return null
  return <Waiting key={session.me.accountId} me={session.me} />
}

function Waiting({ me }: { me: Me }) {
  const places = placesOf(me)
  return (
    <>
      {places.includes('people') && <PeopleCount moderates={places.includes('reports')} />}
      {me.roles.some(({ role }) => role === 'guardian' || role === 'pupil') && <ConsentsCount />}
      {places.includes('reports') && <ReportReady />}
      <Notices />
      <Documents />
    </>
  )
}

function PeopleCount({ moderates }: { moderates: boolean }) {
  const joins = useLoaded(countJoins, {}).data
  const resets = useLoaded(waitingResets, {}).data?.resets.length ?? 0
  const complaints = useOpenReports(moderates)
  useRefreshOn([joinsWaiting, resetsChanged, tiesChanged], [countJoins, waitingResets])
  const count = (joins ? joins.staff + joins.classes + joins.relations : 0) + resets + complaints
  useEffect(() => setPlaceCount('people', count), [count])
  return null
}

/** Notices to acknowledge: beside the unread chats. */
function Documents() {
  const waiting = useWaitingNotices()?.waiting ?? 0
  useEffect(() => {
    setNoticesWaiting(waiting)
    return () => setNoticesWaiting(0)
  }, [waiting])
  return null
}

/** Consents that wait for my answer: on the place, and told once a visit. */
function ConsentsCount() {
  const t = useTexts(consentTexts)
  const { data } = useMyConsents()
  const count = data?.consents.filter(({ state, maySign }) => state === 'missing' && maySign).length ?? 0
  useEffect(() => {
    setPlaceCount('me', count)
    return () => setPlaceCount('me', 0)
  }, [count])
  useEffect(() => {
    if (count === 0 || location.pathname === consentsPath) return undefined
    return toast({
      text: t.asked(count),
      icon: IconInfo,
      durationMs: Infinity,
      action: { label: t.read, run: () => navigate(consentsPath) },
    })
  }, [count, t])
  return null
}

/** Each stays until it has been seen; one at a time, the oldest first. */
function Notices() {
  const t = useTexts(peopleTexts).notices
  const moderation = useLoaded(moderationNotices, {}).data?.notices ?? []
  const roster = useLoaded(rosterNotices, {}).data?.notices ?? []
  useRefreshOn([moderationNoticed, rosterNoticeAdded], [moderationNotices, rosterNotices])
  const warned = moderation.at(-1)
  const told = roster.findLast(({ seenAt }) => seenAt === null)
  useEffect(() => {
    if (!warned) return undefined
    return toast({
      text: moderationSentence(warned),
      icon: IconShield,
      durationMs: Infinity,
      folds: true,
      action: { label: t.seen, run: () => void seen(() => call(confirmNotice, { noticeId: warned.id })) },
    })
    // oxlint-disable-next-line react/exhaustive-deps -- the same notice fetched again is not told again
  }, [warned?.id, t])
  useEffect(() => {
    if (!told || warned) return undefined
    return toast({
      text: rosterSentence(told),
      icon: IconInfo,
      durationMs: Infinity,
      folds: true,
      action: { label: t.seen, run: () => void seen(() => call(seeRosterNotices, { ids: [told.id] })) },
    })
    // oxlint-disable-next-line react/exhaustive-deps -- the same notice fetched again is not told again
  }, [told?.id, warned?.id, t])
  return null
}

async function seen(tell: () => Promise<unknown>): Promise<void> {
  await attempt(tell)
  await refresh(moderationNotices, rosterNotices)
}
