import type { OutputOf } from '#protocol/contract.ts'
import type { lookAtCode } from '#protocol/invitations.ts'
import type { KeptValues } from '../accounts/kept-values.ts'

/** A ticket with what the server said it is for. */
export interface Joining extends OutputOf<typeof lookAtCode> {
  ticket: string
}

/** What was found out in the step before, also after a reload. */
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
