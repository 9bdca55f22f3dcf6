import type { OrganisationFacts } from '#server/features/organisations/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import type { Language } from '#server/platform/refusal.ts'
import { compareOrganisations, type Comparison, type Placing } from './compare.rules.ts'
import type { ReadOrganisations } from './entries.ts'
import { describeInspection, type OrganisationsInspection } from './inspection.ts'
import { knownOrganisations } from './known.queries.ts'
import { readInWorker } from './read-in-worker.ts'
import type { ReadOptions } from './read-organisations.ts'

export type InspectOptions = ReadOptions & { language: Language }

/** What the list at `path` would change under an office. Throws a `Refusal` when it cannot be read as a whole. */
export async function inspectOrganisations(
  db: Db,
  path: string,
  { office, placing, ...options }: InspectOptions & { office: OrganisationFacts; placing?: Placing },
): Promise<{ read: ReadOrganisations; comparison: Comparison; inspection: OrganisationsInspection }> {
  const read = await readInWorker(path, options)
  const comparison = await comparedNow(db, read, office, placing)
  return { read, comparison, inspection: describeInspection(read, comparison, options.language) }
}

/** A list that was read, beside the organisations as they stand now. */
export async function comparedNow(
  db: Db | Tx,
  read: ReadOrganisations,
  office: OrganisationFacts,
  placing?: Placing,
): Promise<Comparison> {
  const inns = new Set(read.entries.map(({ profile }) => profile.inn ?? ''))
  return compareOrganisations(read.entries, await knownOrganisations(db, office.id, [...inns]), office, placing)
}
