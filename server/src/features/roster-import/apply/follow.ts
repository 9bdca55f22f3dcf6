import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { classChanged, type ClassKind } from '#protocol/classes.ts'
import { createClassChats } from '#server/features/classes/exports.ts'
import { archiveConversation } from '#server/features/conversations/exports.ts'
import { announceOrganisation, followRoster, tiesFollowed } from '#server/features/organisations/exports.ts'
import { announceNotices, announceTies } from '#server/features/roster/exports.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { inSlices } from '#server/platform/in-slices.ts'
import { writeSlices } from '#server/platform/jobs/write-slices.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'

export const followTopic = 'rosterImports.follow'

/** What one short transaction does: a chat's row is never held for longer. */
const peopleAtOnce = 10
const classesAtOnce = 5

type Slice = { personIds: string[]; classIds: string[]; organisationIds: string[]; noticeIds: string[] }

/**
 * Lets chats, and whoever is looking, follow an import or its undoing after the commit: first those who lost something,
 * then classes, then the others. Each slice is a row of the outbox, so what a crash interrupts goes on. Whoever has no account
 * is in no chat, but is waited for, or no longer, like everybody who comes and leaves by hand.
 */
export async function followLater(
  ctx: CommandContext<unknown>,
  importId: string,
  noticeIds: readonly string[] = [],
): Promise<void> {
  const people = await peopleOf(ctx.tx, importId, ctx.at)
  const { classIds, organisationIds } = await placesOf(ctx.tx, importId)
  const none = { personIds: [], classIds: [], organisationIds: [], noticeIds: [] }
  const idsWhere = (lost: boolean) => idsOf(people.filter((one) => one.hasAccount && one.lost === lost))
  const slices: Slice[] = [
    ...inSlices(idsWhere(true), peopleAtOnce).map((personIds) => ({ ...none, personIds })),
    ...inSlices(classIds, classesAtOnce).map((ids) => ({ ...none, classIds: ids })),
    ...inSlices(idsWhere(false), peopleAtOnce).map((personIds) => ({ ...none, personIds })),
    ...inSlices(organisationIds, classesAtOnce).map((ids) => ({ ...none, organisationIds: ids })),
    ...inSlices(noticeIds, peopleAtOnce).map((ids) => ({ ...none, noticeIds: ids })),
  ]
  tiesFollowed(ctx, idsOf(people.filter((one) => !one.hasAccount)))
  await writeSlices(ctx.tx, { topic: followTopic, streamId: importId, at: ctx.at }, slices)
  await sql`
    update roster_imports set follow_total = (
      select count(*) from outbox where topic = ${followTopic} and stream_id = ${importId})
    where id = ${importId}`.execute(ctx.tx)
}

function idsOf(people: readonly Touched[]): string[] {
  return people.map(({ id }) => id)
}

/** One slice; done twice it changes nothing more. */
export async function followSlice({ data }: OutboxRow, services: Services): Promise<void> {
  const { personIds, classIds, organisationIds, noticeIds } = data as Slice
  await runAs(services, null, async (ctx) => {
    for (const id of classIds) await followClass(ctx, id)
    await followRoster(ctx, personIds)
    announceTies(ctx, personIds)
    await announceNotices(ctx, noticeIds)
    for (const id of organisationIds) {
      ctx.audienceChanged(id)
      announceOrganisation(ctx, id, 'people')
      announceOrganisation(ctx, id, 'classes')
    }
  })
}

type ClassRow = {
  id: string
  organisationId: string
  organisationKind: OrganisationKind
  kind: ClassKind
  name: string
  archived: boolean
  chats: string[]
}

/** A class that an import made gets its chats, one that went with its undoing loses them. */
async function followClass(ctx: CommandContext, classId: string): Promise<void> {
  const { rows } = await sql<ClassRow>`
    select c.id, c.organisation_id as "organisationId", o.kind as "organisationKind", c.kind, c.name,
      c.archived_at is not null as archived,
      array(select k.id from conversations k where k.class_id = c.id order by k.id) as chats
    from school_classes c join organisations o on o.id = c.organisation_id where c.id = ${classId}`.execute(ctx.tx)
  const [one] = rows
  if (!one) return
  if (one.archived) for (const id of one.chats) await archiveConversation(ctx, id)
  else if (one.chats.length === 0) await createClassChats(ctx, one)
  ctx.audienceChanged(classId)
  ctx.publish(classChanged, classId, { what: 'people' })
}

type Touched = { id: string; lost: boolean; hasAccount: boolean }

/** Those whose ties, or whose children's, an import touched; guardians go with their children. */
async function peopleOf(tx: Tx, importId: string, at: Date): Promise<Touched[]> {
  const { rows } = await sql<Touched>`
    with enrolled as materialized (
      select person_id, coalesce(valid_to <= ${at}, false) or replaced_at is not null as lost
      from enrolment_facts where import_id = ${importId}
    ), touched as (
      select person_id as id, coalesce(valid_to <= ${at}, false) or replaced_at is not null as lost
      from role_grant_facts where import_id = ${importId}
      union all select person_id, lost from enrolled
      union all
      select w.guardian_id, e.lost from enrolled e join guardianships w on w.child_id = e.person_id
      union all
      select guardian_id, replaced_at is not null from guardianship_facts where import_id = ${importId}
      union all select child_id, false from guardianship_facts where import_id = ${importId}
      union all select person_id, false from roster_import_names where import_id = ${importId}
    )
    select t.id, bool_or(t.lost) as lost, exists (select from accounts a where a.person_id = t.id) as "hasAccount"
    from touched t group by t.id order by t.id`.execute(tx)
  return rows
}

async function placesOf(tx: Tx, importId: string): Promise<{ classIds: string[]; organisationIds: string[] }> {
  const { rows } = await sql<{ classId: string; organisationId: string }>`
    select c.id as "classId", c.organisation_id as "organisationId" from school_classes c
    where c.import_id = ${importId} or c.id in (select class_id from enrolment_facts where import_id = ${importId})
    order by c.id`.execute(tx)
  const employers = await sql<{ id: string }>`
    select distinct organisation_id as id from role_grant_facts where import_id = ${importId}`.execute(tx)
  return {
    classIds: rows.map(({ classId }) => classId),
    organisationIds: [
      ...new Set([...rows.map(({ organisationId }) => organisationId), ...employers.rows.map(({ id }) => id)]),
    ].sort(),
  }
}
