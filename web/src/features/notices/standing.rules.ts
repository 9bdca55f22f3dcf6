import type { NoticeBrief } from '#protocol/notices.ts'

export type MyStanding = 'waiting' | 'overdue' | 'acknowledged' | 'late' | 'withdrawn' | 'on_leave' | 'left'

/** How a notice stands to me; null where I am not asked. What I have acknowledged stays so, also when it is withdrawn. */
export function myStanding({ mine, dueAt, withdrawnAt }: NoticeBrief, now: number): MyStanding | null {
  if (!mine) return withdrawnAt ? 'withdrawn' : null
  if (mine.acknowledgedAt) return mine.late ? 'late' : 'acknowledged'
  if (withdrawnAt) return 'withdrawn'
  if (!mine.asked) return mine.onLeave ? 'on_leave' : 'left'
  return Date.parse(dueAt) < now ? 'overdue' : 'waiting'
}

/** The button is there. */
export function isMyTurn(standing: MyStanding | null): boolean {
  return standing === 'waiting' || standing === 'overdue'
}

type Counted = { asked: number; acknowledged: number; late: number }

/** Whoever acknowledged, in time or not. */
export const doneOf = ({ acknowledged, late }: Counted) => acknowledged + late

export const shareOf = (counts: Counted) => (counts.asked === 0 ? 0 : doneOf(counts) / counts.asked)
