import type { OrganisationProfile } from '#protocol/organisations.ts'
import {
  announceOrganisation,
  changeOrganisations,
  closeUnused,
  inUse,
  type OrganisationPapers,
} from '#server/features/organisations/exports.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { sql } from 'kysely'
import { lockOrganisations } from './apply-organisations.ts'
import { knownOrganisations } from './known.queries.ts'
import type { KnownOrganisation } from './known.ts'
import { refuse } from './organisations-import.refusals.ts'

const namesShownMax = 5

/**
 * Takes the last list of organisations under an office back: new ones are closed, changed ones are as before where nobody has
 * changed them since. Throws `no_organisations_import`, `organisations_import_not_last`, `organisations_in_use`.
 */
export async function undoOrganisations(
  ctx: CommandContext<{ personId: string } | null>,
  { organisationId, importId }: { organisationId: string; importId?: string | undefined },
): Promise<{ importId: string }> {
  const { tx, at } = ctx
  await lockOrganisations(tx)
  const last = await lastImport(tx, organisationId)
  if (!last) throw refuse.no_organisations_import()
  if (importId !== undefined && importId !== last) throw refuse.organisations_import_not_last()
  const rows = await rowsOf(tx, last)
  const made = rows.filter(({ before }) => before === null).map(({ id }) => id)
  const used = await inUse(ctx, made)
  if (used.length > 0) throw refuse.organisations_in_use({ names: namesOf(used) })
  await closeUnused(ctx, made)
  await changeOrganisations(ctx, await formerPapers(tx, organisationId, rows))
  await tx
    .updateTable('organisation_imports')
    .set({ undone_at: at, undone_by: ctx.actor?.personId ?? null })
    .where('id', '=', last)
    .execute()
  if (made.length > 0) announceOrganisation(ctx, organisationId, 'tree')
  ctx.audit('organisations.import_undone', { organisationId, data: { importId: last } })
  return { importId: last }
}

/** The last import under an office that stands. */
export async function lastImport(
  db: Tx | CommandContext['services']['db'],
  officeId: string,
): Promise<string | undefined> {
  const last = await db
    .selectFrom('organisation_imports')
    .select('id')
    .where('organisation_id', '=', officeId)
    .where('undone_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return last?.id
}

type Papers = Record<string, string>
type ImportRow = { id: string; before: Papers | null; after: Papers }

async function rowsOf(tx: Tx, importId: string): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select organisation_id as id, before, after from organisation_import_rows where import_id = ${importId}`.execute(tx)
  return rows
}

/** Field by field: only what is still as the import wrote it goes back. */
async function formerPapers(tx: Tx, officeId: string, rows: readonly ImportRow[]): Promise<OrganisationPapers[]> {
  const known = new Map((await knownOrganisations(tx, officeId, [])).map((one) => [one.id, one]))
  return rows.flatMap(({ id, before, after }) => {
    const now = known.get(id)
    return before && now ? [restored(now, before, after)] : []
  })
}

function restored(
  { id, name, shortName, profile }: KnownOrganisation,
  before: Papers,
  after: Papers,
): OrganisationPapers {
  const now: Papers = { name, shortName, ...profile }
  for (const [field, text] of Object.entries(before)) if (now[field] === after[field]) now[field] = text
  const { name: formerName = name, shortName: formerShortName = shortName, ...papers } = now
  return { id, name: formerName, shortName: formerShortName, profile: papers as OrganisationProfile }
}

function namesOf(used: readonly { shortName: string }[]): string {
  const names = used.slice(0, namesShownMax).map(({ shortName }) => shortName)
  return [...names, ...(used.length > namesShownMax ? ['…'] : [])].join(', ')
}
