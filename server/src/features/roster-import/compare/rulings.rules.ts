import { createHash } from 'node:crypto'
import type { ImportDecision } from '#protocol/roster-import.ts'
import type { RosterEntry } from '../entries.ts'
import type { Doubt } from './comparison.ts'
import { canonical, placeKey } from './join-rows.rules.ts'

/** What somebody has decided, by the doubt's key. */
export type Decisions = Pick<ReadonlyMap<string, ImportDecision>, 'size' | 'get'>

export function decisionsOf(decided: readonly ImportDecision[] = []): Decisions {
  return new Map(decided.map((one) => [one.doubt, one]))
}

/** Decisions that remember which doubts they were asked about: only these can have made a difference. */
export function watched(decisions: Decisions) {
  const answers = new Map<string, ImportDecision | undefined>()
  return {
    size: decisions.size,
    get(key: string): ImportDecision | undefined {
      const answer = decisions.get(key)
      answers.set(key, answer)
      return answer
    },
    wouldBeAnsweredBy: (others: Decisions): boolean =>
      [...answers].every(([key, answer]) => isSameDecision(answer, others.get(key))),
  }
}

function isSameDecision(one: ImportDecision | undefined, other: ImportDecision | undefined): boolean {
  return one?.is === other?.is && one?.personId === other?.personId
}

/** A fingerprint of what was looked at: the reason, the rows with all that they say, and whom they may mean. */
export function doubtKey({ reason, entries, places, personIds }: Doubt): string {
  const seen = [reason, places.map(placeKey), entries.map(canonical), personIds.toSorted()]
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22)
}

/** What was decided about rows of a file among themselves. */
export type Rulings = ReturnType<typeof noRulings>

export function noRulings() {
  const keys = new Set<string>()
  const joined: Set<string>[] = []
  const apart: Set<string>[] = []
  const skipped = new Set<string>()

  const has = (group: Set<string>, entry: RosterEntry) => entry.places.some((place) => group.has(placeKey(place)))
  const isSkipped = (entry: RosterEntry) => has(skipped, entry)
  const areApart = (entries: readonly RosterEntry[]) =>
    apart.some((group) => entries.every((entry) => has(group, entry)))

  return {
    joined,
    isSkipped,
    areApart,
    /** The groups of rows that are different people in which an entry stands. */
    apartFrom: (entry: RosterEntry): number[] => apart.flatMap((group, at) => (has(group, entry) ? [at] : [])),
    knows: (key: string) => keys.has(key),
    add(key: string, doubt: Doubt, { is }: ImportDecision): void {
      keys.add(key)
      const places = doubt.places.map(placeKey)
      if (is === 'same') joined.push(new Set(places))
      else if (is === 'other') apart.push(new Set(places))
      else for (const place of places) skipped.add(place)
    },
    /** Nothing is left to ask about these rows. */
    settle(entries: readonly RosterEntry[]): boolean {
      const asked = entries.filter((entry) => !isSkipped(entry))
      if (asked.length < 2 && asked.length < entries.length) return true
      return areApart(asked) || joined.some((group) => asked.every((entry) => has(group, entry)))
    },
  }
}
