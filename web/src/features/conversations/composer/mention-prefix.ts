/** The `@Пат` that is being typed right before the caret: where it begins and what follows the sign. */
export interface Prefix {
  offset: number
  text: string
}

const lengthMax = 40

export function mentionPrefix(text: string, caret: number): Prefix | null {
  const before = text.slice(Math.max(0, caret - lengthMax - 2), caret)
  const match = /(?:^|[\s(«"])@([\p{L}\p{N}][\p{L}\p{N} .-]*|)$/u.exec(before)
  if (!match) return null
  const typed = match[1] ?? ''
  // Two words are a name; after that it is a sentence.
  if (typed.split(' ').length > 2) return null
  return { offset: caret - typed.length - 1, text: typed }
}
