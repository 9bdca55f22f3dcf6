import { useCallback, useEffect, useState } from 'react'
import type { OutputOf } from '#protocol/contract.ts'
import { conversationParticipants } from '#protocol/conversations.ts'
import { call, onEvent } from '../../../platform/store/index.ts'

export type Participant = OutputOf<typeof conversationParticipants>['participants'][number]

export interface Participants {
  state: 'asking' | 'known' | 'failed'
  total: number
  people: readonly Participant[]
}

const pageSize = 100
const PAUSE_MS = 200

/** Who can read a conversation, a page at a time; asked again when somebody comes or goes. */
export function useParticipants(conversationId: string, text: string) {
  const [found, setFound] = useState<Participants>({ state: 'asking', total: 0, people: [] })
  const [asked, setAsked] = useState(0)
  const again = useCallback(() => setAsked((before) => before + 1), [])

  useEffect(
    () =>
      onEvent((event) => {
        if (event.s === conversationId && event.n === 'participants.changed') again()
      }),
    [conversationId, again],
  )

  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(
      () =>
        ask(conversationId, text, 0, stop.signal).then((page) => !stop.signal.aborted && setFound(joined([], page))),
      text ? PAUSE_MS : 0,
    )
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [conversationId, text, asked])

  async function more() {
    setFound(joined(found.people, await ask(conversationId, text, found.people.length)))
  }

  return { ...found, more, again }
}

type Page = OutputOf<typeof conversationParticipants>

async function ask(conversationId: string, text: string, offset: number, signal?: AbortSignal): Promise<Page | null> {
  const input = { conversationId, offset, limit: pageSize, ...(text ? { text } : {}) }
  return call(conversationParticipants, input, signal ? { signal } : {}).catch(() => null)
}

function joined(before: readonly Participant[], page: Page | null): Participants {
  if (!page) return { state: 'failed', total: before.length, people: before }
  return { state: 'known', total: page.total, people: [...before, ...page.participants] }
}
