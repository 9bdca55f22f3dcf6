import type { Entity } from '#protocol/messages.ts'
import type { LocalDraft } from '../../../platform/store/index.ts'
import type { Mark } from '../../../platform/text/marks.ts'
import type { Written } from './use-field.ts'

/** A draft holds what was typed, signs and all; of entities only the names marked in it. */
export function writtenOf(draft: Pick<LocalDraft, 'text' | 'entities'> | null): Written {
  if (!draft) return { text: '', marks: [] }
  const marks = draft.entities.filter(({ type }) => type === 'mention' || type === 'mention_all')
  return {
    text: draft.text,
    marks: marks.map(({ offset, length, personId }) => ({ offset, length, personId: personId ?? null })),
  }
}

export function entitiesOf(marks: readonly Mark[]): Entity[] {
  return marks.map(({ offset, length, personId }) =>
    personId === null ? { type: 'mention_all', offset, length } : { type: 'mention', offset, length, personId },
  )
}
