import type { OrganisationKind } from '#protocol/accounts.ts'

/**
 * What an organisation knows of a person who stands there, one bit each. Their values are part of what snapshots store: a new one
 * gets a new bit, none is given another meaning.
 */
export const bits = {
  /** Works here, in whatever role; operators and specialists of offices do not count. */
  staff: 1,
  pupil: 2,
  /** Guardian of a current child here, unrestricted. */
  guardian: 4,
  /** Long leave from the work here. */
  onLeave: 8,
  /** An account of one's own, signed in at least once, not blocked. */
  account: 16,
  /** Its secret was set on a device that activated more than two others of the staff, and it was used on no other since. */
  sharedDevice: 32,
  /** Read, acknowledged, attended or wrote within the seven days before. Known of staff only. */
  used: 64,
  /** Eighteen or older; who has no birth date is a child. */
  adult: 128,
  /** A child with at least one unrestricted guardian who has signed in. */
  covered: 256,
  /** A pupil of grades only that the organisation leaves without accounts. */
  withoutAccount: 512,
  /** A pupil with an account who waits for consent here, and is in no chat of the organisation. */
  awaitsConsent: 1024,
} as const

/** How many people have which bits: a person counts once in an organisation, whatever the roles. */
export type People = ReadonlyMap<number, number>

/** Those who have all bits of `has` and none of `hasNot`. */
export function countOf(people: People, has: number, hasNot = 0): number {
  let sum = 0
  for (const [of, count] of people) if ((of & has) === has && (of & hasNot) === 0) sum += count
  return sum
}

/** All that the indicators of one organisation are counted from, as it was known at one instant. */
export type Inputs = {
  readonly kind: OrganisationKind
  readonly verified: boolean
  /** By the office; `null`: it has said nothing. `staff` includes those on leave. */
  readonly expected: {
    readonly staff: number | null
    readonly children: number | null
    readonly classes: number | null
  }
  /** Of the school years that count at that instant. */
  readonly classes: { readonly made: number; readonly empty: number; readonly withFormTeacher: number }
  /** Lines of the inventory of old chats without those entered by mistake; `done` are moved or closed. */
  readonly oldChats: { readonly lines: number; readonly done: number; readonly mistaken: number }
  /** The head declared within the last four weeks that the inventory is complete. */
  readonly declared: boolean
  /** Acknowledgements that were asked for by a day that has come within the seven days before, and those given in time. */
  readonly notices: { readonly asked: number; readonly inTime: number }
  readonly people: People
}
