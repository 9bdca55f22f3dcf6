import { sql } from 'kysely'
import { closeOrganisation as contract } from '#protocol/organisations.ts'
import { archiveConversation, reviewPeopleLater } from '#server/features/conversations/exports.ts'
import { announceTies, endEverything, guardiansOfMany } from '#server/features/roster/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { announceOrganisation } from './announce.ts'
import { recordOrganisations } from './organisation-versions.ts'
import { requireOfficeAbove } from './organisations.access.ts'
import { refuse } from './organisations.refusals.ts'
import { followRosterChats, tiesFollowed } from './roster-chats.ts'

/**
 * Closes an organisation: work and learning there end, its chats are archived and stay readable for those who are inside,
 * codes open nothing any more. Nothing is deleted; figures up to now stay what they were.
 */
export const closeOrganisation = handle(contract, {
  async run(ctx, { organisationId, document }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation } = await requireOfficeAbove(ctx.tx, who, organisationId)
    if (await hasOpenBelow(ctx, organisationId)) throw refuse.close_from_below()
    const people = await endEverything(ctx, organisationId)
    for (const id of await chatsOf(ctx, organisationId)) await archiveConversation(ctx, id)
    await closeRows(ctx, organisationId, document.trim())
    await followRosterChats(ctx, people)
    tiesFollowed(ctx, [...new Set([...people, ...(await guardiansOfMany(ctx.tx, people))])].sort())
    reviewPeopleLater(ctx, organisationId, people)
    ctx.audienceChanged(organisationId)
    announceTies(ctx, people)
    if (organisation.parentId) announceOrganisation(ctx, organisation.parentId, 'tree')
    ctx.audit('organisation.closed', { organisationId, data: { people: people.length } })
    return {}
  },
})

async function hasOpenBelow({ tx }: CommandContext, organisationId: string): Promise<boolean> {
  const { rows } = await sql`
    select from organisations
    where (parent_id = ${organisationId} or head_organisation_id = ${organisationId}) and closed_at is null
    limit 1`.execute(tx)
  return rows.length > 0
}

async function chatsOf({ tx }: CommandContext, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from conversations
    where organisation_id = ${organisationId} and archived_at is null
      and kind in ('staff', 'class_pupils', 'class_guardians')
    order by id`.execute(tx)
  return rows.map((row) => row.id)
}

async function closeRows({ tx, at, actor }: CommandContext, organisationId: string, document: string): Promise<void> {
  await sql`update school_classes set archived_at = ${at} where organisation_id = ${organisationId} and archived_at is null
    `.execute(tx)
  await sql`update join_codes set closed_at = ${at}, closed_by = ${actor.personId}, seed = null
    where organisation_id = ${organisationId} and closed_at is null`.execute(tx)
  await sql`update organisations set closed_at = ${at}, closed_by = ${actor.personId}, closed_document = ${document}
    where id = ${organisationId}`.execute(tx)
  await recordOrganisations({ tx, at, actor }, [organisationId], document)
}
