import type { EventFrame } from '#protocol/envelope.ts'
import type { MessagePage } from '#protocol/messages.ts'
import type { Asked, ConversationSnapshot, ListSnapshot } from '../store/snapshots.ts'
import type { OutboxItem } from '../store/outbox-item.ts'
import type { ConnectionView, LocalDraft, Notice } from '../store/views.ts'

/** What tabs of one account tell each other. The tab that leads has the line, sends, and writes confirmed records. */
export type TabMessage =
  | { t: 'events'; events: readonly EventFrame[] }
  | { t: 'snapshot'; list: ListSnapshot }
  | { t: 'conversation'; snapshot: ConversationSnapshot; anew: boolean }
  | { t: 'removed'; conversationId: string }
  | { t: 'page'; conversationId: string; page: MessagePage; asked: Asked | null }
  | { t: 'item'; id: string; item: OutboxItem | null }
  | { t: 'draft'; conversationId: string; draft: LocalDraft | null }
  | { t: 'signal'; name: string; data: unknown }
  /** For the server, handed to the tab that leads. */
  | { t: 'say'; name: string; data: unknown }
  | { t: 'connection'; connection: ConnectionView }
  | { t: 'notice'; notice: Notice }
  /** A new tab asks how things stand. */
  | { t: 'newcomer' }
  /** Signed out, or another account signed in. */
  | { t: 'over'; reason: string; wipe: boolean }

export type Tabs = { post: (message: TabMessage) => void; close: () => void }
export type OpenTabs = (onMessage: (message: TabMessage) => void) => Tabs

/** A channel between the tabs of one account, silent once it is closed; `null` where the browser has none: then every tab is on its own. */
export function tabsOf(accountId: string): OpenTabs | null {
  if (typeof BroadcastChannel === 'undefined') return null
  return (onMessage) => {
    const channel = new BroadcastChannel(`peremena-${accountId}`)
    let isOpen = true
    channel.onmessage = (event) => onMessage(event.data as TabMessage)
    return {
      // An answer that was on its way when the session ended may come after it.
      post: (message) => isOpen && channel.postMessage(message),
      close() {
        isOpen = false
        channel.close()
      },
    }
  }
}

export const alone: OpenTabs = () => ({ post: () => undefined, close: () => undefined })
