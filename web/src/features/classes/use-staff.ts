import type { PersonBrief } from '#protocol/common.ts'
import { organisationPeople, peoplePageMax } from '#protocol/organisations.ts'
import { useLoaded, useLoadedMany } from '../../platform/queries.ts'

/** Everybody who works in the organisation, by family name; grows page by page. */
export function useStaff(organisationId: string): readonly PersonBrief[] {
  const query = { organisationId, circle: 'staff' as const, limit: peoplePageMax }
  const first = useLoaded(organisationPeople, { ...query, offset: 0 }).data
  const pages = Math.ceil((first?.total ?? 0) / peoplePageMax)
  const more = useLoadedMany(
    organisationPeople,
    Array.from({ length: Math.max(0, pages - 1) }, (_, page) => ({ ...query, offset: (page + 1) * peoplePageMax })),
  )
  return [first, ...more.answers].flatMap((answer) => answer?.people.map(({ person }) => person) ?? [])
}
