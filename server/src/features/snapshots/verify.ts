import {
  aboutOrganisations,
  countPeople,
  organisationsKnown,
  shownDefinitions,
  valuesOf,
  type About,
  type CountedValue,
  type Inputs,
  type KnownOrganisation,
} from '#server/features/indicators/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { inSlices } from '#server/platform/in-slices.ts'
import { canonical, contentHash, readContent } from './contents.rules.ts'
import { snapshotHash, type SeenOrganisation } from './hash.rules.ts'
import { contentsOf, seenIn, type StoredSnapshot } from './snapshots.queries.ts'

export type Verification = {
  /** Hash over everything that is stored is the one that was taken. */
  hash: boolean
  /** Organisations whose values, counted from their stored inputs, are others. */
  values: string[]
  /** The formulas of the snapshot are those of this version: only then can values be counted again. */
  formulas: boolean
  /** Organisations whose inputs, read from the facts again, are others: somebody was erased, or the facts were touched. */
  facts: string[] | null
}

const atOnce = 750

/** Counts a snapshot again: from what it stored, and, with `facts`, from what the database still knows of that instant. */
export async function verifySnapshot(
  db: Db | Tx,
  snapshot: StoredSnapshot,
  { facts }: { facts: boolean },
): Promise<Verification> {
  const seen = [...(await seenIn(db, snapshot.id)).values()]
  const { id: _id, takenAt: _taken, hash, anchor: _anchor, ...head } = snapshot
  const formulas = canonical(head.formulas) === canonical(formulasNow())
  const verification: Verification = {
    hash: snapshotHash(head, seen).equals(hash),
    ...{ values: [], formulas, facts: facts ? [] : null },
  }
  const counted = seen.filter((one) => one.counted)
  const known = facts ? await knownAbout(db, counted, snapshot.at) : undefined
  for (const slice of inSlices(counted, atOnce)) {
    const inputs = await storedInputs(db, slice)
    for (const one of slice) {
      const stored = inputs.get(one.id)
      const same = stored && (!formulas || sameValues(valuesOf(stored), one.values))
      if (!same) verification.values.push(one.id)
    }
    if (known) verification.facts!.push(...(await differing(db, slice, inputs, known)))
  }
  return verification
}

/** True where nothing that a snapshot stored was touched. */
export function isIntact({ hash, values }: Verification): boolean {
  return hash && values.length === 0
}

function formulasNow(): Record<string, number> {
  return Object.fromEntries(shownDefinitions.map(({ code, version }) => [code, version]))
}

/** Inputs of which the bytes are not what their hash says are left out. */
async function storedInputs(db: Db | Tx, seen: readonly SeenOrganisation[]): Promise<Map<string, Inputs>> {
  const hashes = seen.flatMap(({ inputs }) => (inputs ? [inputs] : []))
  const contents = new Map(
    (await contentsOf(db, hashes))
      .filter((content) => contentHash(content).equals(content.hash))
      .map((content) => [content.hash.toString('hex'), content]),
  )
  return new Map(
    seen.flatMap(({ id, inputs }) => {
      const content = inputs && contents.get(inputs.toString('hex'))
      return content ? [[id, readContent(content)] as const] : []
    }),
  )
}

type Known = { organisations: ReadonlyMap<string, KnownOrganisation>; about: ReadonlyMap<string, About>; at: Date }

/** What is known of these organisations but their people, read once for all. */
async function knownAbout(db: Db | Tx, seen: readonly SeenOrganisation[], at: Date): Promise<Known> {
  const asked = new Set(seen.map(({ id }) => id))
  const organisations = (await organisationsKnown(db, at)).filter(({ id }) => asked.has(id))
  const about = await aboutOrganisations(db, organisations, at)
  return { organisations: new Map(organisations.map((one) => [one.id, one])), about, at }
}

async function differing(
  db: Db | Tx,
  seen: readonly SeenOrganisation[],
  stored: ReadonlyMap<string, Inputs>,
  { organisations: all, about, at }: Known,
): Promise<string[]> {
  const organisations = seen.flatMap(({ id }) => all.get(id) ?? [])
  const counted = await countPeople(db, organisations, at)
  const again = new Map(
    organisations.map(({ id, kind, verified }) => [
      id,
      plain({ kind, verified, ...about.get(id)!, people: counted.get(id)!.people }),
    ]),
  )
  return seen.filter(({ id }) => !stored.has(id) || plain(stored.get(id)!) !== again.get(id)).map(({ id }) => id)
}

function plain({ people, ...about }: Inputs): string {
  return canonical({ ...about, people: [...people].sort(([a], [b]) => a - b) })
}

function sameValues(a: readonly CountedValue[], b: readonly CountedValue[]): boolean {
  const text = (values: readonly CountedValue[]) =>
    canonical(values.map(({ code, numerator, denominator }) => `${code} ${numerator}/${denominator}`).sort())
  return text(a) === text(b)
}
