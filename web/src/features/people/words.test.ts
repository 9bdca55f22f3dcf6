import { beforeAll, expect, it } from 'vitest'
import type { PersonTie } from '#protocol/organisations.ts'
import { loadCatalogue } from '../../catalogue/index.ts'
import { startTexts } from '../../platform/i18n/index.ts'
import { rolesOf } from './words.ts'

beforeAll(() => {
  globalThis.document ??= { documentElement: {} } as Document
  return startTexts(loadCatalogue, 'ru')
})

const tie = (role: PersonTie['role'], position = '', className = '') => ({ role, position, className }) as PersonTie

it('who teaches mathematics in five classes is a teacher of mathematics, not «учитель математики, учитель»', () => {
  expect(rolesOf([tie('teacher', 'учитель математики'), tie('teacher', '', '5А'), tie('teacher', '', '6А')])).toBe(
    'учитель математики',
  )
  expect(rolesOf([tie('teacher', '', '5А')])).toBe('учитель')
  expect(rolesOf([tie('head'), tie('teacher', 'учитель истории')])).toBe('руководитель, учитель истории')
})
