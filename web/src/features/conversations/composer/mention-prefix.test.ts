import { expect, it } from 'vitest'
import { mentionPrefix } from './mention-prefix.ts'

it.each([
  ['@', 0, ''],
  ['привет @Пат', 7, 'Пат'],
  ['(@Пат', 1, 'Пат'],
  ['@Патимат Гад', 0, 'Патимат Гад'],
])('%s offers people', (text, offset, typed) =>
  expect(mentionPrefix(text, text.length)).toEqual({ offset, text: typed }),
)

it.each(['почта a@b.ru', 'a@', '@Патимат Гаджиевна спасибо', '@ нет', 'без знака', ''])('%s does not', (text) =>
  expect(mentionPrefix(text, text.length)).toBeNull(),
)

it('looks before the caret, not at the end', () =>
  expect(mentionPrefix('@Па и дальше', 3)).toEqual({ offset: 0, text: 'Па' }))
