import { sql, type RawBuilder } from 'kysely'
import { knownOf } from './known-facts.ts'

/**
 * `with … awaiting (organisation_id, person_id)`: who of `children` is `inside` and waits for consent, as it was recorded by an
 * instant. What `awaits_consent` says of one pupil now this says of thousands then, from `asked` and `former_births`.
 */
export function awaitingConsent(at: Date): RawBuilder<unknown> {
  const account = sql`
    select person_id, created_at from accounts
    union all select person_id, coalesce(created_at, first_signed_in_at) from former_accounts`
  return sql`
    consents_due as materialized (
      select c.organisation_id, c.person_id, coalesce(p.merged_into, p.id) as answered_for, k.own, k.since
      from children c join asked a on a.id = c.organisation_id and least(a.consent_since, a.consent_both_since) <= ${at}
      join persons p on p.id = c.person_id left join former_births f on f.person_id = c.person_id
      cross join lateral (select case when f.person_id is null then p.birth_date else f.birth_date end as birth_date) born
      cross join lateral (
        select false as own, a.consent_since as since where a.consent_since <= ${at}
          and (born.birth_date is null or fourteen_at(born.birth_date, a.time_zone) > ${at})
        union all
        select b.own, greatest(a.consent_both_since, fourteen_at(born.birth_date, a.time_zone))
        from (values (false), (true)) b (own)
        where a.consent_both_since <= ${at}
          and fourteen_at(born.birth_date, a.time_zone) <= ${at} and eighteen_at(born.birth_date, a.time_zone) > ${at}
      ) k
      -- Looked up in a hash, whatever the planner thinks of how many there are.
      where (c.person_id in (select person_id from inside)) is true),
    consents_lacking as materialized (
      select d.organisation_id, d.person_id, d.answered_for, d.own,
        case when said.agreed then greatest(d.since, v.since) else d.since end as since, said.last_at
      from consents_due d
      cross join (select version, since from consent_versions where since <= ${at} order by version desc limit 1) v
      cross join lateral (
        select bool_or(c.agreed and stands) as agreed, max(c.text_version) filter (where c.agreed and stands) as version,
          max(case when stands then c.answered_at else c.withdrawn_at end) as last_at
        from consents c cross join lateral (select c.withdrawn_at is null or c.withdrawn_at > ${at} as stands) s
        where c.child_id = d.answered_for and c.organisation_id = d.organisation_id and c.answered_at <= ${at}
          and (c.guardian_id = c.child_id) = d.own) said
      where coalesce(said.version < v.version, true)),
    awaiting as (
      select l.organisation_id, l.person_id
      from consents_lacking l cross join lateral (
        select coalesce(l.last_at < l.since, true)
          and exists (select from (${account}) a where a.person_id = l.person_id and a.created_at <= l.since)
          and exists (
            select from ${knownOf('enrolment_facts', 'person_id', 'l.person_id', at)} e
            join school_classes k on k.id = e.class_id
            where e.kind = 'pupil' and k.organisation_id = l.organisation_id
              and e.valid_from <= l.since
          ) as yes) kept
      group by l.organisation_id, l.person_id
      having not bool_and(kept.yes) or min(l.since) + interval '14 days' <= ${at})`
}
