import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderToStaticMarkup } from 'react-dom/server'
import { createElement } from 'react'
import type { Entity } from '#protocol/messages.ts'
import { emojiOnly } from './emoji.ts'
import { tidyEntities } from './formatted.ts'
import { findLinks, safeUrl } from './links.ts'
import { moveMarks } from './marks.ts'
import { RichText } from './rich-text.tsx'
import { partsOf } from './segments.ts'

const types: Entity['type'][] = [
  'bold',
  'italic',
  'strike',
  'code',
  'pre',
  'quote',
  'list_item',
  'link',
  'mention',
  'mention_all',
]
const anyEntity = fc.record({
  type: fc.constantFrom(...types),
  offset: fc.nat(60),
  length: fc.integer({ min: 1, max: 60 }),
  url: fc.constantFrom('https://a.ru/', 'javascript:alert(1)'),
})
const anyText = fc
  .array(fc.constantFrom('а', '😀', '👨‍👩‍👧', ' ', '\n', '<b>', '&', 'https://x.ru/y', '• '), { maxLength: 30 })
  .map((list) => list.join(''))
const html = (text: string, entities: readonly Entity[] = [], found: { offset: number; length: number }[] = []) =>
  renderToStaticMarkup(createElement(RichText, { text, entities, found }))
const words = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')

describe('drawing', () => {
  it('loses no word and never breaks an emoji, however entities overlap', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyEntity, { maxLength: 6 }), (text, entities) => {
        expect(
          partsOf(text, entities)
            .map((part) => part.segments.map((s) => s.text).join(''))
            .join(''),
        ).toBe(text)
        const drawn = words(html(text, entities))
        const bare = (value: string) => value.replace(/[\s•]/g, '')
        expect(bare(drawn)).toBe(bare(text))
        expect(drawn.isWellFormed()).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('what is written is never HTML', () => {
    expect(html('<img src=x onerror=alert(1)>')).toBe('&lt;img src=x onerror=alert(1)&gt;')
    expect(html('x', [{ type: 'link', offset: 0, length: 1, url: 'javascript:alert(1)' }])).toBe('x')
  })

  it('addresses become links that tell nothing to the other site', () => {
    const markup = html('см. https://школа.рф/план.')
    expect(markup).toContain('rel="noopener noreferrer nofollow"')
    expect(markup).toContain('>https://школа.рф/план</a>.')
  })

  it('a link half of which is bold is one link', () => {
    const markup = html('вот план', [
      { type: 'link', offset: 0, length: 8, url: 'https://a.ru/' },
      { type: 'bold', offset: 4, length: 4 },
    ])
    expect(markup.match(/<a /g)).toHaveLength(1)
  })

  it('items of a list stand in one list', () => {
    const text = '• раз\n• два'
    const markup = html(text, [
      { type: 'list_item', offset: 0, length: 5 },
      { type: 'list_item', offset: 6, length: 5 },
    ])
    expect(markup.match(/<ul/g)).toHaveLength(1)
    expect(markup.match(/<li/g)).toHaveLength(2)
  })

  it('found words are marked across formatting', () => {
    expect(html('перемена', [{ type: 'bold', offset: 0, length: 4 }], [{ offset: 2, length: 4 }])).toMatch(
      /<mark>ре<\/mark><\/strong><mark>ме<\/mark>на/,
    )
  })
})

describe('entities', () => {
  it('are moved off the middle of an emoji', () => {
    expect(tidyEntities('😀а', [{ type: 'bold', offset: 1, length: 1 }])).toEqual([
      { type: 'bold', offset: 0, length: 2 },
    ])
  })
  it('that touch are joined', () => {
    const parts: Entity[] = [
      { type: 'bold', offset: 0, length: 2 },
      { type: 'bold', offset: 2, length: 2 },
    ]
    expect(tidyEntities('абвг', parts)).toEqual([{ type: 'bold', offset: 0, length: 4 }])
  })
})

describe('web addresses', () => {
  it.each([
    ['https://a.ru.', 'https://a.ru'],
    ['(https://a.ru/x)', 'https://a.ru/x'],
    ['https://ru.wikipedia.org/wiki/Перемена_(значения)', 'https://ru.wikipedia.org/wiki/Перемена_(значения)'],
    ['«https://a.ru»', 'https://a.ru'],
    ['www.a.ru', 'www.a.ru'],
  ])('%s', (text, wanted) => {
    const [link] = findLinks(text)
    expect(link && text.slice(link.offset, link.offset + link.length)).toBe(wanted)
  })
  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://a.ru/', 'xhttps://a.ru', 'https://да', 'https://.'])(
    'not %s',
    (text) => {
      expect(findLinks(text)).toEqual([])
    },
  )
})

it.each([
  ['😀', 1],
  ['👨‍👩‍👧', 1],
  ['🇷🇺', 1],
  ['👍🏽👍🏽', 2],
  ['❤️ ❤️ ❤️', 3],
  ['1️⃣', 1],
  ['😀😀😀😀', 0],
  ['😀!', 0],
  ['5', 0],
  ['', 0],
  ['©', 1],
])('%s is %i large emoji', (text, count) => expect(emojiOnly(text)).toBe(count))

it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://a.ru/', 'https://да', '//a.ru', ''])(
  '%s is never opened',
  (url) => expect(safeUrl(url)).toBeUndefined(),
)

describe('marked names while the text is edited', () => {
  const mark = { offset: 7, length: 5, personId: 'p' }
  const text = 'привет @Анна как дела'
  const move = (after: string) => moveMarks([mark], text, after).map((m) => after.slice(m.offset, m.offset + m.length))

  it('move with the text before them', () => expect(move('ну привет @Анна как дела')).toEqual(['@Анна']))
  it('stay when something follows', () => expect(move('привет @Анна, как дела')).toEqual(['@Анна']))
  it('are gone when half of the name is deleted', () => expect(move('привет @Ан как дела')).toEqual([]))
  it('always stand on the same letters', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(10), fc.string({ maxLength: 5 }), (at, removed, added) => {
        const after = text.slice(0, at) + added + text.slice(at + removed)
        for (const kept of move(after)) expect(kept).toBe('@Анна')
      }),
    )
  })
})
