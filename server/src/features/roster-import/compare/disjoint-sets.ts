const none: ReadonlySet<number> = new Set()

/**
 * Sets of numbers below `size` that grow together; what is joined does not depend on the order of joining. Numbers that
 * share one of the groups of `apartFrom` are kept apart: there the first joins count.
 */
export function disjointSets(
  size: number,
  apartFrom: (index: number) => readonly number[] = () => [],
): { join(one: number, other: number): void; groups(): number[][] } {
  const parents = Int32Array.from({ length: size }, (_, index) => index)
  const apart = new Map<number, ReadonlySet<number>>()
  for (const index of parents) {
    const groups = apartFrom(index)
    if (groups.length > 0) apart.set(index, new Set(groups))
  }
  const rootOf = (index: number): number => {
    let root = index
    while (parents[root] !== root) root = parents[root]!
    while (parents[index] !== root) [parents[index], index] = [root, parents[index]!]
    return root
  }
  return {
    join(one, other) {
      const [low, high] = [rootOf(one), rootOf(other)].toSorted((a, b) => a - b) as [number, number]
      if (low === high) return
      const lows = apart.get(low) ?? none
      const highs = apart.get(high) ?? none
      if ([...highs].some((group) => lows.has(group))) return
      parents[high] = low
      if (highs.size > 0) apart.set(low, new Set([...lows, ...highs]))
    },
    groups: () => [...Map.groupBy(parents.keys(), rootOf).values()],
  }
}
