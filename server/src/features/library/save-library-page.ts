import { sql } from 'kysely'
import { libraryPagesMax, saveLibraryPage as contract } from '#protocol/library.ts'
import { holdOwnFiles } from '#server/features/files/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { requireKeeping } from './library.access.ts'
import { storedPage } from './library.queries.ts'
import { refuse } from './library.refusals.ts'

export const saveLibraryPage = handle(contract, {
  async run(ctx, { id, organisationId, title, body, audiences, fileIds }) {
    const { tx, actor, at } = ctx
    await requireKeeping(tx, { personId: actor.personId, at }, organisationId)
    const before = await storedPage(tx, id)
    // The id may be that of somebody else's page: it is not theirs to move.
    if (before && before.organisationId !== organisationId) throw refuseAny.not_found()
    if (!before && (await pageCount(organisationId)) >= libraryPagesMax)
      throw refuse.library_full({ max: libraryPagesMax })
    const shown = [...body.matchAll(/\(file:([0-9a-f-]{36})\)/g)].map(([, fileId]) => fileId!)
    if (shown.some((fileId) => !fileIds.includes(fileId))) throw refuse.library_file_missing()
    await holdOwnFiles(tx, { as: 'page', holderId: id, personId: actor.personId, at }, fileIds)
    await sql`
      insert into library_pages (id, organisation_id, title, body, audiences, file_ids, entered_by, created_at, changed_at)
      values (${id}, ${organisationId}, ${title.trim()}, ${body.trim()}, ${audiences}::text[], ${fileIds}::uuid[],
        ${actor.personId}, ${at}, ${at})
      on conflict (id) do update set title = excluded.title, body = excluded.body, audiences = excluded.audiences,
        file_ids = excluded.file_ids, changed_at = excluded.changed_at, removed_at = null`.execute(tx)
    ctx.audit('library.saved', { organisationId, data: { page: id } })
    return {}

    async function pageCount(organisation: string) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from library_pages
        where organisation_id = ${organisation} and removed_at is null`.execute(tx)
      return rows[0]!.count
    }
  },
})
