/** One thing a component can watch: `read` gives the same object until the thing changes. */
export type Cell<T> = { read: () => T; subscribe: (listener: () => void) => () => void }

type Slot = { cell: Cell<unknown>; value: unknown; fresh: boolean; listeners: Set<() => void> }

/**
 * Named cells over the store. `touch(key)` says that something behind a cell may have changed: its value is computed
 * again when somebody reads it, and only those who watch this key are told.
 */
export function createCells() {
  const slots = new Map<string, Slot>()

  function cell<T>(key: string, compute: () => T): Cell<T> {
    const known = slots.get(key)
    if (known) return known.cell as Cell<T>
    const slot: Slot = { value: undefined, fresh: false, listeners: new Set(), cell: { read, subscribe } }
    slots.set(key, slot)
    return slot.cell as Cell<T>

    function read() {
      if (!slot.fresh) {
        slot.value = compute()
        slot.fresh = true
      }
      return slot.value
    }
    function subscribe(listener: () => void) {
      slot.listeners.add(listener)
      return () => void slot.listeners.delete(listener)
    }
  }

  function touch(...keys: string[]) {
    const told = new Set<() => void>()
    for (const key of keys) {
      const slot = slots.get(key)
      if (!slot) continue
      slot.fresh = false
      for (const listener of slot.listeners) told.add(listener)
    }
    for (const listener of told) listener()
  }

  return { cell, touch }
}

export type Cells = ReturnType<typeof createCells>
