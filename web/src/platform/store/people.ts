import { getPeople } from '#protocol/conversations.ts'
import type { Line } from '../sync/line.ts'
import type { Confirmed } from './confirmed.ts'

const gatherMs = 30
const perCall = 100
const askAgainMs = 5 * 60_000

/** Fetches names that the screen wants and nobody has told yet, many at once. */
export function createPeople(confirmed: Confirmed, call: Line['call']) {
  const asked = new Set<string>()
  let wanted = new Set<string>()

  function want(id: string) {
    if (asked.has(id)) return
    asked.add(id)
    if (wanted.size === 0) setTimeout(() => void fetchWanted(), gatherMs)
    wanted.add(id)
  }

  async function fetchWanted() {
    const ids = [...wanted]
    wanted = new Set()
    for (let i = 0; i < ids.length; i += perCall) {
      const part = ids.slice(i, i + perCall)
      try {
        confirmed.persons((await call(getPeople, { ids: part })).people)
        setTimeout(() => part.forEach((id) => asked.delete(id)), askAgainMs)
      } catch {
        part.forEach((id) => asked.delete(id))
      }
    }
  }

  return { want }
}

export type People = ReturnType<typeof createPeople>
