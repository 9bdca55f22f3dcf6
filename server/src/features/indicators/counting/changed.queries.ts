import { sql, type RawBuilder } from 'kysely'
import { consentGraceDays } from '#protocol/organisations.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { declarationMs, noticedWithinMs, usedAt, usedWithinMs } from './inputs.queries.ts'
import type { FactTable } from './known-facts.ts'

type Span = { since: Date; until: Date }
const dayMs = 24 * 3600_000

/**
 * Organisations of which something that is counted came to be known, began or ended after `since` and up to `until`. Rather
 * some too many than one too few: they are counted anew.
 */
export async function changedOrganisations(db: Db | Tx, span: Span): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with persons_changed as materialized (${personsChanged(span)}),
    classes_changed as (
      ${factsChanged('enrolment_facts', 'class_id', span)}
      union select id from school_classes where ${within('created_at', span)} or ${within('archived_at', span)}
      union select class_id from class_archivings where ${within('archived_at', span)} or ${within('restored_at', span)}
      union select class_id from former_class_names where ${within('replaced_at', span)}),
    children_changed as (
      ${factsChanged('guardianship_facts', 'child_id', span)}
      union ${factsChanged('guardian_restriction_facts', 'child_id', span)}
      union select g.child_id from guardianship_facts g join persons_changed p on p.id = g.guardian_id
        where g.replaced_at is null
      union select person_id from former_birth_dates where ${within('replaced_at', span)}
      union select id from persons_changed)
    select organisation_id as id from role_grant_facts where id in (${factsChanged('role_grant_facts', 'id', span)})
    union select organisation_id from leave_facts where id in (${factsChanged('leave_facts', 'id', span)})
    union select g.organisation_id from role_grant_facts g join persons_changed p on p.id = g.person_id
      where g.replaced_at is null
    union select c.organisation_id from school_classes c join classes_changed k on k.id = c.id
    union select c.organisation_id from school_classes c join enrolment_facts e on e.class_id = c.id and e.replaced_at is null
      join children_changed k on k.id = e.person_id
    union select organisation_id from expected_number_facts
      where ${within('recorded_at', span)} or ${within('valid_from', span)} or ${within('replaced_at', span)}
    union select organisation_id from organisation_versions where ${within('recorded_at', span)}
    union select organisation_id from consents where ${within('answered_at', span)} or ${within('withdrawn_at', span)}
    union ${oldChatsChanged(span)}
    union ${noticesChanged(span)}`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Organisations where time alone changes something after `since` and up to `until`: a child comes of age, or a consent begins to
 * be asked for, or to be waited for. Too seldom to be asked for each minute.
 */
export async function organisationsChangedByTime(db: Db | Tx, span: Span): Promise<string[]> {
  const graceMs = consentGraceDays * dayMs
  const around = { since: new Date(span.since.getTime() - 2 * dayMs), until: new Date(span.until.getTime() + dayMs) }
  const days = [around, earlier(around, graceMs)].map((one) => sql`${within('day', one)}`)
  const begun = (column: string) => sql`${within(column, span)} or ${within(column, earlier(span, graceMs))}`
  const { rows } = await sql<{ id: string }>`
    with asking as materialized (
      select organisation_id as id, consent_since, consent_both_since from organisation_versions
      union select id, consent_since, consent_both_since from organisations),
    birthdays as (
      select b.id, age, (b.birth_date + make_interval(years => age))::timestamptz as day
      from (
        select id, birth_date from persons where birth_date is not null
        union all select person_id, birth_date from former_birth_dates where birth_date is not null) b
      cross join (values (14), (18)) a (age)),
    passed as materialized (select id, age from birthdays where ${days[0]!} or age = 14 and ${days[1]!})
    select distinct c.organisation_id as id
    from passed p join enrolment_facts e on e.person_id = p.id and e.kind = 'pupil' and e.replaced_at is null
    join school_classes c on c.id = e.class_id
    where p.age = 18 or exists (
      select from asking a where a.id = c.organisation_id and least(a.consent_since, a.consent_both_since) is not null)
    union select id from asking where ${begun('consent_since')} or ${begun('consent_both_since')}
    union select a.id from asking a join consent_versions v on ${begun('v.since')}
      where least(a.consent_since, a.consent_both_since) is not null`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Whose account opened, closed or was seen to be made on a shared device, also because somebody else of that device came to work or
 * left, and whose week of use began or ran out.
 */
function personsChanged(span: Span): RawBuilder<unknown> {
  return sql`
    select person_id as id from accounts where ${within('first_signed_in_at', span)} or ${within('blocked_at', span)}
    union select person_id from account_blocks where ${within('from_at', span)} or ${within('to_at', span)}
    union select person_id from former_accounts where ${within('first_signed_in_at', span)} or ${within('closed_at', span)}
    union select a.person_id from account_devices d join account_devices o on o.device_id = d.device_id
      join accounts a on a.id = o.account_id where ${within('d.first_at', span)}
    union select a.person_id from account_devices d join accounts a on a.id = d.account_id where ${within('d.first_at', span)}
    union select b.person_id from role_grant_facts g join accounts a on a.person_id = g.person_id
      join account_devices d on d.account_id = a.id join account_devices o on o.device_id = d.device_id
      join accounts b on b.id = o.account_id where g.id in (${factsChanged('role_grant_facts', 'id', span)})
    union select u.person_id from (
      select person_id from uses where ${within('first_at', span)}
      union select person_id from uses where ${within('last_at', earlier(span, usedWithinMs))}) u
    where ${usedAt('u.person_id', span.since)} <> ${usedAt('u.person_id', span.until)}`
}

/** Lines of the inventory that came, moved or were a mistake; the head’s word, given or run out. */
function oldChatsChanged(span: Span): RawBuilder<unknown> {
  return sql`
    select organisation_id from old_chats where ${within('recorded_at', span)} or ${within('mistaken_at', span)}
    union select c.organisation_id from old_chat_states s join old_chats c on c.id = s.chat_id where ${within('s.at', span)}
    union select organisation_id from old_chat_declarations
      where ${within('at', span)} or ${within('at', earlier(span, declarationMs))}`
}

/** Notices that fell due, are due no longer since last Friday, were withdrawn, or were answered meanwhile. Who leaves counts at the deadline. */
function noticesChanged(span: Span): RawBuilder<unknown> {
  const counted = { since: new Date(span.since.getTime() - noticedWithinMs), until: span.until }
  return sql`
    select r.organisation_id from notices n join notice_recipients r on r.notice_id = n.id
    where ${within('n.due_at', counted)} and (${within('n.due_at', span)} or ${within('n.withdrawn_at', span)}
      or ${within('n.due_at', earlier(span, noticedWithinMs))} or ${within('r.acknowledged_at', span)}
      or ${within('r.asked_at', span)})`
}

function earlier({ since, until }: Span, ms: number): Span {
  return { since: new Date(since.getTime() - ms), until: new Date(until.getTime() - ms) }
}

/** Each condition apart, so that each may go through its index. */
function factsChanged(table: FactTable, column: string, span: Span): RawBuilder<unknown> {
  const from = sql`select ${sql.ref(column)} as id from ${sql.table(table)} where`
  const later = (date: string) => sql`replaced_at is null and ${sql.ref(date)} > recorded_at and ${within(date, span)}`
  return sql`
    ${from} ${within('recorded_at', span)} union ${from} ${within('replaced_at', span)}
    union ${from} ${later('valid_from')} union ${from} ${later('valid_to')}`
}

function within(column: string, { since, until }: Span): RawBuilder<unknown> {
  return sql`(${sql.ref(column)} > ${since} and ${sql.ref(column)} <= ${until})`
}
