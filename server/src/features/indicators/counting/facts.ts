import type { Inputs } from '../definitions/inputs.ts'
import type { Beside, FailingReason } from '#protocol/indicators.ts'

/** What `facts` of `live_organisations` and `snapshot_organisations` hold of an organisation that is counted; of an office `{}`. */
export type OrganisationFacts = {
  /** Empty: active. */
  reasons: FailingReason[]
  /** Without zeros. */
  beside: Beside[]
  report: ReportFacts
  /** Snapshots only: what an office should look at before it believes the numbers. */
  notes: QualityNote[]
}

/** The line of the Friday report. `total` is what the indicators divide by. */
export type ReportFacts = {
  verified: boolean
  /** Somebody or some number of the office is known: «по 41 из 47 организаций» counts these. */
  listed: boolean
  staff: { total: number; listed: number; registered: number; active: number; onLeave: number }
  /** `null` where pupils have no accounts. */
  pupils: { total: number; registered: number } | null
  /** Under 18. */
  children: { total: number; listed: number; covered: number }
  classes: { total: number; made: number; empty: number; withFormTeacher: number }
  /** What the office expects; `null`: it has said nothing. */
  expected: Inputs['expected']
}

/** With the numbers that speak for it. */
export type QualityNote =
  | { code: 'staff_shrank' | 'leave_rose'; from: number; to: number }
  /** `null`: not for whoever may not see numbers of few. */
  | { code: 'children_shrank'; from: number | null; to: number | null }
  | { code: 'expected_shrank'; what: 'staff' | 'children' | 'classes'; from: number; to: number | null }
  | { code: 'shared_devices'; count: number; of: number }
  | { code: 'activation_burst'; count: number; of: number }
