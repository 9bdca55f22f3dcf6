import { useSyncExternalStore } from 'react'
import { client } from './current.ts'
import type { Cell } from './cells.ts'
import type { Views } from './selectors.ts'

/** The value of one cell of the account that is signed in. */
export function useCell<T>(select: (views: Views) => Cell<T>): T {
  const cell = select(client().views)
  return useSyncExternalStore(cell.subscribe, cell.read)
}
