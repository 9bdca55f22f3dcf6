import { textLengthMax, type Entity, type Message } from '#protocol/messages.ts'
import { sliceFormatted, tidyEntities, type Formatted } from '../../platform/text/formatted.ts'

/**
 * The text of a message under a line that names its author. Mentions become plain words: a copy must not call people who
 * may not be there.
 */
export function forwardedText({ text, entities }: Pick<Message, 'text' | 'entities'>, heading: string): Formatted {
  const lead = heading ? `${heading}\n` : ''
  const kept = sliceFormatted({ text, entities: [...entities] }, 0, textLengthMax - lead.length)
  const moved = kept.entities
    .filter(({ type }) => type !== 'mention' && type !== 'mention_all')
    .map((entity): Entity => ({ ...entity, offset: entity.offset + lead.length }))
  const named: Entity[] = heading ? [{ type: 'italic', offset: 0, length: heading.length }] : []
  return { text: lead + kept.text, entities: tidyEntities(lead + kept.text, [...named, ...moved]) }
}
