import type { JoinKind } from '#protocol/invitations.ts'
import type { Refusal } from '#server/platform/refusal.ts'
import { refuse } from './invitations.refusals.ts'

/** Wrong codes from one address, behind which a whole school may sit, and from anywhere, in a quarter of an hour. */
export const failuresPerAddressMax = 20
export const failuresInAllMax = 1000
export const failuresWindowMs = 15 * 60_000

type Closing = {
  kind: JoinKind
  childId: string | null
  expiresAt: Date
  closedAt: Date | null
  held: boolean
  gone: boolean
}

/** Why nobody can join with a code any more; null while one can. `used` counts requests that were not refused. */
export function whyClosed(code: Closing, { used, seats }: { used: number; seats: number }, at: Date): Refusal | null {
  if (code.closedAt !== null) return refuse.code_closed()
  if (code.held || (isPersonal(code) && used > 0)) return refuse.code_used()
  if (code.gone) return refuse.code_closed()
  if (code.expiresAt <= at) return refuse.code_expired()
  return used >= seats ? refuse.code_full() : null
}

/** A code for one person: an invitation, or one on the sheet of a child. */
export function isPersonal({ kind, childId }: Pick<Closing, 'kind' | 'childId'>): boolean {
  return kind === 'staff' || childId !== null
}

/** How many may ask with a code: one, as many as the class has lines, or twice that for guardians. */
export function seatsOf(kind: JoinKind, classSize: number): number {
  if (kind === 'staff') return 1
  return kind === 'pupil' ? classSize : 2 * classSize
}
