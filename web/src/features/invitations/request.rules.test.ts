import { describe, expect, it } from 'vitest'
import type { JoinRequest } from '#protocol/invitations.ts'
import { cautionsOf, suggestedLine } from './request.rules.ts'

const person = (id: string, fullName: string) => ({ id, name: fullName, fullName, role: null, note: '' })
const match = (id: string, taken: boolean) => ({ person: person(id, 'Алиев Али'), match: 'same' as const, taken })

const request = (over: Partial<JoinRequest>): JoinRequest => ({
  id: '1',
  kind: 'staff',
  organisationId: '2',
  classId: null,
  className: '',
  name: { familyName: 'Ахмедова', givenName: 'Алёна' },
  child: null,
  kinship: null,
  relation: null,
  at: '2026-11-23T09:00:00.000Z',
  role: 'teacher',
  position: '',
  invitedPerson: person('9', 'Ахмедова Алена Исаевна'),
  matches: [],
  contested: false,
  likeStaff: false,
  known: false,
  ...over,
})

describe('what to look at twice', () => {
  it('the invited person without a patronymic and with ё is the same person', () => {
    expect(cautionsOf(request({}))).toEqual([])
  })

  it('somebody else with the code of a colleague is seen', () => {
    expect(cautionsOf(request({ name: { familyName: 'Чужая', givenName: 'Алёна' } }))).toEqual(['otherName'])
  })

  it('a nameless code, a child that is not on the list, a second request are seen', () => {
    expect(cautionsOf(request({ invitedPerson: null }))).toEqual(['nameless'])
    expect(cautionsOf(request({ kind: 'pupil', invitedPerson: null, contested: true }))).toEqual([
      'noMatch',
      'contestedLine',
    ])
  })
})

it('a line that somebody has joined as is never chosen beforehand', () => {
  expect(suggestedLine({ matches: [match('a', true), match('b', false)] })).toBe('b')
  expect(suggestedLine({ matches: [match('a', true)] })).toBeUndefined()
})
