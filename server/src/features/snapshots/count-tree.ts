import {
  aboutOrganisations,
  changedOrganisations,
  factsOf,
  makeRoomToCount,
  organisationsChangedByTime,
  organisationsKnown,
  packPeople,
  valuesOf,
  type About,
  type KnownOrganisation,
} from '#server/features/indicators/exports.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { inSlices } from '#server/platform/in-slices.ts'
import { canonical, contentHash, contentOf, readContent } from './contents.rules.ts'
import type { SeenOrganisation, SnapshotHead } from './hash.rules.ts'
import { notesOf } from './quality.rules.ts'
import { fridayBefore, keepContents, keepOrganisations, seenIn, type StoredSnapshot } from './snapshots.queries.ts'
import type { Placed } from './tree.rules.ts'

/** Counted together: so many people are in memory at once. */
const countedAtOnce = 750

type Counting = { head: SnapshotHead; snapshotId: string; placed: readonly Placed[] }
type Before = { snapshot: StoredSnapshot; seen: Map<string, SeenOrganisation> } | undefined

/** Counts all organisations of a tree and stores them; those of which nothing changed since last Friday are taken from there. */
export async function countTree(
  { tx }: Pick<CommandContext, 'tx'>,
  { head, snapshotId, placed }: Counting,
): Promise<SeenOrganisation[]> {
  const before = await lastFriday(tx, head)
  await makeRoomToCount(tx)
  const changed = await changedSince(tx, head, before)
  const toCount = placed.map(({ organisation }) => organisation).filter((one) => one.counted && changed(one))
  const about = await aboutOrganisations(tx, toCount, head.at)
  const seen: SeenOrganisation[] = []
  for (const slice of inSlices(placed, countedAtOnce)) {
    const counted = slice.filter(({ organisation }) => organisation.counted)
    const same = counted.filter(({ organisation }) => !changed(organisation))
    const fresh = counted.filter(({ organisation }) => changed(organisation))
    const found = [
      ...slice.filter(({ organisation }) => !organisation.counted).map(uncounted),
      ...same.map((one) => taken(one, before!.seen.get(one.organisation.id)!)),
      ...(await countedAnew(tx, fresh, { about, at: head.at, before })),
    ]
    await keepOrganisations(tx, snapshotId, found)
    seen.push(...found)
  }
  return seen
}

async function lastFriday(tx: Tx, { organisationId, at }: SnapshotHead): Promise<Before> {
  const snapshot = await fridayBefore(tx, organisationId, at)
  return snapshot && { snapshot, seen: await seenIn(tx, snapshot.id) }
}

/** Everything where formulas are new; else what changed, what came, and what the turn of a school year or a birthday changes. */
async function changedSince(
  tx: Tx,
  { at, formulas }: SnapshotHead,
  before: Before,
): Promise<(organisation: KnownOrganisation) => boolean> {
  if (!before || canonical(before.snapshot.formulas) !== canonical(formulas)) return () => true
  const span = { since: before.snapshot.at, until: at }
  const changed = new Set([...(await changedOrganisations(tx, span)), ...(await organisationsChangedByTime(tx, span))])
  const then = new Map((await organisationsKnown(tx, span.since)).map(({ id, years }) => [id, years.join()]))
  return ({ id, years }) => changed.has(id) || then.get(id) !== years.join() || !before.seen.get(id)?.counted
}

function base({ organisation, above }: Placed) {
  const { id, parentId, kind, shortName, counted } = organisation
  return { id, parentId, above, kind, shortName, counted }
}

function uncounted(placed: Placed): SeenOrganisation {
  return { ...base(placed), inputs: null, facts: {}, values: [] }
}

/** What was noted of last week is not noted again. */
function taken(placed: Placed, { inputs, facts, values }: SeenOrganisation): SeenOrganisation {
  const notes = 'notes' in facts ? facts.notes.filter(({ code }) => code === 'shared_devices') : []
  return { ...base(placed), inputs, facts: { ...facts, notes } as SeenOrganisation['facts'], values }
}

async function countedAnew(
  tx: Tx,
  placed: readonly Placed[],
  { about, at, before }: { about: ReadonlyMap<string, About>; at: Date; before: Before },
): Promise<SeenOrganisation[]> {
  if (placed.length === 0) return []
  const organisations = placed.map(({ organisation }) => organisation)
  const packed = new Map((await packPeople(tx, organisations, at)).map((one) => [one.id, one]))
  const counted = placed.map((one) => {
    const { id, kind, verified } = one.organisation
    const { people, fresh } = packed.get(id) ?? { people: Buffer.alloc(0), fresh: 0 }
    const content = contentOf({ kind, verified, ...about.get(id)!, people: new Map() }, people)
    return { one, content: { ...content, hash: contentHash(content) }, fresh }
  })
  await keepContents(
    tx,
    counted.map(({ content }) => content),
  )
  return counted.map(({ one, content, fresh }) => {
    // Counted from what is stored, as whoever counts it again will.
    const inputs = readContent(content)
    const facts = factsOf(inputs)
    const earlier = before?.seen.get(one.organisation.id)?.facts
    const notes = notesOf(
      facts,
      { people: inputs.people, fresh },
      earlier && 'report' in earlier ? earlier.report : undefined,
    )
    return { ...base(one), inputs: content.hash, facts: { ...facts, notes }, values: valuesOf(inputs) }
  })
}
