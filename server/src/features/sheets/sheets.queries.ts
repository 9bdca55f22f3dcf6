import { sql, type Kysely } from 'kysely'
import type { Database } from '#server/platform/database/types.ts'
import type { SheetFacts } from './places.rules.ts'

/** What the sheets of a class say, by family name; of some children only when they are named. */
export async function sheetFacts(
  db: Kysely<Database>,
  { classId, childIds }: { classId: string; childIds?: readonly string[] | undefined },
  at: Date,
): Promise<SheetFacts[]> {
  const { rows } = await sql<SheetFacts>`
    select p.id as "childId", exists (select from accounts a where a.person_id = p.id) as "hasAccount",
      p.birth_date is not null as "hasBirthday",
      coalesce((
        select json_agg(json_build_object('personId', w.guardian_id, 'kinship', w.shown_kinship,
          'hasAccount', exists (select from accounts a where a.person_id = w.guardian_id)) order by w.valid_from, w.guardian_id)
        from guardianships w where w.child_id = p.id and not restricted(w.guardian_id, w.child_id, ${at})
          and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})), '[]') as guardians,
      coalesce((
        select json_agg(json_build_object('id', k.id, 'kind', k.kind, 'personId', k.person_id,
          'issuedAt', (extract(epoch from k.issued_at) * 1000)::bigint,
          'expiresAt', (extract(epoch from k.expires_at) * 1000)::bigint, 'opened', k.opened_at is not null,
          'closed', k.closed_at is not null, 'burnt', k.burnt_at is not null, 'request', (
            select r.state from join_requests r where r.code_id = k.id and r.state <> 'refused' limit 1))
          order by k.kind desc, k.issued_at, k.person_id nulls last, k.id)
        from join_codes k where k.child_id = p.id and k.class_id = e.class_id), '[]') as codes
    from enrolments e join persons p on p.id = e.person_id
    where e.class_id = ${classId} and e.kind = 'pupil'
      and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})
      and (${childIds ?? null}::uuid[] is null or p.id = any(${childIds ?? null}::uuid[]))
    order by p.family_name, p.given_name, p.patronymic, p.id`.execute(db)
  return rows
}
