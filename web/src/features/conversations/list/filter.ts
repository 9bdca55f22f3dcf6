import type { Conversation } from '#protocol/conversations.ts'

/** Conversations whose title has all the words typed, at the beginning of words first. ё is е, as everywhere in search. */
export function filterConversations<C extends Pick<Conversation, 'title' | 'peer'>>(
  conversations: readonly C[],
  typed: string,
): C[] {
  const words = folded(typed).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const scored = conversations.flatMap((conversation) => {
    const score = scoreOf(
      folded(`${conversation.title} ${conversation.peer?.fullName ?? ''} ${conversation.peer?.note ?? ''}`),
      words,
    )
    return score > 0 ? [{ conversation, score }] : []
  })
  return scored.sort((a, b) => b.score - a.score).map(({ conversation }) => conversation)
}

function scoreOf(name: string, words: readonly string[]): number {
  let score = 1
  for (const word of words) {
    const at = ` ${name}`.indexOf(` ${word}`)
    if (at < 0 && !name.includes(word)) return 0
    if (at >= 0) score += 1
    if (at === 0) score += 1
  }
  return score
}

export function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
