import { sql } from 'kysely'
import { moveOrganisation as contract } from '#protocol/organisations.ts'
import { reviewOrganisationLater } from '#server/features/conversations/exports.ts'
import { handle, type CommandContext, type Tx } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { refuseTwin } from './add-organisation.ts'
import { announceOrganisation } from './announce.ts'
import { insideCommonChats, organisationsBelow, workingIn } from './common-chats.queries.ts'
import { followPeopleLater } from './follow-people.ts'
import { mayStandUnder } from './kinds.rules.ts'
import { recordOrganisations } from './organisation-versions.ts'
import { requireManaging, requireOfficeAbove } from './organisations.access.ts'
import { refuse } from './organisations.refusals.ts'
import { followRosterChats } from './roster-chats.ts'

/**
 * Moves an organisation with all below it. Who manages and who may write to whom is asked of the tree at every act, so rights
 * follow with the commit; direct chats that stood on the former place are weighed anew soon after.
 */
export const moveOrganisation = handle(contract, {
  async run(ctx, { organisationId, parentId }) {
    await lockTree(ctx)
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation } = await requireEnd(ctx.tx, who, organisationId)
    const { organisation: parent, managing } = await requireManaging(ctx.tx, who, parentId)
    if (managing.role !== 'office_specialist') throw refuseAny.not_allowed()
    const moved = await organisationsBelow(ctx.tx, organisationId)
    if (moved.includes(parentId)) throw refuse.move_into_itself()
    if (!mayStandUnder(parent.kind, organisation.kind)) throw refuse.wrong_kind_below()
    if (organisation.parentId === parentId) return {}
    await refuseTwin(ctx.tx, parentId, organisation.name)
    await ctx.tx.updateTable('organisations').set({ parent_id: parentId }).where('id', '=', organisationId).execute()
    await recordOrganisations(ctx, [organisationId])
    // Who no longer belongs leaves with the commit; whoever belongs now comes soon after.
    await followRosterChats(ctx, await insideCommonChats(ctx.tx, moved))
    followPeopleLater(ctx, organisationId, await workingIn(ctx.tx, moved, ctx.at))
    for (const id of moved) reviewOrganisationLater(ctx, id)
    for (const id of [organisation.parentId, parentId, organisationId]) if (id) announceOrganisation(ctx, id, 'tree')
    ctx.audit('organisation.moved', { organisationId, data: { from: organisation.parentId, to: parentId } })
    return {}
  },
})

type Who = Parameters<typeof requireManaging>[1]

/** The end it is taken from: a specialist of an office above, or, of a tree's top, its own specialist. */
async function requireEnd(tx: Tx, who: Who, organisationId: string) {
  const found = await requireManaging(tx, who, organisationId)
  if (found.organisation.parentId !== null) return requireOfficeAbove(tx, who, organisationId)
  if (found.managing.role !== 'office_specialist') throw refuseAny.not_allowed()
  return found
}

/** Two moves at once could tie a knot that neither of them sees. */
async function lockTree(ctx: CommandContext): Promise<void> {
  await lock(ctx, sql`select pg_advisory_xact_lock(hashtextextended('tree of organisations', 0))`.execute(ctx.tx))
}
