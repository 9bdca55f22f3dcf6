import type { Comparison } from '../compare/comparison.ts'
import { canonical, placeKey } from '../compare/join-rows.rules.ts'
import type { RosterIndex } from '../compare/roster-index.ts'
import type { RosterEntry } from '../entries.ts'
import { classKindsIn } from '#server/features/classes/exports.rules.ts'

/** An entry and whom it means: nobody yet, for somebody new. */
export type Applicable = { entry: RosterEntry; organisationId: string; personId: string | undefined }

/**
 * What of a comparison may be applied: nothing that is doubtful, nothing of organisations that are not ours, no child where
 * there are no classes. In an order that does not depend on the rows' order.
 */
export function applicable(
  { added, changed, doubtful }: Comparison,
  index: RosterIndex,
  organisationId: string,
): { applied: Applicable[]; skipped: number } {
  const doubted = new Set(
    doubtful.filter(({ reason }) => reason !== 'same_line').flatMap(({ places }) => places.map(placeKey)),
  )
  const all = [...added.map((entry) => ({ entry, personId: undefined })), ...changed]
  const applied = all.flatMap(({ entry, personId }): Applicable[] => {
    const organisation = index.organisation(entry.organisation || organisationId)
    const fits = organisation && (entry.kind === 'staff' || classKindsIn[organisation.kind].length > 0)
    if (!fits || entry.held || entry.places.some((place) => doubted.has(placeKey(place)))) return []
    return [{ entry, personId, organisationId: organisation.id }]
  })
  applied.sort((a, b) => inOrder(a.entry, b.entry))
  return { applied, skipped: all.length - applied.length }
}

/** Staff first: a guardian who works there is found among them. All that is said counts only where names are the same. */
function inOrder(one: RosterEntry, other: RosterEntry): number {
  if (one.kind !== other.kind) return one.kind === 'staff' ? -1 : 1
  for (const part of ['familyName', 'givenName', 'patronymic', 'birthDate'] as const) {
    if (one.person[part] !== other.person[part]) return one.person[part] < other.person[part] ? -1 : 1
  }
  return canonical(one) < canonical(other) ? -1 : 1
}
