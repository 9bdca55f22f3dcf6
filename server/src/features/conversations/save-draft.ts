import { sql } from 'kysely'
import { chatDraft, saveDraft as contract, type Draft } from '#protocol/conversations.ts'
import { handle } from '#server/platform/call.ts'
import { requireParticipant } from './conversations.access.ts'

/** Drafts are kept as typed, also with marks that do not fit yet: only sending checks them. */
export const saveDraft = handle(contract, {
  async run({ tx, actor, at, publish }, { conversationId, text, entities = [], replyTo = null }) {
    await requireParticipant(tx, conversationId, actor.personId)
    const draft: Draft | null =
      text === '' && replyTo === null ? null : { text, entities, replyTo, at: at.toISOString() }
    await sql`update chats set draft = ${draft && JSON.stringify(draft)}::jsonb
      where person_id = ${actor.personId} and conversation_id = ${conversationId}`.execute(tx)
    publish(chatDraft, actor.personId, { conversationId, draft })
    return {}
  },
})
