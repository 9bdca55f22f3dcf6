import { sql } from 'kysely'
import { createOrganisation } from '#server/features/organisations/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'

export type Staffed = { staff: number; organisationId: string; head: Actor }

/** A school with so many of staff since a year ago; of three one has joined, one has a code, one neither. The first is head. */
export async function fillStaff(services: Services, staff: number): Promise<Staffed> {
  const name = `Школа на ${staff}`
  const { id } = await runAs(services, null, (ctx) =>
    createOrganisation(ctx, { kind: 'school', name, shortName: name, timeZone: 'Europe/Moscow' }),
  )
  const { db } = services
  const { rows } = await sql<{ id: string; nr: number }>`
    with made as (
      insert into persons (id, family_name, given_name, patronymic)
      select gen_random_uuid(), 'Семьянов' || nr, 'Имя' || nr % 50, 'Отчествович' from generate_series(0, ${staff - 1}::int) as nr
      returning id, family_name
    ), streamed as (insert into streams (id, kind) select id, 'person' from made)
    select id, substr(family_name, 9)::int as nr from made order by 2`.execute(db)
  const ids = rows.map((row) => row.id)
  await sql`
    insert into role_grants (id, person_id, organisation_id, role, valid_from, recorded_at)
    select gen_random_uuid(), id, ${id}, case place when 1 then 'head' else 'teacher' end,
      now() - interval '1 year', now() - interval '1 year'
    from unnest(${ids}::uuid[]) with ordinality as p (id, place)`.execute(db)
  await sql`
    insert into accounts (id, person_id, login, password_hash, first_signed_in_at)
    select gen_random_uuid(), id, id::text, 'x', now() from unnest(${ids}::uuid[]) with ordinality as p (id, place)
    where place % 3 = 1`.execute(db)
  await sql`
    insert into join_codes (id, kind, organisation_id, role, person_id, code_hash, secret_hash, issued_by, issued_at, expires_at)
    select gen_random_uuid(), 'staff', ${id}, 'teacher', id, sha256(id::text::bytea), sha256(('s' || id)::bytea),
      ${ids[0]}, now(), now() + interval '30 days'
    from unnest(${ids}::uuid[]) with ordinality as p (id, place) where place % 3 = 2`.execute(db)
  const { rows: accounts } = await sql<{ id: string }>`select id from accounts where person_id = ${ids[0]}`.execute(db)
  return { staff, organisationId: id, head: { accountId: accounts[0]!.id, personId: ids[0]!, sessionId: id } }
}
