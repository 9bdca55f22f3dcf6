import { sql, type RawBuilder } from 'kysely'
import { madeOnSharedDevice } from '#server/features/organisations/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { bits, type Inputs } from '../definitions/inputs.ts'
import { awaitingConsent } from './consents.queries.ts'
import { knownOf } from './known-facts.ts'
import type { KnownOrganisation } from './organisations.queries.ts'

const weekMs = 7 * 24 * 3600_000
/** What `used` looks back to. */
export const usedWithinMs = weekMs
/** How long the head’s word holds that the inventory is complete. */
export const declarationMs = 28 * 24 * 3600_000
/** Notices that were due since last Friday; whom they asked at their deadline is counted, whatever came afterwards. */
export const noticedWithinMs = 7 * 24 * 3600_000
const burstMs = 24 * 3600_000

/**
 * For a transaction that counts many: hundreds of organisations at once are folded in memory, which would else go over the
 * disk, and on a busy machine that takes longer than a statement usually may. Each statement is planned for as many as it is
 * asked about: a plan for ten joins thousands one by one.
 */
export async function makeRoomToCount(tx: Tx): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(tx)
  await sql`set local statement_timeout = '10min'`.execute(tx)
  await sql`set local plan_cache_mode = force_custom_plan`.execute(tx)
}

export type About = Pick<Inputs, 'expected' | 'classes' | 'oldChats' | 'declared' | 'notices'>

/** Everything but the people: one row for each organisation. Asked for all at once, so that notices to many are read once. */
export async function aboutOrganisations(
  db: Db | Tx,
  asked: readonly KnownOrganisation[],
  at: Date,
): Promise<Map<string, About>> {
  const { rows } = await sql<About & { id: string }>`
    with asked as (${askedRows(asked)}), kept as materialized (${keptClasses(at)} and c.academic_year = any(a.years)
      and c.kind in ('class', 'kindergarten_group', 'association')),
    made as (
      select k.organisation_id, count(*) as made, count(*) filter (where m.pupils = 0) as empty,
        count(*) filter (where m.leaders > 0) as led
      from kept k cross join lateral (
        select count(*) filter (where e.kind = 'pupil') as pupils, count(*) filter (where e.kind = 'form_teacher') as leaders
        from ${knownOf('enrolment_facts', 'class_id', 'k.id', at)} e where ${valid('e', at)}) m
      group by k.organisation_id),
    listed as (
      select organisation_id, count(*) as lines, count(*) filter (where status in ('moved', 'closed')) as done
      from old_chats_at(${at}) where own_of = 'organisation' and organisation_id in (select id from asked)
      group by organisation_id),
    mistaken as (
      select organisation_id, count(*) as mistaken from old_chats
      where own_of = 'organisation' and mistaken_at <= ${at} and organisation_id in (select id from asked)
      group by organisation_id),
    noticed as (
      select r.organisation_id, count(*) as asked, count(*) filter (where r.acknowledged_at <= n.due_at) as in_time
      from notices n join notice_recipients r on r.notice_id = n.id
      where n.due_at > ${ago(at, noticedWithinMs)} and n.due_at <= ${at} and (n.withdrawn_at is null or n.withdrawn_at > ${at})
        and r.asked_at <= n.due_at and r.organisation_id in (select id from asked) and not exists (
          select from notice_absences b
          where b.notice_id = r.notice_id and b.organisation_id = r.organisation_id and b.person_id = r.person_id
            and b.from_at <= n.due_at and (b.to_at is null or b.to_at > n.due_at))
      group by r.organisation_id)
    select a.id,
      json_build_object('staff', x.staff, 'children', x.children, 'classes', x.classes) as expected,
      json_build_object('made', coalesce(m.made, 0), 'empty', coalesce(m.empty, 0), 'withFormTeacher', coalesce(m.led, 0))
        as classes,
      json_build_object('lines', coalesce(l.lines, 0), 'done', coalesce(l.done, 0), 'mistaken', coalesce(w.mistaken, 0))
        as "oldChats",
      exists (
        select from old_chat_declarations d
        where d.organisation_id = a.id and d.at <= ${at} and d.at > ${ago(at, declarationMs)}) as declared,
      json_build_object('asked', coalesce(n.asked, 0), 'inTime', coalesce(n.in_time, 0)) as notices
    from asked a left join made m on m.organisation_id = a.id
    left join listed l on l.organisation_id = a.id left join mistaken w on w.organisation_id = a.id
    left join noticed n on n.organisation_id = a.id
    left join lateral (
      select f.staff, f.children, f.classes from expected_number_facts f
      where f.organisation_id = a.id and f.valid_from <= ${at} and f.recorded_at <= ${at}
        and (f.replaced_at is null or f.replaced_at > ${at})
      order by f.valid_from desc limit 1) x on true`.execute(db)
  return new Map(rows.map(({ id, ...about }) => [id, about]))
}

export type CountedPeople = { people: Map<number, number>; fresh: number }

/** How many people have which bits, and how many of the staff came in within the last day; for each organisation. */
export async function countPeople(
  db: Db | Tx,
  asked: readonly KnownOrganisation[],
  at: Date,
): Promise<Map<string, CountedPeople>> {
  const { rows } = await sql<{ id: string; bits: number; count: number; fresh: number }>`
    ${peopleOf(asked, at)}
    select organisation_id as id, bits, count(*)::int as count, count(*) filter (where fresh)::int as fresh
    from people group by organisation_id, bits`.execute(db)
  const counted = new Map<string, CountedPeople>(asked.map(({ id }) => [id, { people: new Map(), fresh: 0 }]))
  for (const row of rows) {
    const of = counted.get(row.id)!
    of.people.set(row.bits, row.count)
    of.fresh += row.fresh
  }
  return counted
}

export type StoredPeople = { id: string; people: Buffer; fresh: number }

/** The same people one by one, as snapshots store them: 16 bytes of number and 2 of bits each, in order. */
export async function packPeople(db: Db | Tx, asked: readonly KnownOrganisation[], at: Date): Promise<StoredPeople[]> {
  const { rows } = await sql<StoredPeople>`
    ${peopleOf(asked, at)}
    select organisation_id as id, count(*) filter (where fresh)::int as fresh,
      string_agg(uuid_send(number) || int2send(bits::int2), '' order by number) as people
    from people group by organisation_id`.execute(db)
  return rows
}

/** People of one organisation with their bits, those with all of `has` and none of `hasNot`. */
export async function peopleWith(
  db: Db | Tx,
  organisation: KnownOrganisation,
  { has, hasNot, at }: { has: number; hasNot: number; at: Date },
): Promise<{ personId: string; bits: number }[]> {
  const { rows } = await sql<{ personId: string; bits: number }>`
    ${peopleOf([organisation], at)}
    select person_id as "personId", bits from people
    where bits & ${has}::int = ${has}::int and bits & ${hasNot}::int = 0`.execute(db)
  return rows
}

/**
 * `with … people (organisation_id, person_id, number, bits, fresh)`: everybody who stands in these organisations, once in each, as it was
 * recorded by an instant and valid then. Facts are looked up through their indexes, so that a few organisations of many cost
 * what a few cost; sets are looked into as hashes (`in`), whatever the planner thinks of how many there are.
 */
function peopleOf(asked: readonly KnownOrganisation[], at: Date): RawBuilder<unknown> {
  return sql`
    with asked as (${askedRows(asked)}), kept as materialized (${keptClasses(at)}),
    places as materialized (
      select k.organisation_id, e.person_id, e.kind, k.without_accounts
      from kept k cross join lateral ${knownOf('enrolment_facts', 'class_id', 'k.id', at)} e where ${valid('e', at)}),
    work as materialized (
      select g.organisation_id, g.person_id
      from asked a cross join lateral ${knownOf('role_grant_facts', 'organisation_id', 'a.id', at)} g
      where g.role not in ('operator', 'office_specialist') and ${valid('g', at)}
      union
      select organisation_id, person_id from places where kind <> 'pupil'),
    children as materialized (
      select organisation_id, person_id, bool_and(without_accounts) as without_account
      from places where kind = 'pupil' group by organisation_id, person_id),
    kin as materialized (
      select c.organisation_id, w.guardian_id, w.child_id from children c
      cross join lateral ${knownOf('guardianship_facts', 'child_id', 'c.person_id', at)} w
      where ${valid('w', at)} and not exists (
        select from ${knownOf('guardian_restriction_facts', 'child_id', 'w.child_id', at)} r
        where r.guardian_id = w.guardian_id and ${valid('r', at)})),
    stands as (
      select organisation_id, person_id, bit_or(bit) as bit from (
        select organisation_id, person_id, ${bits.staff}::int as bit from work
        union all select organisation_id, person_id,
          ${bits.pupil}::int | case when without_account then ${bits.withoutAccount}::int else 0 end from children
        union all select organisation_id, guardian_id, ${bits.guardian}::int from kin) all_stands
      group by organisation_id, person_id),
    ${insideOf(at)},
    former_births as materialized (
      select distinct on (person_id) person_id, birth_date from former_birth_dates where replaced_at > ${at}
      order by person_id, replaced_at),
    ${awaitingConsent(at)},
    people as materialized (
      select s.organisation_id, s.person_id, p.counted_id as number,
        s.bit & ${bits.staff}::int > 0 and s.person_id in (select person_id from inside where since > ${ago(at, burstMs)}) as fresh,
        s.bit | case when s.person_id in (select person_id from inside) then ${bits.account}::int else 0 end
        | case when s.bit & ${bits.staff}::int = 0 then 0 else
          case when (s.organisation_id, s.person_id) in (select organisation_id, person_id from away) then ${bits.onLeave}::int else 0 end
          | case when s.person_id in (select person_id from shared) then ${bits.sharedDevice}::int else 0 end
          | case when s.person_id in (select person_id from used) then ${bits.used}::int else 0 end end
        | case when s.bit & ${bits.pupil}::int = 0 then 0 else
          case when case when f.person_id is null then p.birth_date else f.birth_date end <= (${at}::timestamptz at time zone a.time_zone)::date - interval '18 years'
            then ${bits.adult}::int else 0 end
          | case when (s.organisation_id, s.person_id) in (select organisation_id, person_id from awaiting)
            then ${bits.awaitsConsent}::int else 0 end
          | case when s.person_id in (select child_id from covered) then ${bits.covered}::int else 0 end end as bits
      from stands s join asked a on a.id = s.organisation_id join persons p on p.id = s.person_id
      left join former_births f on f.person_id = s.person_id)`
}

/** Who of them has an account that is open, who is on leave, whose account a shared device made, who used it, whose child is covered. */
function insideOf(at: Date): RawBuilder<unknown> {
  return sql`
    inside as materialized (
      select w.person_id, min(a.first_signed_in_at) as since
      from (select distinct person_id from stands) w cross join lateral (
        select first_signed_in_at from accounts
        where person_id = w.person_id and first_signed_in_at <= ${at} and (blocked_at is null or blocked_at > ${at})
        union all
        select first_signed_in_at from former_accounts
        where person_id = w.person_id and first_signed_in_at <= ${at} and closed_at > ${at}) a
      where not exists (
        select from account_blocks b where b.person_id = w.person_id and b.from_at <= ${at} and b.to_at > ${at})
      group by w.person_id),
    staff as materialized (select distinct person_id from work),
    away as materialized (
      select w.person_id, w.organisation_id from work w
      cross join lateral ${knownOf('leave_facts', 'person_id', 'w.person_id', at)} l
      where l.organisation_id = w.organisation_id and ${valid('l', at)}),
    shared as materialized (${madeOnSharedDevice(at)}),
    used as materialized (select s.person_id from staff s cross join lateral (${usesOf('s.person_id', at)} limit 1) u),
    covered as materialized (select child_id from kin where (guardian_id in (select person_id from inside)) is true)`
}

/** Whether a person used it within the seven days before an instant. */
export function usedAt(person: string, at: Date): RawBuilder<unknown> {
  return sql`exists (${usesOf(person, at)})`
}

function usesOf(person: string, at: Date): RawBuilder<unknown> {
  const since = ago(at, usedWithinMs)
  return sql`
    select from uses w where w.person_id = ${sql.ref(person)}
      and w.day between (${since}::timestamptz at time zone 'UTC')::date and (${at}::timestamptz at time zone 'UTC')::date
      and w.last_at >= ${since} and w.first_at < ${at}`
}

function askedRows(asked: readonly KnownOrganisation[]): RawBuilder<unknown> {
  return sql`
    select id, time_zone, string_to_array(years, ' ') as years, accounts_from, consent_since, consent_both_since
    from unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ timeZone }) => timeZone)}::text[],
      ${asked.map(({ years }) => years.join(' '))}::text[], ${asked.map(({ accountsFromGrade }) => accountsFromGrade)}::int[],
      ${asked.map(({ consentSince }) => consentSince)}::timestamptz[],
      ${asked.map(({ consentBothSince }) => consentBothSince)}::timestamptz[])
      as o (id, time_zone, years, accounts_from, consent_since, consent_both_since)`
}

/** Classes that were there, their grade by the name they had; `asked a` and `school_classes c` may be asked for more. */
function keptClasses(at: Date): RawBuilder<unknown> {
  return sql`
    select c.id, c.organisation_id,
      case when c.kind = 'class' and a.accounts_from > 1 then coalesce(substring(coalesce((
        select f.name from former_class_names f where f.class_id = c.id and f.replaced_at > ${at} order by f.replaced_at limit 1
      ), c.name) from '^\\d{1,2}')::int < a.accounts_from, false) else false end as without_accounts
    from asked a join school_classes c on c.organisation_id = a.id
    where c.created_at <= ${at} and (c.archived_at is null or c.archived_at > ${at}) and not exists (
      select from class_archivings r where r.class_id = c.id and r.archived_at <= ${at} and r.restored_at > ${at})`
}

function valid(alias: string, at: Date): RawBuilder<unknown> {
  const from = sql.ref(`${alias}.valid_from`)
  const to = sql.ref(`${alias}.valid_to`)
  return sql`${from} <= ${at} and (${to} is null or ${to} > ${at})`
}

function ago(at: Date, ms: number): Date {
  return new Date(at.getTime() - ms)
}
