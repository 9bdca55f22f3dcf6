import { sql } from 'kysely'
import type { MergeSide } from '#protocol/merging.ts'
import type { Role } from '#protocol/common.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { nameOf } from '#server/features/roster/exports.ts'
import type { Human } from './merging.rules.ts'

/** What decides whether somebody may be merged with another. */
export async function humanOf(db: Db | Tx, personId: string, at: Date): Promise<Human> {
  const now = sql`valid_from <= ${at} and (valid_to is null or valid_to > ${at})`
  const { rows } = await sql<Human>`
    select p.id as "personId", to_char(p.birth_date, 'YYYY-MM-DD') as "birthDate",
      exists (select from operators o where o.person_id = p.id) as operator,
      exists (select from accounts a where a.person_id = p.id and a.blocked_at is not null) as blocked,
      exists (select from guardian_restrictions r
        where p.id in (r.guardian_id, r.child_id) and (r.valid_to is null or r.valid_to > ${at})) as restricted,
      array(select w.child_id from guardianships w
        where w.guardian_id = p.id and (w.valid_to is null or w.valid_to > ${at})) as "childIds",
      array(select distinct e.class_id from enrolments e join school_classes c on c.id = e.class_id
        where e.person_id = p.id and e.kind = 'pupil' and c.kind = 'class' and c.archived_at is null and ${now}
      ) as "classIds"
    from persons p where p.id = ${personId}`.execute(db)
  return rows[0]!
}

/** One of the two, as the preview shows it. */
export async function sideOf(db: Db | Tx, personId: string, at: Date): Promise<MergeSide> {
  const name = await nameOf(db, personId)
  const { login } = await db
    .selectFrom('accounts')
    .select('login')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return {
    login,
    fullName: [name?.familyName, name?.givenName, name?.patronymic].filter(Boolean).join(' '),
    ties: await tiesOf(db, personId, at),
    ...(await countsOf(db, personId)),
  }
}

async function tiesOf(db: Db | Tx, personId: string, at: Date): Promise<MergeSide['ties']> {
  const { rows } = await sql<{ role: Role; place: string }>`
    select distinct t.role, concat_ws(', ', nullif(t.class_name, ''), o.short_name) as place
    from ties_at(${at}) t join organisations o on o.id = t.organisation_id
    where t.person_id = ${personId} order by place, t.role`.execute(db)
  return rows
}

async function countsOf(db: Db | Tx, personId: string): Promise<{ chats: number; messages: number }> {
  const { rows } = await sql<{ chats: number; messages: number }>`
    select (select count(*)::int from visible_ranges r where r.person_id = ${personId}) as chats,
      (select count(*)::int from messages m
        where m.author_id = ${personId} and m.deleted_at is null and m.conversation_id in (
          select p.conversation_id from participants p where p.person_id = ${personId})) as messages`.execute(db)
  return rows[0]!
}

/** Direct chats of both with the same third person. */
export async function sharedDirects(db: Db | Tx, oneId: string, otherId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with peers as (
      select mine.person_id as me, peer.person_id as peer
      from participants mine
      join conversations c on c.id = mine.conversation_id and c.kind = 'direct' and c.direct_key is not null
      join participants peer on peer.conversation_id = c.id and peer.person_id <> mine.person_id
      where mine.person_id in (${oneId}, ${otherId}))
    select count(*)::int as count from (
      select peer from peers group by peer having count(distinct me) = 2) both_have`.execute(db)
  return rows[0]!.count
}
