import { sql } from 'kysely'
import { assemble } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { openDatabase } from '#server/platform/database/open.ts'
import { openKeys } from '#server/platform/keys.ts'
import { createLog } from '#server/platform/log.ts'

const classesPerSchool = 20
const childrenPerClass = 25

/**
 * Fills every school of a data folder with 20 classes of 25 children and a form teacher each, since a year ago; of the people
 * the share `accounts` has joined. Classes have no chats yet. Gives the number of people.
 */
export async function fillSchools(data: string, accounts: number): Promise<number> {
  const config = readConfig({ PEREMENA_DATA: data })
  const log = createLog('error')
  const database = await openDatabase(config, log)
  const { db } = assemble({ config, pool: database.pool, log, keys: openKeys(config.keyFile, data) })
  const year = new Date().getMonth() >= 8 ? new Date().getFullYear() : new Date().getFullYear() - 1
  await db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`
      create table bench_places as
      select o.id as school, c.nr as class_nr, m.nr as member_nr, gen_random_uuid() as person_id
      from organisations o, generate_series(0, ${classesPerSchool - 1}::int) as c (nr),
        generate_series(0, ${childrenPerClass}::int) as m (nr)
      where o.kind = 'school'`.execute(tx)
    await sql`create table bench_classes as
      select school, class_nr, gen_random_uuid() as id from bench_places where member_nr = 0`.execute(tx)
    await sql`insert into streams (id, kind) select person_id, 'person' from bench_places
      union all select id, 'class' from bench_classes`.execute(tx)
    await sql`
      insert into persons (id, family_name, given_name)
      select person_id, 'Семьянов' || member_nr, 'Имя' || class_nr from bench_places`.execute(tx)
    await sql`
      insert into school_classes (id, organisation_id, kind, name, academic_year, created_at)
      select id, school, 'class', (class_nr % 10 + 1) || chr(1040 + class_nr / 10), ${`${year}/${year + 1}`},
        now() - interval '1 year' from bench_classes`.execute(tx)
    await sql`
      insert into enrolments (id, class_id, person_id, kind, valid_from, recorded_at)
      select gen_random_uuid(), c.id, p.person_id, case p.member_nr when 0 then 'form_teacher' else 'pupil' end,
        now() - interval '1 year', now() - interval '1 year'
      from bench_places p join bench_classes c on c.school = p.school and c.class_nr = p.class_nr`.execute(tx)
    await sql`
      insert into role_grants (id, person_id, organisation_id, role, valid_from, recorded_at)
      select gen_random_uuid(), person_id, school, 'teacher', now() - interval '1 year', now() - interval '1 year'
      from bench_places where member_nr = 0`.execute(tx)
    await sql`
      insert into accounts (id, person_id, login, password_hash)
      select gen_random_uuid(), person_id, person_id::text, 'x' from bench_places
      where member_nr = 0 or random() < ${accounts}`.execute(tx)
    await sql`analyze`.execute(tx)
  })
  const { rows } = await sql<{ people: number }>`select count(*)::int as people from bench_places`.execute(db)
  await sql`drop table bench_places, bench_classes`.execute(db)
  await database.close()
  return rows[0]!.people
}
