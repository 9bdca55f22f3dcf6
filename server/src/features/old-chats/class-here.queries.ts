import { sql } from 'kysely'
import type { OldChatKind, OldChatMessenger, OldChatStatus } from '#protocol/old-chats.ts'
import type { Db, Tx } from '#server/platform/call.ts'

/** Classes and groups of children that are open now. */
export async function classesOf(db: Db | Tx, organisationId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('school_classes')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('archived_at', 'is', null)
    .where('kind', 'in', ['class', 'kindergarten_group', 'association'])
    .execute()
}

type ChatOfClass = {
  id: string
  messenger: OldChatMessenger
  name: string
  kind: OldChatKind
  status: OldChatStatus
}

/** Without those entered by mistake. */
export async function chatsOf(db: Db, classId: string): Promise<ChatOfClass[]> {
  const { rows } = await sql<ChatOfClass>`
    select c.id, c.messenger, c.name, c.kind, s.status
    from old_chats c
    cross join lateral (
      select n.status from old_chat_states n where n.chat_id = c.id order by n.at desc, n.id desc limit 1) s
    where c.class_id = ${classId} and c.mistaken_at is null
    order by array_position(array['declared', 'importing', 'moved', 'closed'], s.status), c.name, c.id`.execute(db)
  return rows
}

type ChildHere = { id: string; isHere: boolean; hasGuardianHere: boolean }

/** Children of a class by family name. A guardian who is kept away from a child counts for nothing here. */
export async function childrenHere(db: Db, classId: string, at: Date): Promise<ChildHere[]> {
  const { rows } = await sql<ChildHere>`
    select p.id, standing_in(c.organisation_id, p.id, ${at}) = 'joined' as "isHere",
      exists (
        select from guardianships w
        where w.child_id = p.id and not restricted(w.guardian_id, w.child_id, ${at})
          and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})
          and joining_state(w.guardian_id, ${at}) = 'joined') as "hasGuardianHere"
    from enrolments e join persons p on p.id = e.person_id join school_classes c on c.id = e.class_id
    where e.class_id = ${classId} and e.kind = 'pupil'
      and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})
    order by p.family_name, p.given_name, p.id`.execute(db)
  return rows
}
