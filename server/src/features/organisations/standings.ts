import type { Services } from '#server/platform/services.ts'
import { inSlices } from '#server/platform/in-slices.ts'
import { keepStandings, keptStandings, type Standings } from './standings.queries.ts'
import { statusesAtOnceMax, statusesOf, type Asked } from './status.queries.ts'

/** So long what was counted is as good as new. */
const freshMs = 60_000
/** From then on whoever looks is told that it is being counted anew. */
const staleMs = 15 * 60_000

type Kept = { at: number; standings: Standings; renewing: boolean; writtenAt: number }
const kept = new WeakMap<Services, Kept>()

export type Found = {
  standings: Standings
  /** Counted for this answer. */
  now: boolean
  /** Counted some time ago; a newer count is under way. */
  renewing: boolean
}

/**
 * The statuses of whom a region shows: where they are many, what was counted for all the last time, counted anew meanwhile.
 * Who looks at one organisation, or at a page of the tree, sees it as it is now. Only the very first list waits for all.
 */
export async function standingsOf(services: Services, organisations: readonly Asked[], at: Date): Promise<Found> {
  if (organisations.length <= statusesAtOnceMax) {
    return { standings: await statusesOf(services.db, organisations, at), now: true, renewing: false }
  }
  const before = await lastCount(services)
  if (!before) return { standings: await countAll(services, at), now: false, renewing: false }
  const ageMs = at.getTime() - before.at
  if (ageMs > freshMs) renew(services, before, at)
  await addMissing(services, before.standings, organisations, at)
  return { standings: before.standings, now: false, renewing: ageMs > staleMs }
}

/** Of this process, or of the one before it. */
async function lastCount(services: Services): Promise<Kept | undefined> {
  const own = kept.get(services)
  if (own) return own
  const { at, standings } = await keptStandings(services.db)
  if (!at) return undefined
  const before = { at: at.getTime(), standings, renewing: false, writtenAt: at.getTime() }
  kept.set(services, before)
  return before
}

/** Organisations that are new since. */
async function addMissing(services: Services, standings: Standings, asked: readonly Asked[], at: Date): Promise<void> {
  const missing = asked.filter(({ id }) => !standings.has(id))
  await count(services, standings, missing, at)
}

async function count(services: Services, into: Standings, asked: readonly Asked[], at: Date): Promise<void> {
  for (const slice of inSlices(asked, statusesAtOnceMax)) {
    for (const [id, status] of await statusesOf(services.db, slice, at)) into.set(id, status)
  }
}

function renew(services: Services, before: Kept, at: Date): void {
  if (before.renewing) return
  before.renewing = true
  countAll(services, at).catch((error: unknown) => {
    before.renewing = false
    services.log.error({ err: error }, 'standings')
  })
}

async function countAll(services: Services, at: Date): Promise<Standings> {
  const open = await services.db
    .selectFrom('organisations')
    .select(['id', 'time_zone as timeZone'])
    .where('closed_at', 'is', null)
    .execute()
  const standings: Standings = new Map()
  await count(services, standings, open, at)
  const writtenAt = kept.get(services)?.writtenAt ?? 0
  const isDue = at.getTime() - writtenAt > staleMs
  kept.set(services, { at: at.getTime(), standings, renewing: false, writtenAt: isDue ? at.getTime() : writtenAt })
  if (isDue) await keepStandings(services.db, standings, at)
  return standings
}
