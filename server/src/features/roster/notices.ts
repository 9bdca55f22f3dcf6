import { sql } from 'kysely'
import type { Static } from 'typebox'
import { rosterNoticeAdded, tiesChanged, type RosterNotice } from '#protocol/roster.ts'
import type { CommandContext } from '#server/platform/call.ts'

type Notice = {
  code: Static<typeof RosterNotice>['code']
  organisationId: string
  about: readonly string[]
}

/** Tells people something about the roster: it stays until they have seen it. Whoever did it is not told. */
export async function tellAbout(
  ctx: CommandContext<{ personId: string } | null>,
  personIds: readonly string[],
  notice: Notice,
): Promise<void> {
  await tellEverybody(
    ctx,
    personIds.filter((id) => id !== ctx.actor?.personId),
    notice,
  )
}

/** The same where also whoever did it would not know. */
export async function tellEverybody(
  ctx: CommandContext<unknown>,
  personIds: readonly string[],
  notice: Notice,
): Promise<void> {
  const told = [...new Set(personIds)]
  if (told.length === 0) return
  const common = { code: notice.code, organisation_id: notice.organisationId, about: [...notice.about], at: ctx.at }
  const rows = told.map((personId) => ({ id: ctx.newId(), person_id: personId, ...common }))
  await ctx.tx.insertInto('roster_notices').values(rows).execute()
  for (const row of rows) ctx.publish(rosterNoticeAdded, row.person_id, { id: row.id })
}

export type BulkNotice = Notice & { personId: string }

/** Writes many notices at once and answers their ids; nobody is told before `announceNotices`. */
export async function writeNotices(
  { tx, at, newId }: CommandContext<unknown>,
  notices: readonly BulkNotice[],
): Promise<string[]> {
  const rows = notices.map(({ organisationId, personId, ...notice }) => ({
    ...{ id: newId(), person_id: personId, organisation_id: organisationId },
    ...notice,
  }))
  await sql`
    insert into roster_notices (id, person_id, code, organisation_id, about, at)
    select r.id, r.person_id, r.code, r.organisation_id, r.about, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, person_id uuid, code text, organisation_id uuid, about uuid[])`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Tells people of notices that `writeNotices` wrote; telling them again does no harm. */
export async function announceNotices(ctx: CommandContext<unknown>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await ctx.tx.selectFrom('roster_notices').select(['id', 'person_id']).where('id', 'in', ids).execute()
  for (const row of rows) ctx.publish(rosterNoticeAdded, row.person_id, { id: row.id })
}

/** Says that these people's roles, classes or children are others now: to them at once, to those who see them soon. */
export function announceTies(ctx: CommandContext<unknown>, personIds: Iterable<string>): void {
  const told = [...new Set(personIds)]
  for (const personId of told) ctx.publish(tiesChanged, personId, {})
  announcePersons(ctx, told)
}

export const personsTopic = 'roster.personsChanged'

/** What others read of these people is something else now. After the commit: it touches many conversations. */
export function announcePersons(ctx: CommandContext<unknown>, personIds: readonly string[]): void {
  const [first] = personIds
  if (first) ctx.later(personsTopic, first, { personIds })
}
