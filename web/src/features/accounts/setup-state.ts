import { useEffect, useState } from 'react'
import { setupState } from '#protocol/accounts.ts'
import type { OutputOf } from '#protocol/contract.ts'
import { call } from '../../platform/api/call.ts'

export type SetupState = OutputOf<typeof setupState>

/** What the server tells anybody; `undefined` until it has, and as long as it cannot be reached. */
export function useSetupState(): SetupState | undefined {
  const [state, setState] = useState<SetupState>()
  useEffect(() => {
    const stop = new AbortController()
    call(setupState, {}, { signal: stop.signal }).then(setState, () => {})
    return () => stop.abort()
  }, [])
  return state
}
