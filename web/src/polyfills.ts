/** Methods that Chrome 90 and Safari 14 lack and our code or its libraries use; loaded only where one is missing. */
export function addMissingMethods(): void {
  define(Object, 'hasOwn', (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key))
  define(Object, 'groupBy', groupBy)
  define(Promise, 'withResolvers', withResolvers)

  for (const list of [Array.prototype, Int8Array.prototype, String.prototype]) {
    define(list, 'at', function (this: ArrayLike<Any>, index: number) {
      return this[index < 0 ? this.length + Math.trunc(index) : Math.trunc(index)]
    })
  }

  define(
    Array.prototype,
    'findLastIndex',
    function (this: Any[], test: (item: Any, index: number, all: Any[]) => boolean) {
      for (let index = this.length - 1; index >= 0; index -= 1) if (test(this[index], index, this)) return index
      return -1
    },
  )
  define(Array.prototype, 'findLast', function (this: Any[], test: (item: Any, index: number, all: Any[]) => boolean) {
    return this[this.findLastIndex(test)]
  })
  define(Array.prototype, 'toSorted', function (this: Any[], compare?: (a: Any, b: Any) => number) {
    return [...this].sort(compare)
  })
  define(Array.prototype, 'toReversed', function (this: Any[]) {
    return [...this].reverse()
  })
  define(Array.prototype, 'with', function (this: Any[], index: number, value: Any) {
    const copy = [...this]
    copy[index < 0 ? this.length + index : index] = value
    return copy
  })
}

type Any = unknown

function define(owner: object, name: string, value: (...args: never[]) => unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true, configurable: true })
}

function groupBy(items: Iterable<Any>, keyOf: (item: Any, index: number) => PropertyKey): Record<PropertyKey, Any[]> {
  const groups = Object.create(null) as Record<PropertyKey, Any[]>
  let index = 0
  for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item)
  return groups
}

function withResolvers() {
  let resolve!: (value: Any) => void
  let reject!: (reason: Any) => void
  const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]))
  return { promise, resolve, reject }
}
