import { organisationPeople, peoplePageMax, type OrganisationPerson } from '#protocol/organisations.ts'
import type { InputOf } from '#protocol/contract.ts'
import { useLongQuery, type LongAnswer } from '../../platform/long-query.ts'

export type FoundPeople = LongAnswer<typeof organisationPeople, OrganisationPerson>

/** People of an organisation, as long as the list may be. */
export function usePeople(query: Omit<InputOf<typeof organisationPeople>, 'offset' | 'limit'>): FoundPeople {
  return useLongQuery(organisationPeople, query, peoplePageMax, ({ people }) => people)
}
