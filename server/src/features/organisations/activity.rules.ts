import type { FailingReason } from '#protocol/indicators.ts'
import { classesNeeded, registeredNeeded } from '#protocol/organisations.ts'

export type Activity = {
  /** Confirmed by an office above, or there is none. */
  readonly verified: boolean
  readonly registered: number
  /** Of the school years that count; one without children is a class too. */
  readonly classes: number
}

/**
 * The letter's rule in its only place, for the page of people, for the indicator and for the report: a verified profile, more
 * than two registered people, at least one class. What fails comes in the order in which it is to be mended; nothing: active.
 */
export function failingReasons({ verified, registered, classes }: Activity): FailingReason[] {
  const reasons: [FailingReason, boolean][] = [
    ['not_verified', !verified],
    ['nobody_registered', registered === 0],
    ['few_registered', registered > 0 && registered < registeredNeeded],
    ['no_class', classes < classesNeeded],
  ]
  return reasons.filter(([, fails]) => fails).map(([reason]) => reason)
}
