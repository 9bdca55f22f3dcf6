import type { Services } from '#server/platform/services.ts'
import { hintSearch } from './search-index.ts'
import type { Outgoing, Sent } from './send.queries.ts'

export type Stored = { readonly message: Outgoing; readonly sent: Sent }

/** What follows a commit of messages; nothing here may be lost for good: each has a sweep that finds what was missed. */
export function onMessagesStored(services: Services, stored: readonly Stored[]): void {
  for (const { message } of stored) hintSearch(services, message.conversationId)
}
