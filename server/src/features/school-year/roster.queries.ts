import { sql } from 'kysely'
import type { ClassKind } from '#protocol/classes.ts'
import type { CommandContext, Db, Tx } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import type { YearClass, YearMember, YearRoster } from './plan.rules.ts'
import { yearAfter } from './years.rules.ts'

type Open = { organisationId: string; year: string }

/** Classes that no roll-over has ended. */
const counts = sql`c.archived_at is null and c.ends_at is null
  and c.kind in ('class', 'kindergarten_group', 'association', 'subject_group')`

/** The oldest year that organisations have open classes of: the one that ends next. */
export async function endingYears(db: Db | Tx, organisationIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<Open>`
    select c.organisation_id as "organisationId", min(c.academic_year) as year from school_classes c
    where c.organisation_id = any(${[...organisationIds]}::uuid[]) and ${counts}
    group by c.organisation_id`.execute(db)
  return new Map(rows.map(({ organisationId, year }) => [organisationId, year]))
}

type Row = { id: string; kind: ClassKind; name: string; year: string; members: YearMember[] }

/** The classes of an ending year and of the one after it, with everybody whose place in them is open at an instant. */
export async function loadYear(
  db: Db | Tx,
  { organisationId, year, at }: { organisationId: string; year: string; at: Date },
): Promise<YearRoster> {
  const next = yearAfter(year)
  const { rows } = await sql<Row>`
    select c.id, c.kind, c.name, c.academic_year as year, coalesce((
      select json_agg(json_build_object('factId', e.id, 'personId', e.person_id, 'kind', e.kind,
        'from', to_char(e.valid_from at time zone 'UTC', ${instantFormat}),
        'until', to_char(e.valid_to at time zone 'UTC', ${instantFormat})) order by e.id)
      from enrolments e where e.class_id = c.id and (e.valid_to is null or e.valid_to > ${at})), '[]') as members
    from school_classes c
    where c.organisation_id = ${organisationId} and c.academic_year in (${year}, ${next}) and ${counts}
    order by c.id`.execute(db)
  const ofYear = (which: string): YearClass[] =>
    rows.filter((row) => row.year === which).map(({ year: _year, ...one }) => one)
  return { ending: ofYear(year), coming: ofYear(next) }
}

/** To the microsecond, as the database keeps it. */
const instantFormat = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'

/** Nobody else changes these classes, or what is known of their people, until the transaction ends. */
export async function lockYear(ctx: CommandContext<unknown>, { organisationId, year }: Open): Promise<void> {
  const classes = sql`select c.id from school_classes c
    where c.organisation_id = ${organisationId} and c.academic_year in (${year}, ${yearAfter(year)}) and ${counts}`
  const rows = [
    sql`select from organisations where id = ${organisationId} for no key update`,
    sql`select from school_classes where id in (${classes}) order by id for no key update`,
    sql`
      select from persons where id in (select person_id from enrolments where class_id in (${classes}))
      order by id for no key update`,
  ]
  for (const statement of rows) await lock(ctx, statement.execute(ctx.tx))
}

/** Children of a class by family name. */
export async function pupilsOf(db: Db | Tx, classId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from enrolments e join persons p on p.id = e.person_id
    where e.class_id = ${classId} and e.kind = 'pupil' and (e.valid_to is null or e.valid_to > ${at})
    order by p.family_name, p.given_name, p.patronymic, p.id`.execute(db)
  return rows.map(({ id }) => id)
}
