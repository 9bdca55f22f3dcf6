import { declarationDays } from '#protocol/old-chats.ts'

const dayMs = 86_400_000

/** Until when a word given at an instant is good, and how many days are left of it now, begun ones included. */
export function goodUntil(declaredAt: Date, now: Date): { until: string; daysLeft: number } {
  const until = declaredAt.getTime() + declarationDays * dayMs
  return {
    until: new Date(until).toISOString(),
    daysLeft: Math.max(0, Math.ceil((until - now.getTime()) / dayMs)),
  }
}

/** Free of foreign chats: the list is said to be complete, not longer than four weeks ago, and nothing on it is open. */
export function isFree(
  declaredAt: Date | null,
  { declared, importing }: { declared: number; importing: number },
  now: Date,
): boolean {
  return declaredAt !== null && goodUntil(declaredAt, now).daysLeft > 0 && declared + importing === 0
}
