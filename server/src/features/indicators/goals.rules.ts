import type { OrganisationKind } from '#protocol/accounts.ts'

export type KeptGoal = {
  id: string
  organisationId: string
  organisationShortName: string
  code: string
  percent: number
  due: string
  kinds: OrganisationKind[]
}

/** Kinds that are counted, which a goal can be for. */
export const countedKinds: readonly OrganisationKind[] = ['school', 'kindergarten', 'additional', 'college']

/**
 * By indicator the goal that holds where one looks: that of the first on the way up (`chain` begins with the organisation itself)
 * whose circle holds one of `kinds`.
 */
export function nearestGoals(
  goals: ReadonlyMap<string, readonly KeptGoal[]>,
  chain: readonly string[],
  kinds: ReadonlySet<OrganisationKind>,
): Map<string, KeptGoal> {
  const nearest = new Map<string, KeptGoal>()
  for (const id of chain) {
    for (const goal of goals.get(id) ?? []) {
      if (!nearest.has(goal.code) && goal.kinds.some((kind) => kinds.has(kind))) nearest.set(goal.code, goal)
    }
  }
  return nearest
}

type Share = { numerator: number; denominator: number; hidden: boolean }

/** Below what it is to reach. Where nobody is known nothing is reached; of what is hidden nothing is said. */
export function isBelow({ numerator, denominator, hidden }: Share, percent: number): boolean {
  if (hidden) return false
  return denominator === 0 || numerator * 100 < percent * denominator
}
