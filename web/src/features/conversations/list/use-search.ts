import { useEffect, useState } from 'react'
import type { OutputOf } from '#protocol/contract.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { searchMessages, type SearchHit } from '#protocol/messages.ts'
import { call } from '../../../platform/store/index.ts'

export interface Found {
  state: 'idle' | 'searching' | 'done' | 'failed'
  hits: readonly SearchHit[]
  persons: ReadonlyMap<string, PersonBrief>
  cursor: string | null
}

const nothing: Found = { state: 'idle', hits: [], persons: new Map(), cursor: null }
const PAUSE_MS = 250
const lengthMin = 2
const lengthMax = 200

/** Messages with these words, in one or all conversations; asked when typing pauses, an answer to older words is dropped. */
export function useSearch(text: string, conversationId?: string) {
  const [found, setFound] = useState(nothing)
  const [attempt, setAttempt] = useState(0)
  const words = text.trim().slice(0, lengthMax)

  useEffect(() => {
    if (words.length < lengthMin) return setFound(nothing)
    const stop = new AbortController()
    setFound((before) => ({ ...before, state: 'searching' }))
    const timer = setTimeout(async () => {
      const page = await ask({ text: words, conversationId }, stop.signal)
      if (!stop.signal.aborted) setFound(page ? joined(nothing, page) : { ...nothing, state: 'failed' })
    }, PAUSE_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [words, conversationId, attempt])

  async function more() {
    if (!found.cursor || found.state === 'searching') return
    setFound({ ...found, state: 'searching' })
    const page = await ask({ text: words, conversationId, cursor: found.cursor })
    setFound(page ? joined(found, page) : { ...found, state: 'failed' })
  }

  return { ...found, more, retry: () => setAttempt(attempt + 1) }
}

type Question = { text: string; conversationId: string | undefined; cursor?: string }

async function ask({ text, conversationId, cursor }: Question, signal?: AbortSignal) {
  try {
    const input = { text, ...(conversationId ? { conversationId } : {}), ...(cursor ? { cursor } : {}) }
    return await call(searchMessages, input, signal ? { signal } : {})
  } catch {
    return undefined
  }
}

function joined(before: Found, page: OutputOf<typeof searchMessages>): Found {
  const persons = new Map(before.persons)
  for (const person of page.persons) persons.set(person.id, person)
  return { state: 'done', hits: [...before.hits, ...page.hits], persons, cursor: page.cursor }
}
