import type { Mark } from './mark-read.queries.ts'

const conversationsMax = 10_000

type Top = { personId: string; seq: number }

/**
 * Remembers, for each conversation, the two who were told to have read furthest. «Read by somebody else» changes for a
 * person only when the furthest of the others does, so nothing but a rise of the first two has to be told: two signals
 * for a message however many read it. Forgetting costs a needless signal, never a missing one.
 */
export function createReadTops() {
  const known = new Map<string, Top[]>()

  /** Of these marks the ones that must be told to everybody but their reader. */
  function risen(marks: readonly Mark[]): Mark[] {
    return marks.toSorted((a, b) => b.seq - a.seq).filter(rises)
  }

  function rises({ conversationId, personId, seq }: Mark): boolean {
    const tops = known.get(conversationId) ?? []
    const others = tops.filter((top) => top.personId !== personId)
    const own = tops.find((top) => top.personId === personId)
    if (own && own.seq >= seq) return false
    if (others.length >= 2 && others.every((top) => top.seq >= seq)) return false
    const next = [...others, { personId, seq }].sort((a, b) => b.seq - a.seq).slice(0, 2)
    known.delete(conversationId)
    known.set(conversationId, next)
    if (known.size > conversationsMax) known.delete(known.keys().next().value!)
    return true
  }

  return { risen }
}
