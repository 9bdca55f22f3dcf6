/** Random numbers that come out the same at each run with the same seed. */
export type Random = {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number, both ends included. */
  int(min: number, max: number): number
  chance(share: number): boolean
  /** Throws on an empty list. */
  pick<T>(items: readonly T[]): T
  /** So many different items in random order; fewer where there are not enough. */
  some<T>(items: readonly T[], count: number): T[]
  /** 10 bytes, for ids. */
  bytes10(): Uint8Array
}

/** xoshiro128** (Blackman, Vigna) over a hash of the seed. */
export function seeded(seed: string): Random {
  const state = stateFrom(seed)
  const uint32 = () => step(state)
  const next = () => uint32() / 2 ** 32
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  function some<T>(items: readonly T[], count: number): T[] {
    const left = [...items]
    const taken = Math.min(count, left.length)
    return Array.from({ length: taken }, () => left.splice(int(0, left.length - 1), 1)[0]!)
  }
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick(items) {
      if (items.length === 0) throw new RangeError('nothing to pick from')
      return items[int(0, items.length - 1)]!
    },
    some,
    bytes10: () => Uint8Array.from({ length: 10 }, () => uint32() & 255),
  }
}

function stateFrom(seed: string): Uint32Array {
  let hash = 2166136261
  for (const sign of seed) hash = Math.imul(hash ^ sign.codePointAt(0)!, 16777619)
  return Uint32Array.from({ length: 4 }, () => {
    hash = Math.imul(hash ^ (hash >>> 15), 2246822519) + 0x9e3779b9
    return (hash ^ (hash >>> 13)) >>> 0
  })
}

function step(s: Uint32Array): number {
  const result = Math.imul(rotated(Math.imul(s[1]!, 5), 7), 9) >>> 0
  const shifted = s[1]! << 9
  s[2]! ^= s[0]!
  s[3]! ^= s[1]!
  s[1]! ^= s[2]!
  s[0]! ^= s[3]!
  s[2]! ^= shifted
  s[3] = rotated(s[3]!, 11)
  return result
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by))
}
