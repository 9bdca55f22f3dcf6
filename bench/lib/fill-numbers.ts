import { sql } from 'kysely'
import { shownDefinitions } from '#server/features/indicators/exports.ts'
import { createOrganisation } from '#server/features/organisations/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'

export type Numbered = { organisations: number; regionId: string; townId: string; actor: Actor }

const townSize = 60

/**
 * A region of so many organisations in towns of 60, with every indicator of each as of now and of `fridays` Fridays, and its
 * specialist. Nobody is in them: only numbers are looked at. One in twenty has few pupils.
 */
export async function fillNumbers(services: Services, organisations: number, fridays: number): Promise<Numbered> {
  const { db } = services
  const { id: regionId } = await runAs(services, null, (ctx) =>
    createOrganisation(ctx, { kind: 'region', name: 'Регион', shortName: `На ${organisations}`, timeZone: 'Etc/UTC' }),
  )
  await sql`
    with towns as (
      insert into organisations (id, parent_id, kind, name, short_name, time_zone)
      select gen_random_uuid(), ${regionId}, 'municipality', 'Район ' || n, 'Район ' || n, 'Etc/UTC'
      from generate_series(1, ${Math.ceil(organisations / townSize)}::int) as n returning id)
    insert into organisations (id, parent_id, kind, name, short_name, time_zone)
    select gen_random_uuid(), t.id, 'school', 'МБОУ «СОШ № ' || n || '»', 'СОШ № ' || n, 'Etc/UTC'
    from (select id, row_number() over () as place from towns) t,
      generate_series(1, ${organisations}::int) as n where n % ${Math.ceil(organisations / townSize)} = t.place - 1`.execute(
    db,
  )
  const codes = shownDefinitions.map(({ code }) => code)
  const facts = {
    reasons: ['not_verified'],
    beside: [{ code: 'on_leave', count: 2 }],
    report: { listed: true },
    notes: [],
  }
  await sql`
    create table bench_numbers as
    select o.id, c.code, d as denominator, case when random() < 0.05 then 2 else (d * random())::int end as numerator
    from organisations_below(${regionId}) b join organisations o on o.id = b.id and o.kind = 'school',
      unnest(${codes}::text[]) as c (code), lateral (select 20 + (random() * 500)::int as d where o.id is not null) x`.execute(
    db,
  )
  for (const table of ['live_values', 'daily_values']) {
    await sql`insert into ${sql.table(table)} (organisation_id, indicator, numerator, denominator, counted_at)
      select id, code, numerator, denominator, now() from bench_numbers`.execute(db)
  }
  await sql`insert into live_organisations (organisation_id, facts, counted_at)
    select distinct id, ${JSON.stringify(facts)}::jsonb, now() from bench_numbers`.execute(db)
  for (let week = 1; week <= fridays; week++) await fillFriday(services, regionId, week, facts)
  await sql`drop table bench_numbers`.execute(db)
  const { rows } = await sql<{ id: string }>`
    select id from organisations where parent_id = ${regionId} order by id limit 1`.execute(db)
  return { organisations, regionId, townId: rows[0]!.id, actor: await specialist(services, regionId) }
}

async function fillFriday({ db, newId }: Services, regionId: string, week: number, facts: object): Promise<void> {
  const id = newId()
  await db.transaction().execute(async (tx) => {
    await sql`
      insert into snapshot_organisations (snapshot_id, organisation_id, parent_id, above, kind, short_name, counted, facts)
      select ${id}, o.id, o.parent_id, '{}', o.kind, o.short_name, o.kind = 'school', ${JSON.stringify(facts)}::jsonb
      from organisations_below(${regionId}) b join organisations o on o.id = b.id`.execute(tx)
    await sql`
      insert into snapshot_values (snapshot_id, organisation_id, indicator, numerator, denominator)
      select ${id}, id, code, numerator, denominator from bench_numbers`.execute(tx)
    const formulas = Object.fromEntries(shownDefinitions.map(({ code, version }) => [code, version]))
    await sql`
      insert into snapshots (id, organisation_id, kind, week, cut_off_at, taken_at, time_zone, formulas, hash)
      values (${id}, ${regionId}, 'friday', '2026-W' || lpad(${week}::text, 2, '0'),
        now() - make_interval(weeks => 60 - ${week}::int), now(), 'Etc/UTC', ${JSON.stringify(formulas)}::jsonb, '\\x00')`.execute(
      tx,
    )
  })
}

async function specialist({ db, newId }: Services, organisationId: string): Promise<Actor> {
  const personId = newId()
  await sql`insert into persons (id, family_name, given_name) values (${personId}, 'Краевой', 'Пётр')`.execute(db)
  await sql`
    insert into role_grants (id, person_id, organisation_id, role, valid_from, recorded_at)
    values (${newId()}, ${personId}, ${organisationId}, 'office_specialist', now() - interval '1 year', now())`.execute(
    db,
  )
  return { accountId: newId(), personId, sessionId: newId() }
}
