import { sql } from 'kysely'
import type { Role } from '#protocol/common.ts'
import type { ConversationKind } from '#protocol/conversations.ts'
import { whatSees as contract, type ReadingReason } from '#protocol/rights.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { requireAsking } from './rights.access.ts'
import { sightsOf, sightsOfWaiting } from './rights.rules.ts'

export const whatSees = answer(contract, {
  async run(ctx, { personId, organisationId }) {
    const { db, actor, at } = ctx
    const within = await requireAsking(ctx, 'rights.seen', { personId, organisationId })
    const ties = await tiesOf(db, personId, within, at)
    const chats = await chatsOf(db, personId, within)
    const children = ties.flatMap((tie) => tie.childId ?? [])
    const briefs = new Map((await personBriefs(db, children, actor.personId)).map((brief) => [brief.id, brief]))
    const named = chats.filter((chat) => chat.named)
    return {
      ties: ties.map(({ childId, ...tie }) => ({
        ...tie,
        child: childId ? (briefs.get(childId) ?? null) : null,
        sees: tie.waits ? sightsOfWaiting : sightsOf(tie.role, tie.classId !== null),
      })),
      chats: named.map(({ conversationId, title, kind, reason }) => ({ conversationId, title, kind, reason })),
      otherChats: chats.length - named.length,
    }
  },
})

type TieRow = {
  role: Role
  organisationId: string
  organisationShortName: string
  classId: string | null
  className: string
  childId: string | null
  waits: boolean
}

async function tiesOf(db: Db, personId: string, within: string | null, at: Date): Promise<TieRow[]> {
  const { rows } = await sql<TieRow>`
    select t.role, o.id as "organisationId", o.short_name as "organisationShortName", t.class_id as "classId",
      t.class_name as "className", t.child_id as "childId",
      t.role = 'pupil' and awaits_consent(t.person_id, t.organisation_id, ${at}) as waits
    from ties_at(${at}) t join organisations o on o.id = t.organisation_id
    where t.person_id = ${personId} and t.role <> 'operator'
      and (${within}::uuid is null or t.organisation_id = ${within})
    order by o.short_name, t.class_id is not null, t.class_name, t.role, t.child_id`.execute(db)
  return rows
}

type ChatRow = {
  conversationId: string
  title: string
  kind: ConversationKind
  reason: ReadingReason
  named: boolean
}

/** Where somebody reads now. For others only the roster's chats of the organisation have a name. */
async function chatsOf(db: Db, personId: string, within: string | null): Promise<ChatRow[]> {
  const { rows } = await sql<ChatRow>`
    select c.id as "conversationId", c.title, c.kind,
      case when p.by_roster then 'roster' when official.yes then 'entered' else 'by_hand' end as reason,
      c.kind <> 'direct' and (${within}::uuid is null or (official.yes and c.organisation_id = ${within})) as named
    from chats mine
    join participants p
      on p.conversation_id = mine.conversation_id and p.person_id = mine.person_id and p.left_at is null
    join conversations c on c.id = mine.conversation_id
    cross join lateral (select c.kind not in ('direct', 'group', 'channel') as yes) official
    where mine.person_id = ${personId}
    order by c.title, c.id`.execute(db)
  return rows
}
