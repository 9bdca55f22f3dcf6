import { sql, type Kysely } from 'kysely'
import type { PersonName } from '#protocol/common.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { jsonRows } from '#server/platform/database/json-rows.ts'
import type { Database } from '#server/platform/database/types.ts'
import { setBirthDates, takeBirthDates } from './birth-dates.ts'
import { moveFacts } from './tie-writes.ts'

/** A new person with a stream of his or her own. Gives the id. */
export async function createPerson(ctx: CommandContext<unknown>, name: PersonName): Promise<string> {
  const [id] = await createPeople(ctx, [name])
  return id!
}

/** Several new people at once, in order. */
export async function createPeople(ctx: CommandContext<unknown>, names: readonly PersonName[]): Promise<string[]> {
  if (names.length === 0) return []
  const rows = names.map((name) => ({
    id: ctx.newId(),
    family_name: tidy(name.familyName),
    given_name: tidy(name.givenName),
    patronymic: tidy(name.patronymic ?? ''),
    created_at: ctx.at,
  }))
  await ctx.tx.insertInto('persons').values(rows).execute()
  const ids = rows.map((row) => row.id)
  await sql`insert into streams (id, kind) select id, 'person' from unnest(${ids}::uuid[]) as e (id)`.execute(ctx.tx)
  return ids
}

/** New people by the thousand, with ids of their own; none of them is anybody else. */
export async function createListedPeople(
  { tx, at }: Pick<CommandContext<unknown>, 'tx' | 'at'>,
  people: readonly ListedPerson[],
): Promise<void> {
  if (people.length === 0) return
  await sql`
    with p as materialized (select * from ${listed(people)}), s as (
      insert into streams (id, kind) select id, 'person' from p
    )
    insert into persons (id, family_name, given_name, patronymic, birth_date, created_at)
    select p.*, ${at} from p`.execute(tx)
}

/** Names and birth dates as a list has them. */
export async function relistPeople(
  ctx: Pick<CommandContext<unknown>, 'tx' | 'at'>,
  people: readonly ListedPerson[],
): Promise<void> {
  if (people.length === 0) return
  await setBirthDates(ctx, sql`(select id, birth_date from ${listed(people)})`)
  await sql`
    update persons set family_name = p.family_name, given_name = p.given_name, patronymic = p.patronymic
    from ${listed(people)} where persons.id = p.id`.execute(ctx.tx)
}

export type ListedPerson = Required<PersonName> & { id: string; birthDate: string }

function listed(people: readonly ListedPerson[]) {
  const rows = people.map(({ id, familyName, givenName, patronymic, birthDate }) => ({
    id,
    family_name: tidy(familyName),
    given_name: tidy(givenName),
    patronymic: tidy(patronymic),
    birth_date: birthDate || null,
  }))
  return sql`json_to_recordset(${jsonRows(rows)})
    as p (id uuid, family_name text, given_name text, patronymic text, birth_date date)`
}

export async function renamePersonTo(ctx: CommandContext<unknown>, personId: string, name: PersonName): Promise<void> {
  await ctx.tx
    .updateTable('persons')
    .set({
      family_name: tidy(name.familyName),
      given_name: tidy(name.givenName),
      patronymic: tidy(name.patronymic ?? ''),
    })
    .where('id', '=', personId)
    .execute()
}

export async function nameOf(db: Kysely<Database>, personId: string): Promise<Required<PersonName> | undefined> {
  const row = await db
    .selectFrom('persons')
    .select(['family_name', 'given_name', 'patronymic'])
    .where('id', '=', personId)
    .executeTakeFirst()
  return row && { familyName: row.family_name, givenName: row.given_name, patronymic: row.patronymic }
}

export async function hasAccount(db: Kysely<Database>, personId: string): Promise<boolean> {
  const row = await db.selectFrom('accounts').select('id').where('person_id', '=', personId).executeTakeFirst()
  return row !== undefined
}

/**
 * Somebody turned out to be a line of the list: everything the line stood for goes over to the person who has the account,
 * and the line's own row goes. The list's spelling of the name wins for newcomers; whoever is known elsewhere keeps the
 * name. The line must have no account: it has never written anything, so only roster rows refer to it.
 */
export async function becomeLine(ctx: CommandContext<unknown>, personId: string, lineId: string): Promise<void> {
  if (personId === lineId) return
  const { tx, at } = ctx
  await takeBirthDates(ctx, personId, lineId)
  await sql`
    update persons p set family_name = l.family_name, given_name = l.given_name, patronymic = l.patronymic
    from persons l
    where p.id = ${personId} and l.id = ${lineId} and not exists (select from ties_at(${at}) t where t.person_id = p.id)
  `.execute(tx)
  const move = { person_id: personId }
  await moveFacts(ctx, lineId, personId)
  await tx.updateTable('join_codes').set(move).where('person_id', '=', lineId).execute()
  await tx.updateTable('join_codes').set({ child_id: personId }).where('child_id', '=', lineId).execute()
  await tx.updateTable('consents').set({ child_id: personId }).where('child_id', '=', lineId).execute()
  // What the log says of the line is from now on said of the person; the line's reference stays as it was made.
  await tx.updateTable('audit_persons').set(move).where('person_id', '=', lineId).execute()
  await sql`
    update roster_notices set about = array_replace(about, ${lineId}::uuid, ${personId}::uuid)
    where about @> array[${lineId}::uuid]`.execute(tx)
  await tx.deleteFrom('persons').where('id', '=', lineId).execute()
  await tx.deleteFrom('streams').where('id', '=', lineId).execute()
}

function tidy(part: string): string {
  return part.normalize('NFC').replace(/\s+/g, ' ').trim()
}
