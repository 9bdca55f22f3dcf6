import { waitingResets } from '#protocol/accounts.ts'
import { listJoins } from '#protocol/invitations.ts'
import { relationClaims } from '#protocol/representatives.ts'
import { useLoaded } from '../../platform/queries.ts'

/** How many requests of the organisation wait for my answer; `undefined` while that is unknown. */
export function useWaiting(organisationId: string): number | undefined {
  const joins = useLoaded(listJoins, { organisationId }).data?.requests.length
  const resets = useLoaded(waitingResets, {}).data?.resets.length ?? 0
  const claims = useLoaded(relationClaims, { organisationId }).data?.claims.length ?? 0
  return joins === undefined ? undefined : joins + resets + claims
}
