import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonBrief } from '#protocol/common.ts'
import type { Conversation } from '#protocol/conversations.ts'
import { startTexts } from '../../platform/i18n/index.ts'
import { audienceLine, besideName, isMuted, mayModerate, muteChoices, shortName } from './names.ts'
import ru from './texts.ru.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const chat = (more: Partial<Conversation>) =>
  ({
    kind: 'class_pupils',
    participantCount: 30,
    audience: { staff: 3, pupils: 27, guardians: 0 },
    ...more,
  }) as Conversation
const person = (more: Partial<PersonBrief>): PersonBrief => ({
  id: 'x',
  name: 'Анна Петровна',
  fullName: '',
  role: 'teacher',
  note: '',
  ...more,
})

// Texts are drawn with `document` only to name the language of the page.
beforeAll(async () => {
  Object.assign(globalThis, { document: { documentElement: { lang: '' } } })
  await startTexts(() => Promise.resolve({ conversations: ru }), 'ru')
})

describe('who can read a conversation', () => {
  it('is told by what people are there', () => {
    expect(plain(audienceLine(chat({})))).toBe('27 учеников, 3 учителя')
    expect(plain(audienceLine(chat({ kind: 'staff', audience: { staff: 21, pupils: 0, guardians: 0 } })))).toBe(
      '21 сотрудник',
    )
    expect(
      plain(audienceLine(chat({ kind: 'class_guardians', audience: { staff: 1, pupils: 0, guardians: 52 } }))),
    ).toBe('52 родителя, 1 учитель')
  })
  it('is never empty', () => {
    const none = { staff: 0, pupils: 0, guardians: 0 }
    expect(plain(audienceLine(chat({ kind: 'group', participantCount: 4, audience: none })))).toBe('4 человека')
    expect(audienceLine(chat({ kind: 'direct', audience: none }))).toBe('читаете только вы двое')
    expect(audienceLine(chat({ kind: 'group', participantCount: 1, audience: none }))).toBe('читаете только вы')
  })
})

it('a role stands beside the name once', () => {
  expect(besideName(person({}))).toBe('учитель')
  expect(besideName(person({ note: 'мама Фатимы, 5А' }))).toBe('мама Фатимы, 5А')
  expect(besideName(person({ name: 'Зарема Алиева, мама Фатимы, 5А', note: 'мама Фатимы, 5А' }))).toBe('')
})

it('names in rows leave room for words', () => {
  expect(plain(shortName('Патимат Гаджиевна'))).toBe('Патимат Г.')
  expect(shortName('Аминат')).toBe('Аминат')
})

it('silence until morning ends at seven, today or tomorrow', () => {
  expect(new Date(muteChoices(new Date(2026, 10, 23, 22, 0)).morning)).toEqual(new Date(2026, 10, 24, 7, 0))
  expect(new Date(muteChoices(new Date(2026, 10, 23, 5, 0)).morning)).toEqual(new Date(2026, 10, 23, 7, 0))
  expect(isMuted({ mutedUntil: muteChoices().forever })).toBe(true)
  expect(isMuted({ mutedUntil: '2020-01-01T00:00:00.000Z' })).toBe(false)
  expect(isMuted({ mutedUntil: null })).toBe(false)
})

it('nobody moderates a direct conversation', () => {
  expect(mayModerate({ kind: 'direct', myRole: 'owner' })).toBe(false)
  expect(mayModerate({ kind: 'group', myRole: 'moderator' })).toBe(true)
  expect(mayModerate({ kind: 'group', myRole: 'member' })).toBe(false)
})
