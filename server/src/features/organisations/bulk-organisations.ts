import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import type { OrganisationProfile } from '#protocol/organisations.ts'
import { conversationRenamed } from '#protocol/conversations.ts'
import { createRosterConversations } from '#server/features/conversations/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { createStreams } from '#server/platform/events/streams.ts'
import { announceOrganisation } from './announce.ts'
import { recordOrganisations } from './organisation-versions.ts'
import { columnOf } from './profiles.ts'

const writtenAtOnce = 500

/** An organisation whose names, zone, numbers, head and place in the tree have been checked. */
export type CheckedOrganisation = {
  id: string
  parentId: string | null
  kind: OrganisationKind
  name: string
  shortName: string
  timeZone: string
  profile: Partial<OrganisationProfile>
  isBranch: boolean
  headOrganisationId: string | null
}

/** What an organisation is called and what it is by its papers, all of it as it is to stand. */
export type OrganisationPapers = { id: string; name: string; shortName: string; profile: OrganisationProfile }

/**
 * Writes organisations with their streams and the chats of their staff, hundreds at once; heads before their branches. Gives
 * the ids of the chats in the same order. Throws `id_taken`.
 */
export async function writeOrganisations(
  ctx: CommandContext<unknown>,
  list: readonly CheckedOrganisation[],
  document?: string,
): Promise<string[]> {
  const chats: string[] = []
  for (let start = 0; start < list.length; start += writtenAtOnce) {
    const slice = list.slice(start, start + writtenAtOnce)
    await createStreams(
      ctx.tx,
      slice.map(({ id }) => id),
      'organisation',
    )
    await ctx.tx
      .insertInto('organisations')
      .values(slice.map((one) => ({ ...rowOf(one), created_at: ctx.at })))
      .execute()
    await recordOrganisations(
      ctx,
      slice.map(({ id }) => id),
      document,
    )
    const staff = slice.map(({ id, shortName }) => ({
      ...{ kind: 'staff' as const, organisationId: id, title: staffChatTitle(shortName) },
    }))
    chats.push(...(await createRosterConversations(ctx, staff)))
  }
  return chats
}

/**
 * Gives organisations other names and papers, hundreds at once: chats of staff are called anew, and what was confirmed waits
 * for the office again where its name, INN or OGRN is now another.
 */
export async function changeOrganisations(
  ctx: CommandContext<unknown>,
  list: readonly OrganisationPapers[],
): Promise<void> {
  for (let start = 0; start < list.length; start += writtenAtOnce) {
    await changeSlice(ctx, list.slice(start, start + writtenAtOnce))
  }
  for (const { id } of list) announceOrganisation(ctx, id, 'profile')
}

function staffChatTitle(shortName: string): string {
  return `${shortName}: сотрудники`
}

function rowOf({
  id,
  kind,
  name,
  parentId,
  shortName,
  timeZone,
  profile,
  isBranch,
  headOrganisationId,
}: CheckedOrganisation) {
  const papers = Object.entries(columnOf).map(([field, column]) => [
    column,
    profile[field as keyof OrganisationProfile] ?? '',
  ])
  return {
    ...{ id, kind, name, parent_id: parentId, short_name: shortName, time_zone: timeZone },
    ...{ is_branch: isBranch, head_organisation_id: headOrganisationId },
    ...(Object.fromEntries(papers) as Record<(typeof columnOf)[keyof OrganisationProfile], string>),
  }
}

async function changeSlice(ctx: CommandContext<unknown>, slice: readonly OrganisationPapers[]): Promise<void> {
  const columns = ['name', 'short_name', ...Object.values(columnOf)]
  const rows = slice.map(({ id, name, shortName, profile }) => ({
    ...{ id, name, short_name: shortName },
    ...Object.fromEntries(
      Object.entries(columnOf).map(([field, column]) => [column, profile[field as keyof typeof columnOf]]),
    ),
  }))
  const { rows: written } = await sql<{ id: string; unverified: boolean; renamed: boolean; shortName: string }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g (id uuid, ${sql.join(columns.map((column) => sql`${sql.ref(column)} text`))})
    ), before as (
      select o.id, o.short_name, o.verified_at is not null
        and (o.name <> g.name or o.inn <> g.inn or o.ogrn <> g.ogrn) as unverified
      from organisations o join given g on g.id = o.id
    )
    update organisations o
    set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = g.${sql.ref(column)}`))},
      verified_by = case when not b.unverified then o.verified_by end,
      verified_at = case when not b.unverified then o.verified_at end
    from given g join before b on b.id = g.id
    where o.id = g.id
    returning o.id, b.unverified, b.short_name <> o.short_name as renamed, o.short_name as "shortName"`.execute(ctx.tx)
  await recordOrganisations(
    ctx,
    written.map(({ id }) => id),
  )
  for (const { id, unverified } of written) if (unverified) ctx.audit('organisation.unverified', { organisationId: id })
  await renameStaffChats(
    ctx,
    written.filter(({ renamed }) => renamed),
  )
}

/** The chat of an organisation's staff is called after it. */
export async function renameStaffChats(
  ctx: CommandContext<unknown>,
  renamed: readonly { id: string; shortName: string }[],
): Promise<void> {
  if (renamed.length === 0) return
  const { rows } = await sql<{ id: string; title: string }>`
    update conversations c set title = n.title
    from unnest(${renamed.map(({ id }) => id)}::uuid[],
      ${renamed.map(({ shortName }) => staffChatTitle(shortName))}::text[]) as n (organisation_id, title)
    where c.organisation_id = n.organisation_id and c.kind = 'staff'
    returning c.id, c.title`.execute(ctx.tx)
  for (const { id, title } of rows) ctx.publish(conversationRenamed, id, { title })
}
