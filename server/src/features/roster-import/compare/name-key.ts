import { nameKey as keyOf } from '#server/features/invitations/exports.rules.ts'

const known = new Map<string, string>()
const knownMax = 200_000

/** A name for comparing; names repeat so much in lists that each is folded once. */
export function nameKey(word: string): string {
  const found = known.get(word)
  if (found !== undefined) return found
  if (known.size >= knownMax) known.clear()
  const key = keyOf(word)
  known.set(word, key)
  return key
}
