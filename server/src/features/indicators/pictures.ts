import type { Services } from '#server/platform/services.ts'
import type { Look } from './indicators.access.ts'
import { codesOf, type MomentOfTree, type Snapshot } from './moments.ts'
import { interimPicture, livePicture } from './hidden-around.ts'
import { liveRow, snapshotRow, snapshotRows } from './picture.queries.ts'
import { ownPlace, pictureOf, type Picture, type Place } from './picture.rules.ts'

/** Added to the minute that live values may be old by themselves; it keeps a click through the tree from counting it anew. */
const liveKeptMs = 10_000
const pastKeptMax = 6

type Kept = { live: Map<string, { at: number; picture: Promise<Picture> }>; past: Map<string, Promise<Picture>> }
const kept = new WeakMap<Services, Kept>()

/** The whole tree that a moment is of, as offices are shown it. */
export function pictureAt(services: Services, moment: MomentOfTree, at: Date): Promise<Picture> {
  const { snapshotId, kind, rootId } = moment
  if (snapshotId === null) return shortlyKept(services, rootId, at, () => livePicture(services.db, rootId))
  if (kind === 'friday') return snapshotPicture(services, { ...moment, snapshotId })
  return shortlyKept(services, snapshotId, at, () => interimPicture(services.db, { ...moment, snapshotId }))
}

/** What somebody is shown of the organisation that is looked at; undefined when the moment does not hold it. */
export async function placeAt(
  services: Services,
  look: Look,
  moment: MomentOfTree,
  at: Date,
): Promise<Place | undefined> {
  const { id } = look.organisation
  if (!look.own) return (await pictureAt(services, moment, at)).places.get(id)
  const { db } = services
  const row = moment.snapshotId === null ? await liveRow(db, id) : await snapshotRow(db, moment.snapshotId, id)
  return row && ownPlace(row, codesOf(moment))
}

function shortlyKept(services: Services, id: string, at: Date, make: () => Promise<Picture>): Promise<Picture> {
  const { live } = keptOf(services)
  for (const [key, one] of live) if (Math.abs(at.getTime() - one.at) >= liveKeptMs) live.delete(key)
  const before = live.get(id)
  if (before) return before.picture
  const picture = make()
  live.set(id, { at: at.getTime(), picture })
  picture.catch(() => live.delete(id))
  return picture
}

/** Fridays do not change; the last ones looked at stay. */
export function snapshotPicture(services: Services, moment: Snapshot): Promise<Picture> {
  const { past } = keptOf(services)
  const { snapshotId, rootId } = moment
  const picture =
    past.get(snapshotId) ??
    snapshotRows(services.db, snapshotId).then((rows) => pictureOf(rootId, rows, codesOf(moment)))
  past.delete(snapshotId)
  past.set(snapshotId, picture)
  picture.catch(() => past.delete(snapshotId))
  if (past.size > pastKeptMax) past.delete(past.keys().next().value!)
  return picture
}

function keptOf(services: Services): Kept {
  const known = kept.get(services) ?? { live: new Map(), past: new Map() }
  kept.set(services, known)
  return known
}
