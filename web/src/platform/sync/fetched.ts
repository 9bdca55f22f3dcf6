import type { Confirmed } from '../store/confirmed.ts'
import type { TabMessage, Tabs } from './tabs.ts'

type Fetched = Extract<TabMessage, { t: 'snapshot' | 'conversation' | 'removed' }>

/** The confirmed layer for a tab that fetches on behalf of all: the others are told what it got. */
export function sharing(confirmed: Confirmed, tabs: Tabs): Confirmed {
  return {
    ...confirmed,
    snapshot(list) {
      confirmed.snapshot(list)
      tabs.post({ t: 'snapshot', list })
    },
    conversation(snapshot, options) {
      confirmed.conversation(snapshot, options)
      tabs.post({ t: 'conversation', snapshot, anew: options.anew })
    },
    remove(conversationId) {
      confirmed.remove(conversationId)
      tabs.post({ t: 'removed', conversationId })
    },
  }
}

/** What another tab has fetched. */
export function takeFetched(confirmed: Confirmed, fetched: Fetched): void {
  if (fetched.t === 'snapshot') return confirmed.snapshot(fetched.list)
  if (fetched.t === 'removed') return confirmed.remove(fetched.conversationId)
  const { snapshot, anew } = fetched
  const cursor = confirmed.state().cursors.get(snapshot.conversation.id) ?? 0
  if (snapshot.conversation.version >= cursor) confirmed.conversation(snapshot, { anew })
}
