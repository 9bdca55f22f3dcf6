import type { OldChatKind } from '#protocol/old-chats.ts'
import { folded } from '#server/features/roster/exports.rules.ts'

type KnownClass = { id: string; name: string }

const gathersClass: readonly OldChatKind[] = ['guardians', 'pupils', 'club']

/**
 * The class that a chat is called after: «5А: родители», «Мамы 5 "А"». Null where no class, or more than one, stands in the
 * name, and for chats that gather no class.
 */
export function classCalled(chat: { kind: OldChatKind; name: string }, classes: readonly KnownClass[]): string | null {
  if (!gathersClass.includes(chat.kind)) return null
  const name = ` ${words(chat.name)} `
  const found = classes.filter((one) => words(one.name) !== '' && name.includes(` ${words(one.name)} `))
  // «1–3» holds «3».
  const longest = Math.max(0, ...found.map((one) => words(one.name).length))
  const best = found.filter((one) => words(one.name).length === longest)
  return best.length === 1 ? best[0]!.id : null
}

function words(text: string): string {
  const plain = folded(text.replace(/[^\p{L}\p{N}]+/gu, ' '))
  return plain.replace(/(?<=(?:^| )\d{1,2}) (?=\p{L}(?: |$))/gu, '')
}
