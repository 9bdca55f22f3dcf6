import { beforeAll, describe, expect, it } from 'vitest'
import { auditActs } from '#protocol/audit.ts'
import { loadCatalogue } from '../../catalogue/index.ts'
import { startTexts, switchLanguage } from '../../platform/i18n/index.ts'
import { sentenceOf } from './sentence.ts'

beforeAll(() => {
  globalThis.document ??= { documentElement: {} } as Document
  return startTexts(loadCatalogue, 'ru')
})

const acts = Object.values(auditActs).flat()
const details = {
  className: '5А',
  role: 'teacher',
  roles: ['head'],
  circle: 'pupils',
  kind: 'pupil',
  count: 3,
  actions: ['warn'],
}

describe.each(['ru', 'en'] as const)('the log can be read in %s:', (language) => {
  beforeAll(() => switchLanguage(language))

  it.each(acts)('%s', (act) => {
    for (const given of [details, {}]) {
      const sentence = sentenceOf({ act, details: given })
      expect(sentence).not.toContain(act)
      expect(sentence).not.toMatch(/undefined|\s\s|_|:$/)
      expect(/[а-я]/i.test(sentenceOf({ act, details: {} }))).toBe(language === 'ru')
    }
    expect(sentenceOf({ act, details: {} }), 'an act to choose from counts nothing').not.toMatch(/\d/)
  })

  it('what a later version has done stands by its code instead of breaking the page', () => {
    expect(sentenceOf({ act: 'moon.moved', details: {} })).toContain('moon.moved')
  })
})

it('no two acts read the same', async () => {
  await switchLanguage('ru')
  expect(new Set(acts.map((act) => sentenceOf({ act, details }))).size).toBe(acts.length)
})
