import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oldChatFields } from './columns.rules.ts'
import { messengerSaid, readRow, type SaidTexts } from './read-row.rules.ts'

const place = { sheet: 'Чаты', line: 2 }
const usual: SaidTexts = { messenger: 'WhatsApp', name: 'Учительская', kind: 'сотрудники', ownOf: 'организации' }
const read = (said: SaidTexts) => readRow(place, { ...usual, ...said })
const codes = (said: SaidTexts) => read(said).problems.map(({ field, code, taken }) => [field, code, taken])

test.each([
  ['Ватсап', 'whatsapp'],
  ['WhatsApp (группа)', 'whatsapp'],
  ['Telegram-канал', 'telegram'],
  ['телега', 'telegram'],
  ['ТГ', 'telegram'],
  ['вайбер', 'viber'],
  ['MS Teams', 'teams'],
  ['другой', 'other'],
  ['ВК', 'other'],
])('people write messengers as they speak: %s', (text, code) => {
  expect(messengerSaid(text)).toBe(code)
})

describe('a row', () => {
  test('becomes a chat with all that it says', () => {
    const said = { owner: 'Алиева Мадина', peopleCount: '1 024 чел.', link: 't.me/school' }
    expect(read(said)).toEqual({
      chat: {
        ...{ ...place, messenger: 'whatsapp', name: 'Учительская', kind: 'staff', ownOf: 'organisation' },
        ...{ owner: 'Алиева Мадина', peopleCount: 1024, link: 'https://t.me/school' },
      },
      problems: [],
    })
  })

  test('without a messenger is understood by its link', () => {
    expect(read({ messenger: '', link: 'https://invite.viber.com/?g2=A' }).chat?.messenger).toBe('viber')
  })

  test('is left out only where name or messenger is missing, or whose chat it is cannot be told', () => {
    expect(codes({ name: '' })).toEqual([['name', 'name_missing', false]])
    expect(codes({ messenger: '' })).toEqual([['messenger', 'messenger_missing', false]])
    expect(codes({ messenger: 'Голубиная почта' })).toEqual([['messenger', 'messenger_unknown', false]])
    expect(codes({ ownOf: 'неясно' })).toEqual([['ownOf', 'own_unknown', false]])
  })

  test('keeps the rest where one cell is wrong', () => {
    expect(codes({ peopleCount: 'много', link: 'спросить у завуча', kind: 'все' })).toEqual([
      ['link', 'link_wrong', true],
      ['kind', 'kind_unknown', true],
      ['peopleCount', 'count_wrong', true],
    ])
    expect(read({ peopleCount: 'много', kind: 'все' }).chat).toMatchObject({ peopleCount: null, kind: 'other' })
  })

  test('of parents brings no owner and no link along', () => {
    const said = { ownOf: 'родителей', owner: 'Гасанова Зарема', link: 'https://t.me/x' }
    expect(read(said).chat).toMatchObject({ ownOf: 'parents', owner: '', link: '' })
  })

  test('of whatever texts never stops a file, and is either taken or explained', () => {
    const any = fc.record(Object.fromEntries(oldChatFields.map((field) => [field, fc.string({ unit: 'grapheme' })])))
    fc.assert(
      fc.property(any, (said) => {
        const { chat, problems } = readRow(place, said)
        expect(chat !== undefined || problems.some(({ taken }) => !taken)).toBe(true)
      }),
    )
  })
})
