import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindsIn, ownPlace, pictureOf, type PictureRow } from './picture.rules.ts'

const codes = [
  { code: 'staff_registered', suppressed: false },
  { code: 'pupils_registered', suppressed: true },
]
const row = (id: string, parentId: string | null, more: Partial<PictureRow> = {}): PictureRow => ({
  ...{ id, parentId, kind: 'school', shortName: id, counted: true, facts: null, shares: {} },
  ...more,
})
const office = (id: string, parentId: string | null, kind: 'region' | 'municipality' = 'municipality') =>
  row(id, parentId, { kind, counted: false })
const shares = (id: string, picture: ReturnType<typeof pictureOf>) =>
  picture.places
    .get(id)!
    .values.map(({ numerator, denominator, hidden }) => (hidden ? 'hidden' : [numerator, denominator]))

test('a branch that others report for is in no sum, and an office with nothing below has no data', () => {
  const picture = pictureOf(
    'region',
    [
      office('region', null, 'region'),
      ...[office('town', 'region'), office('empty', 'region')],
      row('school', 'town', { shares: { staff_registered: [5, 10] } }),
      row('branch', 'town', { counted: false, shares: { staff_registered: [3, 3] } }),
    ],
    codes,
  )
  expect(shares('region', picture)).toEqual([
    [5, 10],
    [0, 0],
  ])
  expect(shares('empty', picture)).toEqual([
    [0, 0],
    [0, 0],
  ])
  expect(picture.places.get('town')?.organisations).toBe(1)
  expect([...kindsIn(picture.places.get('region')!)]).toEqual(['school'])
})

test('what stands beside a number of few children does not give them away by subtraction', () => {
  const beside = (count: number) => ({
    facts: { reasons: [], listed: true, beside: [{ code: 'unlisted_children' as const, count }] },
  })
  const rows = [
    office('town', null),
    row('a', 'town', beside(2)),
    row('b', 'town', beside(9)),
    row('c', 'town', beside(30)),
  ]
  const { places } = pictureOf('town', rows, codes)
  const counts = ['a', 'b', 'c', 'town'].map((id) => places.get(id)!.beside.map(({ count }) => count))
  expect(counts).toEqual([[], [], [30], [41]])
  expect(ownPlace(rows[1]!, codes).beside).toEqual([{ code: 'unlisted_children', count: 2 }])
})

test('the whole is the sum of its parts, whatever the tree', () => {
  const numbers = fc.array(fc.tuple(fc.nat(9), fc.nat(500), fc.nat(500)), { maxLength: 40 })
  fc.assert(
    fc.property(numbers, (given) => {
      const schools = given.map(([place, n, d], nth) =>
        row(`s${nth}`, place === 0 ? 'region' : `t${place}`, { shares: { staff_registered: [n, d] } }),
      )
      const towns = Array.from({ length: 9 }, (_, n) => office(`t${n + 1}`, 'region'))
      const { places } = pictureOf('region', [...schools, ...towns, office('region', null, 'region')], codes)
      const sum = (ids: string[]) =>
        ids.reduce<[number, number]>(
          ([n, d], id) => {
            const { numerator, denominator } = places.get(id)!.values[0]!
            return [n + numerator, d + denominator]
          },
          [0, 0],
        )
      const direct = schools.filter(({ parentId }) => parentId === 'region').map(({ id }) => id)
      expect(sum(['region'])).toEqual(sum(schools.map(({ id }) => id)))
      expect(sum(['region'])).toEqual(sum([...towns.map(({ id }) => id), ...direct]))
      expect(places.get('region')!.organisations).toBe(schools.length)
    }),
  )
})
