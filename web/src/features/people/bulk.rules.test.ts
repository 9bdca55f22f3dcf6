import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byName, nextPart, printParts, withPart, type BulkWork } from './bulk.rules.ts'

const workFor = (count: number): BulkWork => ({
  ...{ accountId: 'a', organisationId: 'o', kind: 'issue', done: 0, count: 0, invitationIds: [], leftOut: [] },
  people: Array.from({ length: count }, (_, n) => ({ id: `p${n}`, fullName: `Имя ${n}` })),
  ...{ state: 'running', failure: '' },
})

it('however many are chosen and wherever it breaks off, everybody is dealt with once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 350 }), fc.integer({ min: 1, max: 100 }), (count, sizeMax) => {
      let work = workFor(count)
      const asked: string[] = []
      while (work.state === 'running') {
        const part = nextPart(work, sizeMax)
        expect(part.length).toBeLessThanOrEqual(sizeMax)
        asked.push(...part.map(({ id }) => id))
        const [first, ...others] = part
        const invitationIds = others.map(({ id }) => `code of ${id}`)
        const leftOut = [{ personId: first!.id, why: 'joined' as const }]
        work = withPart(work, { people: part.length, count: others.length, invitationIds, leftOut })
      }
      expect(asked).toEqual(work.people.map(({ id }) => id))
      expect(work.count + work.leftOut.length).toBe(count)
      expect(printParts(work.invitationIds, sizeMax).flatMap(({ ids }) => ids)).toEqual(work.invitationIds)
    }),
  )
})

it('sheets come out in the order of the list', () => {
  const people = [
    { id: '1', fullName: 'Яхъяев Али' },
    { id: '2', fullName: 'Абакаров Омар' },
  ]
  expect(byName(people).map(({ id }) => id)).toEqual(['2', '1'])
  expect(printParts(['a', 'b', 'c'], 2)).toEqual([
    { from: 1, to: 2, ids: ['a', 'b'] },
    { from: 3, to: 3, ids: ['c'] },
  ])
})
