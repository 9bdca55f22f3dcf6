/** One thing a component can watch: `read` gives the same object until the thing changes. */
export type Cell<T> = { read: () => T; subscribe: (listener: () => void) => () => void }

type Slot = { group: string; fresh: boolean; listeners: Set<() => void>; cell: Cell<unknown> }

/**
 * Named cells over the store. `touch(group)` says that something behind the cells of a group may have changed: their
 * values are computed again when somebody reads them, and only those who watch this group are told.
 */
export function createCells() {
  const slots = new Map<string, Slot>()
  const groups = new Map<string, Set<Slot>>()

  function cell<T>(key: string, compute: (before: T | undefined) => T, group = key): Cell<T> {
    const known = slots.get(key)
    if (known) return known.cell as Cell<T>
    let value: T | undefined
    const slot: Slot = { group, fresh: false, listeners: new Set(), cell: { read, subscribe } }
    enter(key, slot)
    return slot.cell as Cell<T>

    function read(): T {
      if (slot.fresh) return value as T
      enter(key, slot)
      slot.fresh = true
      return (value = compute(value))
    }
    function subscribe(listener: () => void) {
      enter(key, slot)
      slot.listeners.add(listener)
      return () => {
        slot.listeners.delete(listener)
        if (slot.listeners.size === 0) leave(key, slot)
      }
    }
  }

  function enter(key: string, slot: Slot) {
    if (!slots.has(key)) slots.set(key, slot)
    const group = groups.get(slot.group) ?? new Set()
    groups.set(slot.group, group.add(slot))
  }

  /** Nobody looks any more: what is computed again on the next reading needs no memory until then. */
  function leave(key: string, slot: Slot) {
    slot.fresh = false
    if (slots.get(key) === slot) slots.delete(key)
    const group = groups.get(slot.group)
    group?.delete(slot)
    if (group?.size === 0) groups.delete(slot.group)
  }

  function touch(...names: string[]) {
    const told = new Set<() => void>()
    for (const name of names) {
      for (const slot of groups.get(name) ?? []) {
        slot.fresh = false
        for (const listener of slot.listeners) told.add(listener)
      }
    }
    for (const listener of told) listener()
  }

  return { cell, touch }
}

export type Cells = ReturnType<typeof createCells>
