import { markRead as contract } from '#protocol/conversations.ts'
import type { InputOf } from '#protocol/contract.ts'
import { handleBatch, type BatchWriter } from '#server/platform/call.ts'
import { createReadWriter } from './read-writer.ts'

export const markRead = handleBatch(contract, {
  batch: (services): BatchWriter => {
    const writer = createReadWriter(services)
    return {
      drained: () => writer.drained(),
      async submit(actor, { conversationId, seq, stayed = false }: InputOf<typeof contract>) {
        const marked = await writer.move({ conversationId, personId: actor.personId, seq, stayed })
        return { readSeq: marked.seq, unread: marked.unread }
      },
    }
  },
})
