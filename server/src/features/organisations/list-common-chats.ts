import { sql } from 'kysely'
import { commonChats as contract, type CommonChat } from '#protocol/common-chats.ts'
import { answer } from '#server/platform/call.ts'
import { followPeopleTopic } from './follow-people.ts'
import { commonChatKindsIn } from './kinds.rules.ts'
import { requireManaging } from './organisations.access.ts'

export const listCommonChats = answer(contract, {
  async run({ db, actor, at }, { organisationId }) {
    const { organisation } = await requireManaging(db, { personId: actor.personId, at }, organisationId)
    const { rows } = await sql<CommonChat>`
      select c.kind, c.id as "conversationId", c.archived_at is null as open, c.participant_count as "participantCount",
        exists (select from outbox o where o.topic = ${followPeopleTopic} and o.stream_id = c.id) as filling
      from conversations c where c.organisation_id = ${organisationId} and c.kind in ('heads', 'all_staff')`.execute(db)
    const none = { conversationId: null, open: false, participantCount: 0, filling: false }
    return {
      chats: commonChatKindsIn(organisation.kind).map(
        (kind) => rows.find((row) => row.kind === kind) ?? { kind, ...none },
      ),
    }
  },
})
