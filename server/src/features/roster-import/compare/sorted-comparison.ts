import type { Place } from '../entries.ts'
import type { Comparison } from './comparison.ts'
import { byPlace } from './join-rows.rules.ts'

/** In the order of the file, so that rows in another order are told of alike. */
export function sortedComparison(found: Comparison): Comparison {
  return {
    added: found.added.toSorted((one, other) => byPlaces(one.places, other.places)),
    changed: found.changed.toSorted((one, other) => byPlaces(one.entry.places, other.entry.places)),
    same: found.same.toSorted((one, other) => byPlaces(one.entry.places, other.entry.places)),
    left: found.left.toSorted((one, other) => byText(one.personId, other.personId)),
    doubtful: found.doubtful.toSorted(
      (one, other) => byPlaces(one.places, other.places) || byText(one.reason, other.reason),
    ),
    unknownOrganisations: found.unknownOrganisations.toSorted(),
    covers: found.covers.toSorted((one, other) => byText(one.organisation, other.organisation)),
  }
}

function byPlaces(one: readonly Place[], other: readonly Place[]): number {
  for (const [at, place] of one.entries()) {
    const beside = other[at]
    const order = beside ? byPlace(place, beside) : 1
    if (order !== 0) return order
  }
  return one.length - other.length
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
