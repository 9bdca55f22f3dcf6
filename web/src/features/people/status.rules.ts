import { classesNeeded, registeredNeeded, type OrganisationStatus } from '#protocol/organisations.ts'

/** The one thing that brings a profile nearest to active. */
export type NextStep =
  | { what: 'nothing' }
  /** People who have asked already count as soon as they are answered. */
  | { what: 'answer'; count: number }
  | { what: 'invite'; missing: number }
  | { what: 'class' }
  /** The office above has to confirm the papers: the last thing, since nobody here can do it. */
  | { what: 'verify' }

/** `waiting`: requests that wait for an answer here. */
export function nextStep(status: OrganisationStatus, waiting: number): NextStep {
  const missing = registeredNeeded - status.registered
  if (missing > 0 && waiting > 0) return { what: 'answer', count: waiting }
  if (missing > 0) return { what: 'invite', missing }
  if (status.classes < classesNeeded) return { what: 'class' }
  if (!status.verified) return { what: 'verify' }
  return { what: 'nothing' }
}
