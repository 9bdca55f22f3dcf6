import type { OrganisationStatus, StaffProgress } from '#protocol/organisations.ts'
import { failingReasons } from './activity.rules.ts'

type StaffCounts = {
  listed: number
  inside: number
  onLeave: number
  /** By the office, those on leave among them; null: no number. */
  expected: number | null
}

export type StatusCounts = {
  counted: boolean
  verified: boolean
  registered: number
  registeredStaff: number
  classes: number
  emptyClasses: number
  staff: StaffCounts
}

/** Offices, and branches that do not report, are asked for nothing. */
export function statusFrom({ staff, ...counts }: StatusCounts): OrganisationStatus {
  const reasons = counts.counted ? failingReasons(counts) : []
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
