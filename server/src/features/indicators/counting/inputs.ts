import type { Db, Tx } from '#server/platform/call.ts'
import type { Inputs } from '../definitions/inputs.ts'
import { aboutOrganisations, countPeople } from './inputs.queries.ts'
import type { KnownOrganisation } from './organisations.queries.ts'

/** What each organisation is counted from, and how many of its staff came in within the last day. */
export async function inputsOf(
  db: Db | Tx,
  organisations: readonly KnownOrganisation[],
  at: Date,
): Promise<{ organisation: KnownOrganisation; inputs: Inputs; fresh: number }[]> {
  const about = await aboutOrganisations(db, organisations, at)
  const counted = await countPeople(db, organisations, at)
  return organisations.map((organisation) => {
    const { people, fresh } = counted.get(organisation.id)!
    const { kind, verified } = organisation
    return { organisation, inputs: { kind, verified, ...about.get(organisation.id)!, people }, fresh }
  })
}
