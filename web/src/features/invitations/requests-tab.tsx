import { waitingResets } from '#protocol/accounts.ts'
import { listJoins, type JoinRequest } from '#protocol/invitations.ts'
import { relationClaims } from '#protocol/representatives.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconCircleCheck } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { RelationClaims } from './relation-claims.tsx'
import { RequestCards } from './request-cards.tsx'
import { WaitingResets } from './waiting-resets.tsx'
import { invitationTexts } from './texts.ts'

/** Everybody who waits for my answer here: staff, then class by class. */
export default function RequestsTab({ organisation }: { organisation: Organisation }) {
  const t = useTexts(invitationTexts).requests
  const { data, error, refetch } = useLoaded(listJoins, { organisationId: organisation.id })
  const resets = useLoaded(waitingResets, {}).data?.resets ?? []
  const claims = useLoaded(relationClaims, { organisationId: organisation.id }).data?.claims ?? []
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows avatar={40} />
  if (data.requests.length + resets.length + claims.length === 0) {
    return (
      <EmptyState icon={IconCircleCheck} title={t.emptyTitle}>
        {t.emptyText}
      </EmptyState>
    )
  }
  return (
    <Stack gap={6}>
      {resets.length > 0 && <WaitingResets resets={resets} />}
      {claims.length > 0 && <RelationClaims claims={claims} />}
      {groups(data.requests).map(([key, requests]) => (
        <RequestCards key={key} title={key === '' ? t.staff : requests[0]!.className} requests={requests} />
      ))}
    </Stack>
  )
}

/** Staff first, then classes by name. */
function groups(requests: readonly JoinRequest[]): [string, JoinRequest[]][] {
  const found = new Map<string, JoinRequest[]>()
  for (const request of requests) {
    const key = request.classId ?? ''
    found.set(key, [...(found.get(key) ?? []), request])
  }
  return [...found].toSorted(([, a], [, b]) => a[0]!.className.localeCompare(b[0]!.className, 'ru', { numeric: true }))
}
