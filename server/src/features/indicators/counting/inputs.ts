import type { Inputs } from '../definitions/inputs.ts'
import type { About, CountedPeople } from './inputs.queries.ts'
import type { KnownOrganisation } from './organisations.queries.ts'

/** What each organisation is counted from. */
export function inputsOf(
  organisations: readonly KnownOrganisation[],
  about: ReadonlyMap<string, About>,
  counted: ReadonlyMap<string, CountedPeople>,
): { organisation: KnownOrganisation; inputs: Inputs }[] {
  return organisations.map((organisation) => {
    const { id, kind, verified } = organisation
    return { organisation, inputs: { kind, verified, ...about.get(id)!, people: counted.get(id)!.people } }
  })
}
