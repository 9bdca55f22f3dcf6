import type { ChildSheet, SheetPlace } from '#protocol/sheets.ts'

export type Standing = 'joined' | 'claimed' | 'open' | 'lacking'

export const standings: readonly Standing[] = ['joined', 'claimed', 'open', 'lacking']

/** A code that works is in somebody's hands; one that died is as good as none. */
export function standingOf({ state }: Pick<SheetPlace, 'state'>): Standing {
  if (state === 'joined' || state === 'claimed') return state
  return state === 'issued' || state === 'opened' ? 'open' : 'lacking'
}

/** How many people of these sheets stand where. */
export function countStandings(children: readonly Pick<ChildSheet, 'places'>[]): Record<Standing, number> {
  const counts = { joined: 0, claimed: 0, open: 0, lacking: 0 }
  for (const place of children.flatMap(({ places }) => places)) counts[standingOf(place)]++
  return counts
}
