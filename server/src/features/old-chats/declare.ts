import { declareOldChats as contract } from '#protocol/old-chats.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { goodUntil } from './declaration.rules.ts'
import { lockList, requireDeclaring } from './old-chats.access.ts'
import { countsOf } from './old-chats.queries.ts'

export const declare = handle(contract, {
  async run(ctx, { id, organisationId }) {
    const { tx, actor } = ctx
    await requireDeclaring(tx, { personId: actor.personId, at: ctx.at }, organisationId)
    await lockList(ctx, organisationId)
    const { at } = ctx
    const { total } = await countsOf(tx, organisationId)
    const { numInsertedOrUpdatedRows: written } = await tx
      .insertInto('old_chat_declarations')
      .values({ id, organisation_id: organisationId, declared_by: actor.personId, at, chats: total })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow()
    if (written === 0n) return { until: goodUntil(at, at).until }
    announceOrganisation(ctx, organisationId, 'old_chats')
    ctx.audit('old_chats.declared', { organisationId, data: { count: total } })
    return { until: goodUntil(at, at).until }
  },
})
