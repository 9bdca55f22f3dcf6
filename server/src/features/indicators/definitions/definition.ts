import type { Indicator } from '#protocol/indicators.ts'
import type { Inputs } from './inputs.ts'

/** A denominator of 0 is «no data», never 100 %. */
export type Share = { readonly numerator: number; readonly denominator: number }

/** One indicator: one file beside this one, and a line in `all.ts`. */
export type Definition = Indicator & {
  /** `false`: defined, but what it counts does not exist yet. It is neither counted nor shown. */
  readonly shown: boolean
  /** What the indicator is for one organisation; `null`: it does not apply there and stands outside both sums. */
  count(of: Inputs): Share | null
  /** Who is missing in the numerator; without it the indicator is not of people. */
  readonly missing?: {
    /** Bits that those of the denominator have, and have not. */
    readonly has: number
    readonly hasNot: number
    /** Whether somebody of these is in the numerator. */
    inside(person: number): boolean
    /** Why somebody is not, where the way in does not say it. */
    reason(person: number): 'shared_device' | 'no_guardian' | 'not_used' | 'awaits_consent' | undefined
  }
}

export function define(definition: Definition): Definition {
  return definition
}

/** What clients are told of it. */
export function shownOf(definition: Definition): Indicator {
  const { code, version, unit, title, explanation, numerator, denominator, mayHaveGoal, suppressed } = definition
  return { code, version, unit, title, explanation, numerator, denominator, mayHaveGoal, suppressed }
}
