import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placesOf, seatsToIssue, unused, unusedAt, type SheetCode, type SheetFacts } from './places.rules.ts'

const at = 1_000_000
const inSchool = { pupils: true, at }
const child = (more: Partial<SheetFacts> = {}): SheetFacts => ({
  childId: 'child',
  hasAccount: false,
  hasBirthday: true,
  guardians: [],
  codes: [],
  ...more,
})
const mother = { personId: 'mother', kinship: 'mother' as const, hasAccount: false }
const father = { personId: 'father', kinship: 'father' as const, hasAccount: false }
const code = (more: Partial<SheetCode> = {}): SheetCode => ({
  id: 'code',
  kind: 'guardian',
  personId: null,
  issuedAt: 1,
  expiresAt: at + 1,
  opened: false,
  closed: false,
  burnt: false,
  request: null,
  ...more,
})

describe('for whom a sheet has codes', () => {
  const seats = (facts: SheetFacts, pupils = true) =>
    seatsToIssue(facts, { pupils }).map(({ kind, personId }) => personId ?? kind)

  test('one for the pupil and two for guardians, known ones first', () => {
    expect(seats(child())).toEqual(['child', 'guardian', 'guardian'])
    expect(seats(child({ guardians: [mother] }))).toEqual(['child', 'mother', 'guardian'])
  })

  test('none for children in a kindergarten', () => {
    expect(seats(child(), false)).toEqual(['guardian', 'guardian'])
  })

  test('none for whoever is inside or waits for an answer', () => {
    expect(seats(child({ hasAccount: true, guardians: [{ ...mother, hasAccount: true }, father] }))).toEqual(['father'])
    const claimed = [code({ personId: 'mother', request: 'waiting' }), code({ kind: 'pupil', request: 'waiting' })]
    expect(seats(child({ guardians: [mother, father], codes: claimed }))).toEqual(['father'])
  })
})

describe('how a sheet stands', () => {
  const states = (facts: SheetFacts) => placesOf(facts, inSchool).map(({ personId, state }) => [personId, state])

  test('everybody is expected before the first sheet', () => {
    expect(states(child({ guardians: [mother] }))).toEqual([
      ['child', 'none'],
      ['mother', 'none'],
      [null, 'none'],
    ])
  })

  test('codes that were replaced are forgotten, those that were used are people', () => {
    const codes = [
      code({ kind: 'pupil', personId: 'child', closed: true }),
      code({ kind: 'pupil', personId: 'child', issuedAt: 2, opened: true }),
      code({ personId: 'mother', request: 'approved' }),
      code({ issuedAt: 2, burnt: true, closed: true }),
    ]
    expect(states(child({ guardians: [{ ...mother, hasAccount: true }], codes }))).toEqual([
      ['child', 'opened'],
      ['mother', 'joined'],
      [null, 'burnt'],
    ])
  })

  test('expired, revoked and claimed codes say so', () => {
    const codes = [
      code({ kind: 'pupil', personId: 'child', expiresAt: at }),
      code({ closed: true }),
      code({ request: 'waiting' }),
    ]
    expect(states(child({ codes })).map(([, state]) => state)).toEqual(['expired', 'revoked', 'claimed'])
  })

  test('one code that is issued anew leaves the other codes of the sheet standing', () => {
    const codes = [
      code({ id: 'p', kind: 'pupil', personId: 'child' }),
      code({ id: 'old', personId: 'mother', closed: true }),
      code({ id: 'new', personId: 'mother', issuedAt: 5 }),
      code({ id: 'other' }),
    ]
    const facts = child({ guardians: [mother], codes })
    expect(states(facts)).toEqual([
      ['child', 'issued'],
      ['mother', 'issued'],
      [null, 'issued'],
    ])
    expect(unusedAt(facts, { for: 'guardian', personId: 'mother' }).map(({ id }) => id)).toEqual(['new'])
    expect(unusedAt(facts, { for: 'guardian', personId: null }).map(({ id }) => id)).toEqual(['other'])
  })

  test('no more than two guardians are expected, and all that are inside are shown', () => {
    const person = fc.record({
      personId: fc.uuid(),
      kinship: fc.constant('close' as const),
      hasAccount: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(person, { selector: (one) => one.personId, maxLength: 5 }), (guardians) => {
        const places = placesOf(child({ guardians }), inSchool).filter(({ kind }) => kind === 'guardian')
        const inside = guardians.filter((one) => one.hasAccount).length
        expect(places).toHaveLength(Math.max(2, inside))
        expect(places.filter(({ state }) => state === 'joined')).toHaveLength(inside)
        expect(seatsToIssue(child({ guardians }), { pupils: true })).toHaveLength(1 + Math.max(0, 2 - inside))
      }),
    )
  })
})

test('what is issued anew closes only what nobody has used', () => {
  const codes = [code({ id: 'a' }), code({ id: 'b', request: 'waiting' }), code({ id: 'c', closed: true })]
  expect(unused(child({ codes })).map(({ id }) => id)).toEqual(['a'])
})
