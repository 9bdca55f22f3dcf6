import type { OrganisationKind } from '#protocol/accounts.ts'
import type { OrganisationProfile } from '#protocol/organisations.ts'
import { nameKey } from './names.rules.ts'

export type KnownOrganisation = {
  id: string
  parentId: string | null
  kind: OrganisationKind
  name: string
  shortName: string
  isBranch: boolean
  isOpen: boolean
  /** Under the office that the list is brought in under. */
  isBelow: boolean
  profile: OrganisationProfile
}

type Named = { name: string; shortName: string }

export type KnownIndex = {
  withId(id: string | undefined): KnownOrganisation | undefined
  withInn(inn: string): readonly KnownOrganisation[]
  /** Directly under an office, by either name. */
  namedLike(named: Named, parentId: string): readonly KnownOrganisation[]
}

/** Finds organisations by number and by name without looking at all of them each time. */
export function knownIndex(known: readonly KnownOrganisation[]): KnownIndex {
  const byInn = Map.groupBy(known, ({ profile }) => profile.inn)
  const byName = new Map<string, Set<KnownOrganisation>>()
  for (const one of known) {
    for (const key of keysOf(one)) byName.set(key, (byName.get(key) ?? new Set()).add(one))
  }
  const byId = new Map(known.map((one) => [one.id, one]))
  return {
    withId: (id) => (id === undefined ? undefined : byId.get(id)),
    withInn: (inn) => byInn.get(inn) ?? [],
    namedLike: (named, parentId) =>
      [...new Set(keysOf(named).flatMap((key) => [...(byName.get(key) ?? [])]))].filter(
        (one) => one.parentId === parentId,
      ),
  }
}

function keysOf({ name, shortName }: Named): string[] {
  return [...new Set([name, shortName].map(nameKey))].filter((key) => key !== '')
}
