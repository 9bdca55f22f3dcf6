import { describe, expect, test } from 'vitest'
import type { OldChatKind } from '#protocol/old-chats.ts'
import { farewellText } from './farewell.rules.ts'

const kinds: OldChatKind[] = ['staff', 'guardians', 'pupils', 'club', 'channel', 'other']
const link = 'https://peremena.example/'
const school = { shortName: 'Школа № 1', kind: 'school' } as const
const text = (kind: OldChatKind, language: 'ru' | 'en' = 'ru') =>
  farewellText({ organisation: school, chat: { name: '5А: родители', kind }, link }, language)

describe.each(kinds)('the last message of a chat of kind %s', (kind) => {
  test('warns against those who will ask for codes and passwords in the name of the school', () => {
    expect(text(kind)).toContain('Школа не спрашивает код из СМС, пароль и Госуслуги')
    expect(text(kind, 'en')).toContain('never asks for a code from a text message, a password or Gosuslugi')
  })

  test('carries the address and no code: nothing that lets in whoever reads it', () => {
    for (const language of ['ru', 'en'] as const) {
      const words = text(kind, language)
      expect(words.match(/https?:\S+/g)).toEqual([link])
      expect(words).not.toMatch(/[2-9АВЕКМНРСТУХ]{4}[ -][2-9АВЕКМНРСТУХ]{4}/)
    }
  })
})

test('a kindergarten does not speak as a school', () => {
  const garden = { shortName: 'Детский сад «Ромашка»', kind: 'kindergarten' } as const
  const words = farewellText({ organisation: garden, chat: { name: 'Капельки', kind: 'guardians' }, link }, 'ru')
  expect(words).toContain('Детский сад не спрашивает код из СМС')
  expect(words).toContain('воспитатель')
})
