export interface Share {
  registered: number
  total: number
}

/** From 0 to 1; of nobody it is 0. */
export function shareOf({ registered, total }: Share): number {
  return total === 0 ? 0 : registered / total
}

/** Counted in whole people, so that 100 % of 60 is 60 and not 59.6. */
export function isReached({ registered, total }: Share, percent: number): boolean {
  return total > 0 && registered * 100 >= total * percent
}
