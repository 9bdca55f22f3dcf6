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
    () => onEvent((event) => {
      if (event.s === conversationId && event.n === 'participants.changed') again()
    }),
    [conversationId, again],
  )

  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => void load(0, stop.signal), text ? PAUSE_MS : 0)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [conversationId, text, asked])

  async function load(offset: number, signal?: AbortSignal) {
    const input = { conversationId, offset, limit: pageSize, ...(text ? { text } : {}) }
    try {
      const page = await call(conversationParticipants, input, signal ? { signal } : {})
      if (signal?.aborted) return
      setFound((before) => ({
        state: 'known',
        total: page.total,
        people: offset === 0 ? page.participants : [...before.people, ...page.participants],
      }))
    } catch {
      if (!signal?.aborted) setFound((before) => ({ ...before, state: 'failed' }))
    }
  }

  return { ...found, more: () => load(found.people.length), again }
}
