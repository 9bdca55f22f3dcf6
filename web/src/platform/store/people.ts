import { getPeople } from '#protocol/conversations.ts'
import type { Line } from '../sync/line.ts'
import type { Confirmed } from './confirmed.ts'

const gatherMs = 30
const perCall = 100
const askAgainMs = 5 * 60_000

/**
 * Changes are told by events, but not in conversations of more than 200 people: there a name may be so old while it is
 * shown. What this device had kept counts as old when it is shown for the first time after a start.
 */
export const personAgeMaxMs = 60 * 60_000

/** Fetches people that the screen wants and nobody has told yet, or told too long ago; many at once. */
export function createPeople(confirmed: Confirmed, call: Line['call']) {
  const asked = new Map<string, string>()
  const cameAt = new Map<string, number>()
  let wanted = new Set<string>()

  /** Shown now: asked for when unknown, in doubt or old. */
  function want(id: string) {
    if (isGood(id)) return
    wantAnew(id)
  }

  /** The same, when only an event can make it wrong. */
  function wantIfDoubted(id: string) {
    if (confirmed.state().stalePersons.has(id)) wantAnew(id)
  }

  function wantAnew(id: string) {
    if (asked.get(id) === markOf(id)) return
    asked.set(id, markOf(id))
    if (wanted.size === 0) setTimeout(() => void fetchWanted(), gatherMs)
    wanted.add(id)
  }

  function isGood(id: string): boolean {
    const { persons, stalePersons } = confirmed.state()
    const age = performance.now() - (cameAt.get(id) ?? -Infinity)
    return persons.has(id) && !stalePersons.has(id) && age < personAgeMaxMs
  }

  function markOf(id: string): string {
    return confirmed.state().stalePersons.get(id) ?? ''
  }

  async function fetchWanted() {
    const ids = [...wanted]
    wanted = new Set()
    for (let i = 0; i < ids.length; i += perCall) {
      const marks = new Map(ids.slice(i, i + perCall).map((id) => [id, markOf(id)]))
      const forget = () => marks.forEach((mark, id) => asked.get(id) === mark && asked.delete(id))
      try {
        confirmed.persons((await call(getPeople, { ids: [...marks.keys()] })).people, marks)
        setTimeout(forget, askAgainMs)
      } catch {
        forget()
      }
    }
  }

  return {
    want,
    wantIfDoubted,
    came(ids: readonly string[]) {
      for (const id of ids) cameAt.set(id, performance.now())
    },
  }
}

export type People = ReturnType<typeof createPeople>
