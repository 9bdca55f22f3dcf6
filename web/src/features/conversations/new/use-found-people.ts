import { useEffect, useState } from 'react'
import type { PersonBrief } from '#protocol/common.ts'
import { findPeople } from '#protocol/conversations.ts'
import { call } from '../../../platform/store/index.ts'

export interface FoundPeople {
  state: 'asking' | 'known' | 'failed'
  people: readonly PersonBrief[]
}

const PAUSE_MS = 200
const shownMax = 50

/** People I may write to, by part of a name; without one, the nearest. What was found stays until the next answer. */
export function useFoundPeople(typed: string): FoundPeople {
  const [found, setFound] = useState<FoundPeople>({ state: 'asking', people: [] })
  const text = typed.trim().slice(0, 100)
  useEffect(() => {
    const stop = new AbortController()
    setFound((before) => ({ ...before, state: 'asking' }))
    const timer = setTimeout(
      () =>
        call(findPeople, { text, limit: shownMax }, { signal: stop.signal }).then(
          ({ people }) => !stop.signal.aborted && setFound({ state: 'known', people }),
          () => !stop.signal.aborted && setFound((before) => ({ ...before, state: 'failed' })),
        ),
      text ? PAUSE_MS : 0,
    )
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [text])
  return found
}
