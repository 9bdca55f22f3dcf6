import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { ClassKind } from '#protocol/classes.ts'
import type { JoiningState } from '#protocol/organisations.ts'
import type { Kinship } from '#protocol/roster.ts'
import type { Db, Tx } from '#server/platform/call.ts'

export type RowFacts = {
  id: string
  organisationId: string
  kind: ClassKind
  name: string
  academicYear: string
  formTeacherId: string | null
  pupils: number
  pupilsJoined: number
  pupilsWithGuardian: number
  waiting: number
}

/** Rows of classes: of one organisation, of one teacher, or one class; by name as people count («2А» before «10А»). */
export async function classRows(
  db: Db | Tx,
  which: { organisationId?: string | undefined; teacherId?: string | undefined; classId?: string | undefined },
  at: Date,
): Promise<RowFacts[]> {
  const { organisationId = null, teacherId = null, classId = null } = which
  const { rows } = await sql<RowFacts>`
    select c.id, c.organisation_id as "organisationId", c.kind, c.name, c.academic_year as "academicYear",
      (select e.person_id from enrolments e where e.class_id = c.id and e.kind = 'form_teacher'
        and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})
        order by e.valid_from desc limit 1) as "formTeacherId",
      n.pupils, n.joined as "pupilsJoined", n.guarded as "pupilsWithGuardian",
      (select count(*) from join_requests r where r.class_id = c.id and r.state = 'waiting') as waiting
    from school_classes c
    cross join lateral (
      select count(*) as pupils, count(*) filter (where exists (
          select from accounts a where a.person_id = e.person_id)) as joined,
        count(*) filter (where exists (
          select from guardianships w join accounts a on a.person_id = w.guardian_id
          where w.child_id = e.person_id and not restricted(w.guardian_id, w.child_id, ${at})
            and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at}))) as guarded
      from enrolments e where e.class_id = c.id and e.kind = 'pupil'
        and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})) as n
    where c.archived_at is null and c.kind in ('class', 'kindergarten_group', 'association', 'subject_group')
      and (${organisationId}::uuid is null or c.organisation_id = ${organisationId})
      and (${classId}::uuid is null or c.id = ${classId})
      and (${teacherId}::uuid is null or c.id in (
        select t.class_id from ties_at(${at}) t
        where t.person_id = ${teacherId} and t.role in ('teacher', 'form_teacher')))
    order by c.academic_year desc, substring(c.name from '^\\d+')::int nulls last, c.name, c.id`.execute(db)
  return rows
}

export type LineFacts = {
  id: string
  familyName: string
  givenName: string
  patronymic: string
  state: Static<typeof JoiningState>
  guardians: { personId: string; kinship: Kinship }[]
}

/** The list of a class with who joined, by family name. */
export async function classLines(db: Db | Tx, classId: string, at: Date): Promise<LineFacts[]> {
  const { rows } = await sql<LineFacts>`
    select p.id, p.family_name as "familyName", p.given_name as "givenName", p.patronymic,
      standing_in(c.organisation_id, p.id, ${at}) as state,
      coalesce((
        select json_agg(json_build_object('personId', w.guardian_id, 'kinship', w.shown_kinship) order by w.valid_from)
        from guardianships w where w.child_id = p.id and not restricted(w.guardian_id, w.child_id, ${at})
          and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})), '[]') as guardians
    from enrolments e join persons p on p.id = e.person_id join school_classes c on c.id = e.class_id
    where e.class_id = ${classId} and e.kind = 'pupil'
      and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})
    order by p.family_name, p.given_name, p.patronymic, p.id`.execute(db)
  return rows
}

/** Teachers of a class, the form teacher first. */
export async function teacherIds(db: Db | Tx, classId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from enrolments
    where class_id = ${classId} and kind in ('teacher', 'form_teacher')
      and valid_from <= ${at} and (valid_to is null or valid_to > ${at})
    group by person_id order by bool_or(kind = 'form_teacher') desc, min(valid_from)`.execute(db)
  return rows.map((row) => row.id)
}

export type CodeRow = { id: string; kind: 'pupil' | 'guardian'; issuedAt: Date; expiresAt: Date; used: number }

/** Codes of a whole class that can still be used by their date. */
export async function openCodes(db: Db | Tx, classId: string, at: Date): Promise<CodeRow[]> {
  const { rows } = await sql<CodeRow>`
    select k.id, k.kind, k.issued_at as "issuedAt", k.expires_at as "expiresAt",
      (select count(*) from join_requests r where r.code_id = k.id and r.state <> 'refused') as used
    from join_codes k
    where k.class_id = ${classId} and k.child_id is null and k.closed_at is null and k.expires_at > ${at}
    order by k.kind, k.issued_at desc`.execute(db)
  return rows
}

export async function classChats(
  db: Db | Tx,
  classId: string,
): Promise<{ pupils: string | null; guardians: string | null }> {
  const rows = await db.selectFrom('conversations').select(['id', 'kind']).where('class_id', '=', classId).execute()
  const idOf = (kind: string) => rows.find((row) => row.kind === kind)?.id ?? null
  return { pupils: idOf('class_pupils'), guardians: idOf('class_guardians') }
}

/** Pupils and teachers of a class at an instant. */
export async function peopleOfClass(db: Db | Tx, classId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from enrolments
    where class_id = ${classId} and valid_from <= ${at} and (valid_to is null or valid_to > ${at})
    order by 1`.execute(db)
  return rows.map(({ id }) => id)
}
