import { sql } from 'kysely'
import type { ParticipantRole } from '#protocol/conversations.ts'
import { enterMany, leaveMany, reviewDirects, reviewMadeByHand } from '#server/features/conversations/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'

/**
 * Brings the chats that the roster makes into line with people's ties: they come into those they belong to, and leave at
 * once those they no longer belong to; direct chats close where the tie has ended, and what was made by hand is left with the last tie to it. People without an account are in no
 * chat: «who can read this» stays true.
 */
export async function followRoster(ctx: CommandContext<unknown>, personIds: Iterable<string>): Promise<void> {
  const people = [...new Set(personIds)].sort()
  if (people.length === 0) return
  for (const [conversationId, steps] of Map.groupBy(await stepsFor(ctx, people), (step) => step.conversationId)) {
    const leaving = steps.filter(({ role }) => role === null).map(({ personId }) => personId)
    const entering = steps.flatMap(({ personId, role }) => (role ? [{ personId, role, byRoster: true }] : []))
    if (leaving.length > 0) await leaveMany(ctx, conversationId, leaving)
    if (entering.length > 0) await enterMany(ctx, conversationId, entering)
  }
  await reviewDirects(ctx, people)
  await reviewMadeByHand(ctx, people)
}

type Step = { conversationId: string; personId: string; role: ParticipantRole | null }

/** What differs between the chats people should be in and those they are in; conversations in sorted order. */
async function stepsFor({ tx, at }: CommandContext<unknown>, personIds: string[]): Promise<Step[]> {
  const { rows } = await sql<Step>`
    with ties as materialized (
      select t.* from ties_at(${at}) t
      where t.person_id = any(${personIds}::uuid[])
        and exists (select from accounts a where a.person_id = t.person_id)
    ), due as (
      select c.id, t.person_id,
        bool_or(t.role in ('head', 'deputy', 'administrator', 'office_specialist', 'form_teacher')) as leads
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
      group by c.id, t.person_id
    ), inside as (
      select p.conversation_id, p.person_id, p.role from participants p
      join conversations c on c.id = p.conversation_id
      where p.person_id = any(${personIds}::uuid[]) and p.left_at is null
        and c.kind in ('staff', 'class_pupils', 'class_guardians')
        and not (c.archived_at is not null and reads_past_year(p.person_id, c.class_id, ${at}))
        -- Who came in openly stays for as long as the right to come in lasts.
        and (p.by_roster or not exists (
          select from ties t where t.person_id = p.person_id and t.organisation_id = c.organisation_id
            and t.role in ('head', 'deputy', 'administrator')))
    )
    select coalesce(due.id, inside.conversation_id) as "conversationId",
      coalesce(due.person_id, inside.person_id) as "personId",
      case when due.id is null then null when due.leads then 'moderator' else 'member' end as role
    from due full join inside on inside.conversation_id = due.id and inside.person_id = due.person_id
    where due.id is null or inside.person_id is null
      or (due.leads and inside.role <> 'moderator') or (not due.leads and inside.role = 'moderator')
    order by 1, 2`.execute(tx)
  return rows
}
