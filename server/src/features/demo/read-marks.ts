import type { TalkMessage } from './number-talk.ts'
import { hourMs } from './calendar.ts'
import type { Cast } from './cast.ts'
import type { Written } from './write-talk.ts'
import type { Writing } from './writing.ts'

/**
 * How far everybody has read: most to the end, some a little less, a few not for days. People of the demo page have something
 * new in about half of their chats. Nobody is behind what he or she wrote.
 */
export function readMarks(
  { id, messages, plan }: Written,
  cast: Cast,
  { random, now }: Pick<Writing, 'random' | 'now'>,
) {
  return plan.members.flatMap(({ person }) => {
    const own = messages.findLastIndex((message) => message.authorId === person.id)
    const wished = cast.has(person) ? freshIndex(messages, random.next()) : usualIndex(messages.length, random.next())
    const index = Math.max(own, wished)
    if (index < 0) return []
    const { seq, count, at } = messages[index]!
    const read = Math.min(
      now.getTime() - 30_000,
      Date.parse(at) + (index === own ? 0 : random.int(20, 2 * 3600) * 1000),
    )
    return [{ conversation_id: id, person_id: person.id, seq, count, at: new Date(Math.max(read, Date.parse(at))) }]
  })
}

const someBehind = 6
const farBehind = 40

function usualIndex(length: number, luck: number): number {
  if (luck < 0.74) return length - 1
  if (luck < 0.93) return length - 1 - Math.ceil(((luck - 0.74) / 0.19) * someBehind)
  return luck < 0.98 ? length - 1 - Math.ceil(((luck - 0.93) / 0.05) * farBehind) : -1
}

/** The talk of the last hours is new. */
function freshIndex(messages: readonly TalkMessage[], luck: number): number {
  const latest = messages.findIndex((message) => message.said?.isLatestTalk)
  const isRecent = latest > 0 && Date.parse(messages.at(-1)!.at) - Date.parse(messages[latest]!.at) < 4 * hourMs
  return isRecent && luck < 0.6 ? latest - 1 + Math.round(luck * 2) : messages.length - 1
}
