import type { Entity } from '#protocol/messages.ts'
import { refuse } from './messages.refusals.ts'

/**
 * The text and marks as they are stored: marks in order of place.
 * Throws `message_entities` for marks outside the text or through the middle of a sign, `message_link` for other schemes.
 */
export function tidyText(text: string, entities: readonly Entity[] = []): { text: string; entities: Entity[] } {
  const sorted = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length)
  for (const entity of sorted) checkEntity(text, entity)
  return { text, entities: sorted }
}

export function isEmpty(text: string): boolean {
  return !/[^\s\u200B-\u200F\u2060\uFEFF]/.test(text)
}

export function mentionsOf(entities: readonly Entity[]): { all: boolean; personIds: string[] } {
  const personIds = entities.flatMap((entity) =>
    entity.type === 'mention' && entity.personId ? [entity.personId] : [],
  )
  return { all: entities.some((entity) => entity.type === 'mention_all'), personIds: [...new Set(personIds)] }
}

/** Mentions of others than these people become plain text: the words stay, the id goes. */
export function onlyMentioning(entities: readonly Entity[], personIds: ReadonlySet<string>): Entity[] {
  return entities.filter((entity) => entity.type !== 'mention' || personIds.has(entity.personId ?? ''))
}

function checkEntity(text: string, entity: Entity): void {
  const end = entity.offset + entity.length
  if (end > text.length || splitsSign(text, entity.offset) || splitsSign(text, end)) throw refuse.message_entities()
  if (entity.type === 'link' && !/^https?:\/\/\S+$/i.test(entity.url ?? '')) throw refuse.message_link()
  if (entity.type !== 'link' && entity.url !== undefined) throw refuse.message_entities()
  if ((entity.type === 'mention') !== (entity.personId !== undefined)) throw refuse.message_entities()
}

/** True between the two halves of a surrogate pair. */
function splitsSign(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && (text.charCodeAt(offset) & 0xfc00) === 0xdc00
}
