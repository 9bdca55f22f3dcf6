import { sql } from 'kysely'
import type { ParticipantRole } from '#protocol/conversations.ts'
import type { Tx } from '#server/platform/call.ts'

/** `role: null`: the person leaves. */
export type Step = { conversationId: string; personId: string; role: ParticipantRole | null }

/**
 * What differs between the roster's chats people should be in and those they are in, conversations in sorted order. People
 * without an account and pupils who wait for consent should be in none. A chat
 * that is archived stays with whoever still belongs to its organisation (guardians: through a child that stood in the class)
 * or ended the year with the class, and with everybody once the organisation itself is closed.
 */
export async function stepsFor(tx: Tx, personIds: readonly string[], at: Date): Promise<Step[]> {
  const { rows } = await sql<Step>`
    with ties as materialized (
      select t.* from admitted_ties_at(${at}) t
      where t.person_id = any(${[...personIds]}::uuid[])
        and exists (select from accounts a where a.person_id = t.person_id)
    ), offices as materialized (
      select own.organisation_id, above.id as office_id
      from (select distinct organisation_id from ties where class_id is null) own
      cross join lateral organisations_above(own.organisation_id) above
    ), fitting as (
      select c.id, c.kind, t.person_id,
        t.role in ('head', 'deputy', 'administrator', 'office_specialist', 'form_teacher') as leads
      from ties t join conversations c
        on case c.kind
          when 'staff' then c.organisation_id = t.organisation_id and t.class_id is null and t.role <> 'operator'
          when 'class_pupils' then c.class_id = t.class_id and t.role <> 'guardian'
          when 'class_guardians' then c.class_id = t.class_id and t.role <> 'pupil'
          else false end
      where c.archived_at is null and (t.role <> 'guardian' or exists (
        select from guardianships w
        where w.guardian_id = t.person_id and w.child_id = t.child_id and w.may_write
          and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})))
      union all
      select c.id, c.kind, t.person_id, office.yes
      from ties t
      join offices f on f.organisation_id = t.organisation_id
      join organisations o on o.id = t.organisation_id
      join conversations c on c.organisation_id = f.office_id and c.kind in ('heads', 'all_staff') and c.archived_at is null
      cross join lateral (
        select t.organisation_id = c.organisation_id and t.role in ('head', 'deputy', 'administrator', 'office_specialist')
          as yes) office
      where t.class_id is null and t.role <> 'operator'
        and (c.kind = 'all_staff' or office.yes or (t.role = 'head' and o.parent_id = c.organisation_id))
    ), due as (
      select id, kind, person_id, bool_or(leads) as leads from fitting group by id, kind, person_id
    ), inside as (
      select p.conversation_id, p.person_id, p.role from participants p
      join conversations c on c.id = p.conversation_id
      join organisations o on o.id = c.organisation_id
      where p.person_id = any(${[...personIds]}::uuid[]) and p.left_at is null
        and c.kind in ('staff', 'class_pupils', 'class_guardians', 'heads', 'all_staff')
        -- Who came in openly stays for as long as the right to come in lasts.
        and (p.by_roster or not exists (
          select from ties t where t.person_id = p.person_id and t.organisation_id = c.organisation_id
            and t.role in ('head', 'deputy', 'administrator')))
        and (c.archived_at is null or (o.closed_at is null and not (
            reads_past_year(p.person_id, c.class_id, ${at}) and not awaits_consent(p.person_id, c.organisation_id, ${at}))
          and not exists (
          select from ties t
          left join offices f on f.organisation_id = t.organisation_id and f.office_id = c.organisation_id
          where t.person_id = p.person_id and (t.organisation_id = c.organisation_id or f.office_id is not null)
            and (t.role <> 'guardian' or exists (
              select from enrolments e where e.class_id = c.class_id and e.person_id = t.child_id)))))
    )
    select coalesce(due.id, inside.conversation_id) as "conversationId",
      coalesce(due.person_id, inside.person_id) as "personId",
      case when due.id is null then null when due.leads then 'moderator' when due.kind = 'all_staff' then 'reader'
        else 'member' end as role
    from due full join inside on inside.conversation_id = due.id and inside.person_id = due.person_id
    where due.id is null or inside.person_id is null
      or (due.leads and inside.role <> 'moderator') or (not due.leads and inside.role = 'moderator')
    order by 1, 2`.execute(tx)
  return rows
}
