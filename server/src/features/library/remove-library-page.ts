import { sql } from 'kysely'
import { removeLibraryPage as contract } from '#protocol/library.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { requireKeeping } from './library.access.ts'
import { storedPage } from './library.queries.ts'

export const removeLibraryPage = handle(contract, {
  async run(ctx, { id, removed }) {
    const { tx, actor, at } = ctx
    const page = await storedPage(tx, id)
    if (!page) throw refuse.not_found()
    await requireKeeping(tx, { personId: actor.personId, at }, page.organisationId)
    if ((page.removedAt !== null) === removed) return {}
    await sql`update library_pages set removed_at = ${removed ? at : null} where id = ${id}`.execute(tx)
    const act = removed ? ('library.removed' as const) : ('library.restored' as const)
    ctx.audit(act, { organisationId: page.organisationId, data: { page: id } })
    return {}
  },
})
