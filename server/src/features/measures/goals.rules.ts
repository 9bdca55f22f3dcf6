import type { OrganisationKind } from '#protocol/accounts.ts'
import type { IndicatorValue } from '#protocol/indicators.ts'

/** What an indicator is to reach by a day, as an office set it for these kinds. */
export type GoalSet = {
  readonly organisationId: string
  readonly indicator: string
  readonly percent: number
  readonly due: string
  readonly kinds: readonly OrganisationKind[]
}

/** The goal that holds for an organisation: of the nearest in `chain` (itself, then upwards). `kind` null: an office, of any kind. */
export function goalOf(
  goals: readonly GoalSet[],
  chain: readonly string[],
  kind: OrganisationKind | null,
  indicator: string,
): GoalSet | undefined {
  const fitting = goals.filter((goal) => goal.indicator === indicator && (kind === null || goal.kinds.includes(kind)))
  for (const id of chain) {
    const found = fitting.find(({ organisationId }) => organisationId === id)
    if (found) return found
  }
  return undefined
}

/** From 0 to 1; nothing to divide by, or nothing shown, is 0. */
export function shareOf({ numerator, denominator }: Pick<IndicatorValue, 'numerator' | 'denominator'>): number {
  return denominator === 0 ? 0 : numerator / denominator
}
