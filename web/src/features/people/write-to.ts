import { startDirect } from '#protocol/conversations.ts'
import { navigate } from 'wouter/use-browser-location'
import { call, ensureConversation } from '../../platform/store/index.ts'
import { attempt } from './acting.ts'

/** Opens the direct conversation with somebody, or says why not. */
export async function writeTo(personId: string): Promise<void> {
  await attempt(async () => {
    const { conversationId } = await call(startDirect, { personId })
    await ensureConversation(conversationId)
    navigate(`/c/${conversationId}`)
  })
}
