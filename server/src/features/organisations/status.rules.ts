import {
  classesNeeded,
  registeredNeeded,
  type InactiveReason,
  type OrganisationStatus,
  type StaffProgress,
} from '#protocol/organisations.ts'

type StaffCounts = {
  listed: number
  inside: number
  onLeave: number
  /** By the office, those on leave among them; null: no number. */
  expected: number | null
}

export type StatusCounts = {
  counted: boolean
  registered: number
  registeredStaff: number
  classes: number
  emptyClasses: number
  staff: StaffCounts
}

/** The letter's rule: more than two registered people and at least one class. */
export function statusFrom({ staff, ...counts }: StatusCounts): OrganisationStatus {
  const reasons: InactiveReason[] = []
  if (counts.counted && counts.registered < registeredNeeded) reasons.push('few_registered')
  if (counts.counted && counts.classes < classesNeeded) reasons.push('no_class')
  return { ...counts, active: counts.counted && reasons.length === 0, reasons, staff: staffFrom(staff) }
}

/** The denominator is the roster, or what the office expects where that is more; long leave stands outside. */
function staffFrom({ listed, inside, onLeave, expected }: StaffCounts): StaffProgress {
  const total = Math.max(listed, (expected ?? 0) - onLeave)
  return { registered: inside, total, onLeave, unlisted: total - listed }
}

/** From 0 to 1; nobody to register is 0: such an organisation has not begun. */
export function shareOf({ registered, total }: Pick<StaffProgress, 'registered' | 'total'>): number {
  return total === 0 ? 0 : registered / total
}

/** Sums of both sides, never an average of shares. */
export function sumOfStaff(all: readonly StaffProgress[]): StaffProgress {
  const sum = (of: keyof StaffProgress) => all.reduce((so, one) => so + one[of], 0)
  return { registered: sum('registered'), total: sum('total'), onLeave: sum('onLeave'), unlisted: sum('unlisted') }
}
