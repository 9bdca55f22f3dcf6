import { sql } from 'kysely'
import { createOrganisation } from '#server/features/organisations/exports.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'

const organisationsPerMunicipality = 75

/** Of each organisation. At 3,000 of full size: 120,000 of staff, 700,000 pupils, 900,000 guardians. */
function peopleEach(size: number) {
  const of = (count: number) => Math.max(1, Math.round(count * size))
  return { staffEach: of(40), pupilsEach: of(233), guardiansEach: of(300), classesEach: of(10) }
}

/**
 * A region of schools since a year ago, in plain SQL: 70 of 100 of staff, 30 of pupils and 50 of guardians are inside, half of the
 * staff use it each day, from fourteen days before `until` to a week after; `size` is that of an organisation, .1 a tenth of the
 * people. Gives the id of the region's office.
 */
export async function fillRegion(services: Services, organisations: number, until: Date, size = 1): Promise<string> {
  const { staffEach, pupilsEach, guardiansEach, classesEach } = peopleEach(size)
  const founded = new Date(until.getTime() - 60 * 24 * 3600_000)
  const { id: region } = await runAs(services, null, (ctx) =>
    createOrganisation(ctx, { kind: 'region', name: 'Область', shortName: 'Область', timeZone: 'Europe/Moscow' }),
  )
  await services.db.transaction().execute(async (tx) => {
    const run = async (statement: ReturnType<typeof sql>) => void (await statement.execute(tx))
    await run(sql`set local statement_timeout = 0`)
    await run(sql`set local work_mem = '128MB'`)
    // The references of the audit log are made at once in the product; here nobody asks for them.
    await run(sql`alter table persons disable trigger user`)
    await run(sql`update organisations set created_at = ${founded} where id = ${region}`)
    await run(sql`update organisation_versions set recorded_at = ${founded} where organisation_id = ${region}`)
    await run(sql`
      create temporary table bench_offices on commit drop as
      select gen_random_uuid() as id, nr from generate_series(1, ${Math.ceil(organisations / organisationsPerMunicipality)}::int) as nr`)
    await run(sql`
      create temporary table bench_schools on commit drop as
      select gen_random_uuid() as id, nr, (select id from bench_offices b where b.nr = s.nr / ${organisationsPerMunicipality}::int + 1) as office
      from generate_series(0, ${organisations - 1}::int) as s (nr)`)
    await run(sql`
      insert into organisations (id, parent_id, kind, name, short_name, time_zone, created_at, verified_at)
      select id, ${region}::uuid, 'municipality', 'Район ' || nr, 'Район ' || nr, 'Europe/Moscow', ${founded}::timestamptz, null::timestamptz
      from bench_offices
      union all select id, office, case nr % 3 when 2 then 'kindergarten' else 'school' end, 'Школа ' || nr, 'Школа ' || nr,
        'Europe/Moscow', ${founded}::timestamptz, ${founded}::timestamptz from bench_schools`)
    await run(sql`
      insert into organisation_versions
      select o.id, 1, s.parent_id, s.kind, s.short_name, s.time_zone, s.counted, s.verified, s.closed, ${founded}::timestamptz
      from organisations o cross join lateral organisation_state(o) s where o.id <> ${region}`)
    await run(sql`
      create temporary table bench_people on commit drop as
      select gen_random_uuid() as id, s.id as school, s.nr as school_nr, m.nr,
        case when m.nr < ${staffEach}::int then 's' when m.nr < ${staffEach + pupilsEach}::int then 'p' else 'g' end as what
      from bench_schools s, generate_series(0, ${staffEach + pupilsEach + guardiansEach - 1}::int) as m (nr)`)
    await run(sql`
      insert into persons (id, family_name, given_name, birth_date, created_at)
      select id, 'Семьянов' || nr, 'Имя', case what when 'p' then date '2014-03-01' + nr end, ${founded}::timestamptz from bench_people`)
    await run(sql`
      insert into accounts (id, person_id, login, password_hash, created_at, first_signed_in_at)
      select gen_random_uuid(), id, id::text, 'x', ${founded}::timestamptz, ${founded}::timestamptz + interval '1 day' from bench_people
      where nr % 100 < case what when 's' then 70 when 'p' then 30 else 50 end`)
    await run(sql`
      insert into role_grant_facts (id, person_id, organisation_id, role, valid_from, recorded_at)
      select gen_random_uuid(), id, school, 'teacher', ${founded}::timestamptz, ${founded}::timestamptz from bench_people where what = 's'`)
    await run(sql`
      create temporary table bench_classes on commit drop as
      select gen_random_uuid() as id, s.id as school, c.nr from bench_schools s, generate_series(0, ${classesEach - 1}::int) as c (nr)`)
    await run(sql`
      insert into school_classes (id, organisation_id, kind, name, academic_year, created_at)
      select id, school, 'class', (nr % 11 + 1) || 'А', '2026/2027', ${founded}::timestamptz from bench_classes`)
    await run(sql`
      insert into enrolment_facts (id, class_id, person_id, kind, valid_from, recorded_at)
      select gen_random_uuid(), c.id, p.id, case p.what when 'p' then 'pupil' else 'form_teacher' end, ${founded}::timestamptz, ${founded}::timestamptz
      from bench_people p join bench_classes c on c.school = p.school and c.nr = p.nr % ${classesEach}::int
      where p.what = 'p' or (p.what = 's' and p.nr < ${classesEach}::int)`)
    await run(sql`
      insert into guardianship_facts (id, guardian_id, child_id, valid_from, recorded_at)
      select gen_random_uuid(), g.id, c.id, ${founded}::timestamptz, ${founded}::timestamptz
      from bench_people g join bench_people c on c.school = g.school and c.what = 'p'
        and c.nr = ${staffEach}::int + (g.nr - ${staffEach + pupilsEach}::int) % ${pupilsEach}::int
      where g.what = 'g'`)
    await run(sql`
      insert into uses (person_id, day, first_at, last_at)
      select p.id, (d.at at time zone 'UTC')::date, d.at, d.at + interval '6 hours'
      from bench_people p, (select ${until}::timestamptz - interval '1 day' * nr as at from generate_series(-7, 14) as nr) d
      where p.what = 's' and p.nr % 2 = 0`)
    await run(sql`alter table persons enable trigger user`)
  })
  await sql`vacuum analyze`.execute(services.db)
  return region
}
