import { useSyncExternalStore } from 'react'

/** A list that any code may add to and one layer on the screen draws: toasts, menus, questions. */
export interface Requests<T> {
  add: (item: T) => void
  remove: (item: T) => void
  use: () => readonly T[]
}

let lastId = 0

/** A key for React; requests of one kind may look alike. */
export function nextRequestId(): number {
  return (lastId += 1)
}

export function requests<T>(): Requests<T> {
  const listeners = new Set<() => void>()
  let items: readonly T[] = []
  const change = (next: readonly T[]) => {
    items = next
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    add: (item) => change([...items, item]),
    remove: (item) => change(items.filter((other) => other !== item)),
    use: () => useSyncExternalStore(subscribe, () => items),
  }
}
