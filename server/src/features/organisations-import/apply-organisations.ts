import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { OrganisationImportCounts } from '#protocol/organisations-import.ts'
import {
  announceOrganisation,
  changeOrganisations,
  writeOrganisations,
  type CheckedOrganisation,
  type OrganisationFacts,
  type OrganisationPapers,
} from '#server/features/organisations/exports.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import type { Added, Changed, Placing } from './compare.rules.ts'
import type { ReadOrganisations } from './entries.ts'
import { comparedNow } from './inspect-organisations.ts'
import { calledShort, countsOf } from './inspection.ts'
import { legalFormOf } from './names.rules.ts'
import { readInWorker } from './read-in-worker.ts'
import type { ReadOptions } from './read-organisations.ts'

export type AppliedOrganisations = {
  /** Null: the file said nothing new. */
  importId: string | null
  counts: OrganisationImportCounts
}

type Apply = {
  actor: CommandContext['actor'] | null
  office: OrganisationFacts
  placing?: Placing | undefined
  options: ReadOptions & { name: string }
}

/**
 * Reads the list at `path` before the transaction and applies it within one: new organisations stand under the office,
 * changed ones stay where they are. Throws what reading throws.
 */
export async function applyOrganisationsFile(
  services: Services,
  path: string,
  { actor, office, placing, options: { name, ...options } }: Apply,
): Promise<AppliedOrganisations> {
  const hash = createHash('sha256')
    .update(await readFile(path))
    .digest()
  const read = await readInWorker(path, options)
  return runAs(services, actor, (ctx) => applyOrganisations(ctx, { read, office, placing, file: { name, hash } }))
}

type Context = CommandContext<{ personId: string } | null>

async function applyOrganisations(
  ctx: Context,
  about: {
    read: ReadOrganisations
    office: OrganisationFacts
    placing: Placing | undefined
    file: { name: string; hash: Buffer }
  },
): Promise<AppliedOrganisations> {
  const { read, office, placing, file } = about
  await lockOrganisations(ctx.tx)
  const comparison = await comparedNow(ctx.tx, read, office, placing)
  const counts = countsOf(read, comparison)
  if (counts.new + counts.changed === 0) return { importId: null, counts }
  const importId = ctx.newId()
  const added = await newOrganisations(ctx, comparison.added, office)
  await writeOrganisations(ctx, added)
  const changed = comparison.changed.map(changedPapers)
  await changeOrganisations(ctx, changed)
  await record(ctx, { importId, office, file, read, counts })
  await recordRows(ctx.tx, importId, [
    ...added.map((one) => ({ id: one.id, before: null, after: papersOf(one) })),
    ...comparison.changed.map(({ known }, at) => ({
      ...{ id: known.id, before: papersOf(known), after: papersOf(changed[at]!) },
    })),
  ])
  for (const id of new Set(added.flatMap(({ parentId }) => [office.id, parentId ?? office.id])))
    announceOrganisation(ctx, id, 'tree')
  ctx.audit('organisations.imported', { organisationId: office.id, data: { importId, ...counts } })
  return { importId, counts }
}

/** A list is compared with all organisations as they stand: nobody else changes one meanwhile, everybody reads. */
export async function lockOrganisations(tx: Tx): Promise<void> {
  await sql`lock table organisations in share row exclusive mode`.execute(tx)
}

/** Heads come before their branches. The head of a branch is the one organisation with its INN that is none. */
async function newOrganisations(
  { tx, newId }: Context,
  entries: readonly Added[],
  office: OrganisationFacts,
): Promise<CheckedOrganisation[]> {
  const heads = await knownHeads(tx, office.id)
  const ordered = entries.toSorted((a, b) => Number(a.isBranch) - Number(b.isBranch))
  return ordered.map((entry) => {
    const { kind, isBranch, profile, parentId } = entry
    const id = newId()
    const inn = profile.inn ?? ''
    if (!isBranch && inn !== '') heads.set(inn, id)
    const shortName = calledShort(entry)
    const legalForm = profile.legalForm ?? legalFormOf(entry.shortName, entry.name)
    return {
      ...{ id, parentId, kind, name: entry.name || shortName, shortName, timeZone: office.timeZone },
      ...{
        profile: { ...profile, legalForm },
        isBranch,
        headOrganisationId: isBranch ? (heads.get(inn) ?? null) : null,
      },
    }
  })
}

async function knownHeads(tx: Tx, officeId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ inn: string; id: string }>`
    select o.inn, o.id from organisations_below(${officeId}) b join organisations o on o.id = b.id
    where o.closed_at is null and not o.is_branch and o.inn <> ''`.execute(tx)
  return new Map(rows.map(({ inn, id }) => [inn, id]))
}

function changedPapers({ known, changes }: Changed): OrganisationPapers {
  const { id, name, shortName, profile } = known
  const said = Object.fromEntries(changes.map(({ field, to }) => [field, to]))
  const { name: newName = name, shortName: newShortName = shortName, ...papers } = said
  return { id, name: newName, shortName: newShortName, profile: { ...profile, ...papers } }
}

function papersOf({ name, shortName, profile }: Pick<CheckedOrganisation, 'name' | 'shortName' | 'profile'>) {
  return { name, shortName, ...profile }
}

async function record(
  { tx, at, actor }: Context,
  about: {
    importId: string
    office: OrganisationFacts
    file: { name: string; hash: Buffer }
    read: ReadOrganisations
    counts: OrganisationImportCounts
  },
): Promise<void> {
  const { importId, office, file, read, counts } = about
  const told = { file_hash: file.hash, file_name: file.name, format: read.format, counts: JSON.stringify(counts) }
  await tx
    .insertInto('organisation_imports')
    .values({ id: importId, organisation_id: office.id, by_id: actor?.personId ?? null, at, ...told })
    .execute()
}

type ImportRow = { id: string; before: object | null; after: object }

async function recordRows(tx: Tx, importId: string, rows: readonly ImportRow[]): Promise<void> {
  await sql`
    insert into organisation_import_rows (import_id, organisation_id, before, after)
    select ${importId}, r.id, nullif(r.before, 'null'::jsonb), r.after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, before jsonb, after jsonb)`.execute(tx)
}
