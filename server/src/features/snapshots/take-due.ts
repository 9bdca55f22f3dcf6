import {
  cutOffsOf,
  dueAt,
  knownUntil,
  organisationsKnown,
  weekAfter,
  weekAt,
  type KnownOrganisation,
} from '#server/features/indicators/exports.ts'
import type { Db } from '#server/platform/call.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { makeSnapshot } from './make-snapshot.ts'
import { weeksTaken } from './snapshots.queries.ts'

/** So many weeks back what was missed is made up for. */
export const missedWeeksMax = 8
/** Uses are written down within a minute: until then a Friday is not complete. */
const settleMs = 2 * 60_000
/** A transaction that is older than the cut-off may still record something before it; so long it is waited for. */
const patienceMs = 15 * 60_000

export type Due = { organisation: KnownOrganisation; week: string; at: Date }

/** Takes every Friday that has passed and is not there, oldest first; gives how many it took. */
export async function takeDue(services: Services): Promise<number> {
  const now = services.clock.now()
  let taken = 0
  for (const due of await dueFridays(services.db, now)) {
    if (!(await isSettled(services.db, due.at, now))) continue
    if (await takeFriday(services, due)) taken += 1
  }
  return taken
}

/** One Friday in a transaction of its own. */
export async function takeFriday(services: Services, { organisation, week, at }: Due): Promise<boolean> {
  const about = { id: services.newId(), organisationId: organisation.id, kind: 'friday', week, at } as const
  return (await runAs(services, null, (ctx) => makeSnapshot(ctx, about))) !== undefined
}

/** Of each tree the weeks that have passed since it was founded and have no Friday. */
export async function dueFridays(db: Db, now: Date): Promise<Due[]> {
  const due: Due[] = []
  for (const organisation of await treesAt(db, now)) {
    const [cutOffs, taken] = [await cutOffsOf(db, organisation.id), await weeksTaken(db, organisation.id)]
    const current = weekAt(organisation.timeZone, now)
    for (let back = missedWeeksMax; back >= 0; back--) {
      const week = weekAfter(current, -back)
      const at = dueAt(organisation.timeZone, week, cutOffs)
      if (!taken.has(week) && at <= now && at >= organisation.createdAt) due.push({ organisation, week, at })
    }
  }
  return due
}

/** The topmost of each tree. */
export async function treesAt(db: Db, at: Date): Promise<KnownOrganisation[]> {
  return (await organisationsKnown(db, at)).filter(({ parentId }) => parentId === null)
}

/** Whether the cut-off of a week has come in a tree. */
export async function weekIsOver(
  db: Db,
  { id, timeZone }: KnownOrganisation,
  week: string,
  now: Date,
): Promise<boolean> {
  return dueAt(timeZone, week, await cutOffsOf(db, id)) <= now
}

async function isSettled(db: Db, at: Date, now: Date): Promise<boolean> {
  const ageMs = now.getTime() - at.getTime()
  if (ageMs < settleMs) return false
  return ageMs > patienceMs || (await knownUntil(db, now)) > at
}
