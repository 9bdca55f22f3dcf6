import { describe, expect, it } from 'vitest'
import { setCurrentLanguage } from './language.ts'
import { counted, plural } from './plural.ts'
import { typeset } from './typography.ts'

const chat = { one: 'чат', few: 'чата', many: 'чатов' }

describe('plural', () => {
  it.each([
    [0, 'чатов'],
    [1, 'чат'],
    [2, 'чата'],
    [5, 'чатов'],
    [11, 'чатов'],
    [21, 'чат'],
    [112, 'чатов'],
    [1.5, 'чата'],
  ])('%d is followed by the form a Russian expects', (n, form) => {
    setCurrentLanguage('ru')
    expect(plural(n, chat)).toBe(form)
  })

  it('has two forms in English', () => {
    setCurrentLanguage('en')
    expect([1, 2].map((n) => plural(n, { one: 'chat', other: 'chats' }))).toEqual(['chat', 'chats'])
    setCurrentLanguage('ru')
  })

  it('never parts a number from its noun at the end of a line', () => {
    expect(counted(1234, { one: 'ученик', few: 'ученика', many: 'учеников' })).toBe('1\u00a0234\u00a0ученика')
  })
})

describe('typeset', () => {
  it.each([
    ['Войти в школу', 'Войти в\u00a0школу'],
    ['и в этом, и в том', 'и\u00a0в\u00a0этом, и\u00a0в\u00a0том'],
    ['Подождите 5 минут', 'Подождите 5\u00a0минут'],
    ['Перемена — это урок', 'Перемена\u00a0— это урок'],
    ['В «5А» никого', 'В\u00a0«5А» никого'],
  ])('%s', (plain, careful) => {
    expect(typeset(plain, 'ru')).toBe(careful)
  })

  it('leaves English prepositions alone', () => {
    expect(typeset('Wait 5 minutes a while', 'en')).toBe('Wait 5\u00a0minutes a while')
  })
})

describe('catalogues', () => {
  type Texts = Record<string, unknown>
  const load = (files: Record<string, unknown>) =>
    new Map(
      Object.entries(files).map(([path, file]) => [
        path.replace(/texts\.\w+\.ts$/, ''),
        (file as { default: Texts }).default,
      ]),
    )
  const ru = load(import.meta.glob('../../**/texts.ru.ts', { eager: true }))
  const en = load(import.meta.glob('../../**/texts.en.ts', { eager: true }))

  it('every area that speaks Russian speaks English, key by key', () => {
    expect([...en.keys()].sort()).toEqual([...ru.keys()].sort())
    for (const [area, texts] of ru) expect([area, keysOf(en.get(area))]).toEqual([area, keysOf(texts)])
  })

  it('finds the texts of the kit', () => {
    expect(ru.get('../../ui/')).toBeDefined()
  })

  function keysOf(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return typeof value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]))
  }
})
