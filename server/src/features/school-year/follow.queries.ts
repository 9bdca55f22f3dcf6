import { sql } from 'kysely'
import type { Tx } from '#server/platform/call.ts'

/** All classes that a roll-over touched, by whether they are over now. */
export async function classesOf(tx: Tx, rolloverId: string): Promise<{ closed: string[]; open: string[] }> {
  const { rows } = await sql<{ id: string; closed: boolean }>`
    with touched as materialized (
      select id from school_classes where rolled_over_by = ${rolloverId}
      union select id from school_classes where import_id = ${rolloverId}
      union select class_id from enrolment_facts where import_id = ${rolloverId}
    )
    select c.id, c.archived_at is not null as closed from touched join school_classes c on c.id = touched.id
    order by c.name, c.id`.execute(tx)
  const idsWhere = (closed: boolean) => rows.filter((row) => row.closed === closed).map(({ id }) => id)
  return { closed: idsWhere(true), open: idsWhere(false) }
}

/** Pupils, teachers and guardians of a class who have an account: nobody else is in a chat. */
export async function membersOf(tx: Tx, classId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with inside as materialized (
      select person_id, kind from enrolments
      where class_id = ${classId} and valid_from <= ${at} and (valid_to is null or valid_to > ${at})
    ), people as (
      select person_id as id from inside
      union
      select w.guardian_id from inside i join guardianships w on w.child_id = i.person_id where i.kind = 'pupil'
    )
    select p.id from people p join accounts a on a.person_id = p.id order by p.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Those whose place a roll-over touched and who have no place in any open class of it now; guardians with their children. */
export async function leaversOf(tx: Tx, rolloverId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with touched as materialized (
      select distinct f.person_id, f.kind = 'pupil' as child from enrolment_facts f where f.import_id = ${rolloverId}
    ), left_behind as (
      select t.person_id, t.child from touched t where not exists (
        select from enrolments e join school_classes c on c.id = e.class_id and c.archived_at is null
        where e.person_id = t.person_id and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at}))
    ), people as (
      select person_id as id from left_behind
      union
      select w.guardian_id from left_behind l join guardianships w on w.child_id = l.person_id where l.child
    )
    select p.id from people p join accounts a on a.person_id = p.id order by p.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Those whose place a roll-over touched, and their guardians, who cannot sign in yet. */
export async function withoutAccount(tx: Tx, rolloverId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with touched as materialized (
      select distinct person_id, kind from enrolment_facts where import_id = ${rolloverId}
    ), people as (
      select person_id as id from touched
      union
      select w.guardian_id from touched t join guardianships w on w.child_id = t.person_id where t.kind = 'pupil'
    )
    select p.id from people p where not exists (select from accounts a where a.person_id = p.id) order by p.id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

export async function insideOf(tx: Tx, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from participants where conversation_id = ${conversationId} and left_at is null
    order by person_id`.execute(tx)
  return rows.map(({ id }) => id)
}
