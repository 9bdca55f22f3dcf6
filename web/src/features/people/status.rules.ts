import { classesNeeded, registeredNeeded, type OrganisationStatus } from '#protocol/organisations.ts'

/** The one thing that brings a profile nearest to active. */
export type NextStep =
  | { what: 'nothing' }
  | { what: 'head' }
  /** People who have asked already count as soon as they are answered. */
  | { what: 'answer'; count: number }
  | { what: 'invite'; missing: number }
  | { what: 'class' }
  /** The office above has to confirm the papers: the first thing for it, the last for those here, who cannot. */
  | { what: 'verify' }

export interface Looker {
  /** Requests that wait for an answer here. */
  waiting: number
  /** Nobody leads the organisation yet, and the looker may invite somebody. */
  mayInviteHead: boolean
  /** Of an office above. */
  mayVerify: boolean
}

/** What only the looker can do goes before what the organisation does by itself. */
export function nextStep(status: OrganisationStatus, { waiting, mayInviteHead, mayVerify }: Looker): NextStep {
  const missing = registeredNeeded - status.registered
  if (mayInviteHead) return { what: 'head' }
  if (mayVerify && !status.verified) return { what: 'verify' }
  if (missing > 0 && waiting > 0) return { what: 'answer', count: waiting }
  if (missing > 0) return { what: 'invite', missing }
  if (status.classes < classesNeeded) return { what: 'class' }
  if (!status.verified) return { what: 'verify' }
  return { what: 'nothing' }
}
