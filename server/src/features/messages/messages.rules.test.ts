import { describe, expect, it } from 'vitest'
import { isEmpty, mentionsOf, tidyText } from './messages.rules.ts'

describe('text of a message', () => {
  it('keeps marks that lie inside the text, in order', () => {
    const bold = { type: 'bold', offset: 4, length: 2 } as const
    const all = { type: 'italic', offset: 0, length: 6 } as const
    expect(tidyText('привет', [bold, all])).toEqual({ text: 'привет', entities: [all, bold] })
  })

  it.each([
    ['past the end', 'ab', { type: 'bold', offset: 1, length: 2 }],
    ['into the middle of an emoji', 'a😀b', { type: 'bold', offset: 0, length: 2 }],
    ['from the middle of an emoji', 'a😀b', { type: 'bold', offset: 2, length: 1 }],
    ['mention without a person', 'ab', { type: 'mention', offset: 0, length: 1 }],
    ['url on what is no link', 'ab', { type: 'bold', offset: 0, length: 1, url: 'https://a.example' }],
  ] as const)('refuses marks %s', (_, text, entity) => {
    expect(() => tidyText(text, [entity])).toThrow('message_entities')
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', '', 'ftp://a', 'https://a b'])('refuses a link to %j', (url) => {
    expect(() => tidyText('ab', [{ type: 'link', offset: 0, length: 2, url }])).toThrow('message_link')
  })

  it('is empty when nothing can be seen', () => {
    expect(isEmpty(' \n\u200B\u2060')).toBe(true)
    expect(isEmpty('👍')).toBe(false)
  })

  it('counts a person once, however often mentioned', () => {
    const mention = { type: 'mention', offset: 0, length: 1, personId: 'p' } as const
    expect(mentionsOf([mention, { ...mention, offset: 1 }])).toEqual({ all: false, personIds: ['p'] })
  })
})
