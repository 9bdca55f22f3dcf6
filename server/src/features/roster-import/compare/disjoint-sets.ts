/** Sets of numbers below `size` that grow together; what is joined does not depend on the order of joining. */
export function disjointSets(size: number): { join(one: number, other: number): void; groups(): number[][] } {
  const parents = Int32Array.from({ length: size }, (_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parents[root] !== root) root = parents[root]!
    while (parents[index] !== root) [parents[index], index] = [root, parents[index]!]
    return root
  }
  return {
    join(one, other) {
      const [low, high] = [rootOf(one), rootOf(other)].toSorted((a, b) => a - b) as [number, number]
      parents[high] = low
    },
    groups: () => [...Map.groupBy(parents.keys(), rootOf).values()],
  }
}
