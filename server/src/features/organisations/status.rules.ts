import {
  classesNeeded,
  registeredNeeded,
  type InactiveReason,
  type OrganisationStatus,
} from '#protocol/organisations.ts'

export type StatusCounts = {
  counted: boolean
  registered: number
  registeredStaff: number
  classes: number
  emptyClasses: number
}

/** The letter's rule: more than two registered people and at least one class. */
export function statusFrom(counts: StatusCounts): OrganisationStatus {
  const reasons: InactiveReason[] = []
  if (counts.counted && counts.registered < registeredNeeded) reasons.push('few_registered')
  if (counts.counted && counts.classes < classesNeeded) reasons.push('no_class')
  return { ...counts, active: counts.counted && reasons.length === 0, reasons }
}
