import type { OutputOf } from '#protocol/contract.ts'
import type { Birthday, lookAtCode, proveCode } from '#protocol/invitations.ts'
import type { KeptValues } from '../accounts/kept-values.ts'

/** What a right birthday opened: whom the code is for. */
export interface Proven extends OutputOf<typeof proveCode> {
  birthday: Birthday
}

/** A ticket with what the server said it is for. */
export interface Joining extends OutputOf<typeof lookAtCode> {
  ticket: string
  proven?: Proven
}

/** What was found out in the steps before, also after a reload. */
export function joiningOf({ values }: KeptValues): Joining | null {
  try {
    return JSON.parse(values['joining'] ?? 'null') as Joining | null
  } catch {
    return null
  }
}

export function keepJoining(kept: KeptValues, joining: Joining): void {
  kept.set('joining', JSON.stringify(joining))
}

/** Whom the code was issued for, unless somebody else is there and names him- or herself. */
export function claimedBy({ proven }: Joining, { values }: KeptValues): NonNullable<Proven['who']> | null {
  return values['someoneElse'] ? null : (proven?.who ?? null)
}
