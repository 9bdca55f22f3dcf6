import type { FailingReason } from '#protocol/indicators.ts'
import { failingReasons } from '#server/features/organisations/exports.rules.ts'
import { bits, countOf, type Inputs } from './inputs.ts'

/** Linked: an account that a person really uses. One that was made for somebody on a shared device is none. */
export function isRegistered(person: number): boolean {
  return (person & (bits.account | bits.sharedDevice)) === bits.account
}

/** Registered people of an organisation in whatever role; each once. A pupil who waits for consent is none, unless at work here too. */
export function registeredIn({ people }: Inputs): number {
  const waitingAtWork = countOf(people, bits.account | bits.awaitsConsent | bits.staff, bits.sharedDevice)
  return countOf(people, bits.account, bits.sharedDevice | bits.awaitsConsent) + waitingAtWork
}

/** Staff without those on leave: the roster, or what the office expects where that is more. */
export function staffOf({ people, expected }: Inputs): number {
  const onLeave = countOf(people, bits.staff | bits.onLeave)
  return Math.max(countOf(people, bits.staff, bits.onLeave), (expected.staff ?? 0) - onLeave)
}

/** Verified, or without an office above that could do it, and somebody is inside. */
export function isConnected(of: Inputs): boolean {
  return of.verified && registeredIn(of) > 0
}

/** Why the profile is not active, by the rule that its own page goes by. */
export function failingOf(of: Inputs): FailingReason[] {
  return failingReasons({ verified: of.verified, registered: registeredIn(of), classes: of.classes.made })
}

/** Classes that are to be there: those that are, or what the office expects where that is more. */
export function classesOf({ classes, expected }: Inputs): number {
  return Math.max(classes.made, expected.classes ?? 0)
}

/** Children whom the office expects and no list holds. */
export function unlistedChildren({ people, expected }: Inputs): number {
  return Math.max(0, (expected.children ?? 0) - countOf(people, bits.pupil))
}
