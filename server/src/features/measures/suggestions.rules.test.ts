import { expect, test } from 'vitest'
import type { OrganisationKind } from '#protocol/accounts.ts'
import type { FailingReason } from '#protocol/indicators.ts'
import { shownDefinitions } from '#server/features/indicators/exports.ts'
import { suggestionsFor } from './suggestions.rules.ts'

const asking = (
  code: string,
  more: { reasons?: FailingReason[]; kind?: OrganisationKind; registered?: number } = {},
) => ({
  ...{ organisationId: '019ab000-0000-7000-8000-000000000001', kind: 'school' as const, code, registered: 2 },
  ...{ numerator: 18, denominator: 22, reasons: [] },
  ...more,
})
const texts = (...of: Parameters<typeof asking>) => suggestionsFor(asking(...of)).map(({ text }) => text.ru)

test('a head is never told of a gap without a way to mend it', () => {
  const all: FailingReason[] = ['not_verified', 'nobody_registered', 'few_registered', 'no_class']
  for (const { code, mayHaveGoal } of shownDefinitions) {
    if (!mayHaveGoal) continue
    const found = suggestionsFor(asking(code, { reasons: all }))
    expect(found.length, code).toBeGreaterThan(0)
    for (const { text, path } of found) {
      expect(text.ru && text.en, code).toBeTruthy()
      expect(path, code).toMatch(/^(\/[\w/-]*)?$/)
    }
  }
})

test('the sentence follows from what fails, in the words of the kind', () => {
  expect(texts('orgs_active', { reasons: ['few_registered'] })).toEqual(['2 из 3 пользователей: пригласить ещё одного'])
  expect(texts('orgs_active', { reasons: ['no_class'], kind: 'kindergarten' })).toEqual(['Нет группы: создать группу'])
  expect(texts('staff_registered')[0]).toBe('Выдать коды 4\u00a0сотрудникам, кто ещё не вошёл')
})

test('a sentence about pupils, families or activity tells no number: the office reads it', () => {
  for (const { code, suppressed } of shownDefinitions) {
    if (!suppressed) continue
    for (const { text } of suggestionsFor(asking(code))) expect(text.ru + text.en, code).not.toMatch(/\d/)
  }
})
