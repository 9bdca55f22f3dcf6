import { useEffect, useState } from 'react'
import { pushState, type PushState } from '../../platform/push/push.ts'

let known: PushState | undefined
const watchers = new Set<(state: PushState) => void>()

/** Whether this device is notified; `undefined` until the browser has said. All that show it change together. */
export function usePushState(): { state: PushState | undefined; told: (state: PushState) => void } {
  const [state, setState] = useState(known)
  useEffect(() => {
    watchers.add(setState)
    void pushState().then(tell)
    return () => void watchers.delete(setState)
  }, [])
  return { state, told: tell }
}

function tell(state: PushState): void {
  known = state
  for (const watcher of watchers) watcher(state)
}
