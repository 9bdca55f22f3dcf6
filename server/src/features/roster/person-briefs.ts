import { sql, type Kysely } from 'kysely'
import type { PersonBrief } from '#protocol/common.ts'
import type { Database } from '#server/platform/database/types.ts'
import type { Language } from '#server/platform/refusal.ts'
import { namePeople, type NamingFacts } from './names.rules.ts'

/**
 * People as others see them, in the order of `ids`; unknown ids are left out. With a reader, ties to organisations that
 * both belong to come first (a teacher elsewhere is «мама Фатимы» here), and notes are in the reader's language.
 * One statement for all.
 */
export async function personBriefs(
  db: Kysely<Database>,
  ids: readonly string[],
  viewerId?: string,
): Promise<PersonBrief[]> {
  if (ids.length === 0) return []
  const unique = [...new Set(ids)]
  const { rows } = await sql<NamingFacts & { language: Language }>`
    select p.id, p.family_name as "familyName", p.given_name as "givenName", p.patronymic,
      coalesce((select locale from accounts where person_id = ${viewerId ?? null}), 'ru') as language,
      coalesce((
        select json_agg(json_build_object(
          'role', t.role, 'position', t.position_text, 'className', t.class_name, 'kinship', t.kinship,
          'shared', ${viewerId ?? null}::uuid is not null and t.organisation_id in (
            select v.organisation_id from ties_at(now()) v where v.person_id = ${viewerId ?? null}),
          'child', case when t.child_id is not null then (
            select json_build_object(
              'familyName', c.family_name, 'givenName', c.given_name, 'patronymic', c.patronymic)
            from persons c where c.id = t.child_id) end
        ) order by t.class_name, t.child_id)
        from ties_at(now()) t where t.person_id = p.id
      ), '[]') as ties
    from persons p where p.id = any(${unique}::uuid[])`.execute(db)
  const briefs = new Map(namePeople(rows, rows[0]?.language ?? 'ru').map((brief) => [brief.id, brief]))
  return unique.flatMap((id) => briefs.get(id) ?? [])
}

/** One person's brief; throws nothing, answers undefined for an unknown id. */
export async function personBrief(
  db: Kysely<Database>,
  id: string,
  viewerId?: string,
): Promise<PersonBrief | undefined> {
  const [brief] = await personBriefs(db, [id], viewerId)
  return brief
}
