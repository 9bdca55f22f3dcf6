import type { Services } from '#server/platform/services.ts'
import { shownDefinitions } from './definitions/all.ts'
import type { Look } from './indicators.access.ts'
import { codesOf, type MomentOfTree, type Snapshot } from './moments.ts'
import { liveRow, liveRows, snapshotRow, snapshotRows } from './picture.queries.ts'
import { ownPlace, pictureOf, type Picture, type Place } from './picture.rules.ts'

/** Added to the minute that live values may be old by themselves; it keeps a click through the tree from counting it anew. */
const liveKeptMs = 10_000
const pastKeptMax = 6

type Kept = { live: Map<string, { at: number; picture: Promise<Picture> }>; past: Map<string, Promise<Picture>> }
const kept = new WeakMap<Services, Kept>()

const daily = shownDefinitions.filter(({ suppressed }) => suppressed).map(({ code }) => code)

/** The whole tree that a moment is of, as offices are shown it. */
export function pictureAt(services: Services, moment: MomentOfTree, at: Date): Promise<Picture> {
  return moment.snapshotId === null
    ? livePicture(services, moment.rootId, at)
    : snapshotPicture(services, { ...moment, snapshotId: moment.snapshotId })
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

function livePicture(services: Services, rootId: string, at: Date): Promise<Picture> {
  const { live } = keptOf(services)
  for (const [id, one] of live) if (Math.abs(at.getTime() - one.at) >= liveKeptMs) live.delete(id)
  const before = live.get(rootId)
  if (before) return before.picture
  const picture = liveRows(services.db, rootId, daily).then((rows) => pictureOf(rootId, rows, shownDefinitions))
  live.set(rootId, { at: at.getTime(), picture })
  picture.catch(() => live.delete(rootId))
  return picture
}

/** Snapshots do not change; the last ones looked at stay. */
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
