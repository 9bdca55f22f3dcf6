import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { classChanged, type ClassKind } from '#protocol/classes.ts'
import { createClassChats } from '#server/features/classes/exports.ts'
import { archiveConversation, leaveMany } from '#server/features/conversations/exports.ts'
import { announceOrganisation, followRoster, tiesFollowed } from '#server/features/organisations/exports.ts'
import { announceTies } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { inSlices } from '#server/platform/in-slices.ts'
import { writeSlices } from '#server/platform/jobs/write-slices.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { moveRequests } from './requests.queries.ts'
import { classesOf, insideOf, leaversOf, membersOf, withoutAccount } from './follow.queries.ts'

export const turnTopic = 'schoolYear.turn'
export const followTopic = 'schoolYear.follow'

/** What one short transaction does. A new class has a chat that nobody else holds; an old one only closes. */
const classesAtOnce = 4
const closedAtOnce = 10
const peopleAtOnce = 50

type Slice = { organisationId: string; classIds: string[]; personIds: string[] }

/** When the day has come, classes of the past year are archived and chats follow. */
export function turnLater(ctx: CommandContext<unknown>, rolloverId: string, on: Date): void {
  ctx.later(turnTopic, rolloverId, {}, on > ctx.at ? on : ctx.at)
}

/** The day has come: done twice it changes nothing more; nothing either if it was taken back before. */
export async function turn({ streamId: rolloverId }: OutboxRow, services: Services): Promise<void> {
  await runAs(services, null, async (ctx) => {
    const { rows } = await sql<{ organisationId: string }>`
      update school_year_rollovers set turned_at = coalesce(turned_at, ${ctx.at})
      where id = ${rolloverId} and undone_at is null and follow_total = 0
      returning organisation_id as "organisationId"`.execute(ctx.tx)
    const [one] = rows
    if (!one) return
    await sql`
      update school_classes set archived_at = ${ctx.at}
      where rolled_over_by = ${rolloverId} and archived_at is null`.execute(ctx.tx)
    for (const classId of await moveRequests(ctx.tx, rolloverId)) ctx.publish(classChanged, classId, { what: 'joins' })
    await followLater(ctx, { rolloverId, ...one })
  })
}

/**
 * Lets chats, and whoever is looking, follow a roll-over or its undoing after the commit: classes that are over, then classes
 * that begin, then those who left. Each slice is a row of the outbox, so what a crash interrupts goes on. Whoever has no account
 * is in no chat, but is waited for, or no longer, like everybody who comes and leaves by hand.
 */
export async function followLater(
  ctx: CommandContext<unknown>,
  { rolloverId, organisationId }: { rolloverId: string; organisationId: string },
): Promise<void> {
  const { tx, at } = ctx
  const { closed, open } = await classesOf(tx, rolloverId)
  const none = { organisationId, classIds: [], personIds: [] }
  const slices: Slice[] = [
    ...inSlices(closed, closedAtOnce).map((classIds) => ({ ...none, classIds })),
    ...inSlices(open, classesAtOnce).map((classIds) => ({ ...none, classIds })),
    ...inSlices(await leaversOf(tx, rolloverId, at), peopleAtOnce).map((personIds) => ({ ...none, personIds })),
    none,
  ]
  tiesFollowed(ctx, await withoutAccount(tx, rolloverId))
  await writeSlices(tx, { topic: followTopic, streamId: rolloverId, at }, slices)
  await sql`
    update school_year_rollovers set follow_total = (
      select count(*) from outbox where topic = ${followTopic} and stream_id = ${rolloverId})
    where id = ${rolloverId}`.execute(tx)
}

/** One slice; done twice it changes nothing more. The last one, of no class and nobody, tells the organisation. */
export async function followSlice({ data }: OutboxRow, services: Services): Promise<void> {
  const { organisationId, classIds, personIds } = data as Slice
  await runAs(services, null, async (ctx) => {
    for (const id of classIds) await followClass(ctx, id)
    await followPeople(ctx, personIds)
    if (classIds.length + personIds.length > 0) return
    ctx.audienceChanged(organisationId)
    announceOrganisation(ctx, organisationId, 'classes')
    announceOrganisation(ctx, organisationId, 'people')
  })
}

type ClassRow = {
  id: string
  organisationId: string
  organisationKind: OrganisationKind
  kind: ClassKind
  name: string
  archived: boolean
  /** It stood through its year; one without an end was taken back. */
  ended: boolean
  chats: string[]
}

async function followClass(ctx: CommandContext, classId: string): Promise<void> {
  const { rows } = await sql<ClassRow>`
    select c.id, c.organisation_id as "organisationId", o.kind as "organisationKind", c.kind, c.name,
      c.archived_at is not null as archived, c.ends_at is not null as ended,
      array(select k.id from conversations k where k.class_id = c.id order by k.id) as chats
    from school_classes c join organisations o on o.id = c.organisation_id where c.id = ${classId}`.execute(ctx.tx)
  const [one] = rows
  if (!one) return
  if (one.archived) await closeChats(ctx, one)
  else await openChats(ctx, one)
  ctx.audienceChanged(classId)
  ctx.publish(classChanged, classId, { what: 'people' })
}

/** Chats of a past year stay readable; those of a class that was taken back go, and nobody has written there. */
async function closeChats(ctx: CommandContext, { chats, ended }: ClassRow): Promise<void> {
  for (const id of chats) {
    if (!ended) await leaveMany(ctx, id, await insideOf(ctx.tx, id), { line: null })
    await archiveConversation(ctx, id)
  }
}

async function openChats(ctx: CommandContext, one: ClassRow): Promise<void> {
  if (one.chats.length === 0) await createClassChats(ctx, one)
  for (const id of one.chats) await archiveConversation(ctx, id, false)
  await followPeople(ctx, await membersOf(ctx.tx, one.id, ctx.at))
}

async function followPeople(ctx: CommandContext, personIds: readonly string[]): Promise<void> {
  await followRoster(ctx, personIds)
  announceTies(ctx, personIds)
}
