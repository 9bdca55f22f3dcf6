import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entity } from '#protocol/messages.ts'
import { endOf, tidyEntities, trimFormatted } from './formatted.ts'
import { parseMarkdown } from './markdown.ts'
import { toMarkdown } from './to-markdown.ts'

const anna = '01890000-0000-7000-8000-000000000001'

function marked(source: string): [string, ...string[]] {
  const { text, entities } = parseMarkdown(source)
  return [text, ...entities.map((entity) => `${entity.type}:${text.slice(entity.offset, endOf(entity))}`)]
}

describe('what people are used to typing', () => {
  it.each([
    ['**жирный** и *тоже*', 'жирный и тоже', 'bold:жирный', 'bold:тоже'],
    ['__курсив__ и _тоже_', 'курсив и тоже', 'italic:курсив', 'italic:тоже'],
    ['~~нет~~ и ~нет~', 'нет и нет', 'strike:нет', 'strike:нет'],
    ['***оба***', 'оба', 'bold:оба'],
    ['**a _б_ в**', 'a б в', 'bold:a б в', 'italic:б'],
    ['`a*b*c`', 'a*b*c', 'code:a*b*c'],
    ['``a`b``', 'a`b', 'code:a`b'],
    ['```\nлиния 1\nлиния 2\n```', 'линия 1\nлиния 2', 'pre:линия 1\nлиния 2'],
    ['вот ```код``` дальше', 'вот код дальше', 'pre:код'],
    ['> раз\n> два\nответ', 'раз\nдва\nответ', 'quote:раз\nдва'],
    ['- молоко\n* хлеб', '• молоко\n• хлеб', 'list_item:• молоко', 'list_item:• хлеб'],
    ['1. раз\n2) два', '1. раз\n2) два', 'list_item:1. раз', 'list_item:2) два'],
    ['[сайт](https://школа.рф/)', 'сайт', 'link:сайт'],
    ['😀 **да** 😀', '😀 да 😀', 'bold:да'],
    ['**a** **b**', 'a b', 'bold:a b'],
  ])('%s', (source, ...wanted) => expect(marked(source)).toEqual(wanted))

  it.each([
    '2*3*4 = 24',
    'snake_case_name',
    '5 * 3 * 2',
    '** нет **',
    '*один',
    '****',
    '__',
    '~5 минут',
    'a ~ b ~ c',
    '``',
    '`',
    '>5 человек',
    '-5 градусов',
    '[x](javascript:alert(1))',
    '[x](data:text/html,1)',
    'https://a.ru/some_long_name_here_',
    '¯\\(ツ)/¯',
    '[]()',
    '#метка',
    '1.5 литра',
  ])('leaves %s as it is', (source) => expect(marked(source)).toEqual([source]))

  it('a backslash makes a sign ordinary', () => expect(marked('\\*нет\\* и \\_нет\\_')).toEqual(['*нет* и _нет_']))

  it('addresses keep their signs', () => {
    expect(marked('**https://a.ru/x_y_z**')).toEqual(['https://a.ru/x_y_z', 'bold:https://a.ru/x_y_z'])
  })

  it('mentions survive formatting around them and count in UTF-16 units', () => {
    const source = '😀 **привет, @Анна!**'
    const { text, entities } = parseMarkdown(source, [{ offset: source.indexOf('@'), length: 5, personId: anna }])
    expect(text).toBe('😀 привет, @Анна!')
    expect(entities).toContainEqual({ type: 'mention', offset: 11, length: 5, personId: anna })
  })

  it('a very long text is left as typed and costs nothing', () => {
    const source = '**a** '.repeat(200_000)
    expect(parseMarkdown(source).entities).toEqual([])
  })
})

const pieces = fc.constantFrom(
  '*',
  '**',
  '_',
  '__',
  '~',
  '`',
  '```',
  '> ',
  '- ',
  '1. ',
  '[',
  ']',
  '](https://a.ru/)',
  '](https://a.ru/) ',
  '\\',
  '\n',
  ' ',
  'а',
  'b c',
  '😀',
  '👨‍👩‍👧',
  'https://b.ru/x_y ',
  '•',
  '• ',
)
const typedText = fc.array(pieces, { maxLength: 40 }).map((list) => list.join(''))

describe('any text', () => {
  it('gives entities inside the text that cut no emoji', () => {
    fc.assert(
      fc.property(fc.oneof(typedText, fc.string({ unit: 'grapheme' })), (source) => {
        const { text, entities } = parseMarkdown(source)
        expect(text).toBe(text.trim())
        for (const entity of entities) {
          expect(entity.offset).toBeGreaterThanOrEqual(0)
          expect(entity.length).toBeGreaterThan(0)
          expect(endOf(entity)).toBeLessThanOrEqual(text.length)
          expect(text.slice(entity.offset, endOf(entity)).isWellFormed()).toBe(true)
        }
      }),
    )
  })

  it('once sent, opened for editing and sent again, is the same message', () => {
    fc.assert(
      fc.property(typedText, (source) => {
        const sent = parseMarkdown(source)
        const again = toMarkdown(sent)
        expect(parseMarkdown(again.text, again.marks)).toEqual(sent)
      }),
      { numRuns: 2000 },
    )
  })

  it('with entities from elsewhere keeps its words when edited', () => {
    const words = fc
      .array(fc.constantFrom('раз', ' ', '*', '_', '\n', '😀', 'x', '`', '\\', '- '), { maxLength: 20 })
      .map((list) => list.join('').trim())
    const entity = fc.record({
      type: fc.constantFrom<Entity['type']>('bold', 'italic', 'strike'),
      offset: fc.nat(30),
      length: fc.integer({ min: 1, max: 20 }),
    })
    fc.assert(
      fc.property(words, fc.array(entity, { maxLength: 4 }), (text, entities) => {
        const formatted = trimFormatted({ text, entities: tidyEntities(text, entities) })
        const source = toMarkdown(formatted)
        expect(parseMarkdown(source.text, source.marks).text).toBe(formatted.text)
      }),
      { numRuns: 1000 },
    )
  })
})
