import { expect, test } from 'vitest'
import type { Message } from '#protocol/messages.ts'
import { foreignLinkOf } from './foreign-link-of.ts'

const said = (text: string, more: Partial<Message> = {}) =>
  foreignLinkOf({ text, entities: [], deletedAt: null, ...more } as unknown as Message)?.messenger.code

test('a link into a foreign messenger is seen in a line, also behind other words', () => {
  expect(said('Запись: https://t.me/school')).toBe('telegram')
  const url = 'https://chat.whatsapp.com/x'
  expect(said('Наш чат', { entities: [{ type: 'link', offset: 0, length: 7, url }] })).toBe('whatsapp')
})

test('nobody is told of other links, of words alone, of what was removed', () => {
  expect(said('https://example.ru/t.me')).toBeUndefined()
  expect(said('Телеграм', { entities: [{ type: 'bold', offset: 0, length: 8 }] })).toBeUndefined()
  expect(said('https://t.me/school', { deletedAt: '2026-11-27T09:00:00.000Z' })).toBeUndefined()
})
