import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nothingDecided, type Decisions } from './decisions.ts'
import { planYear, type YearClass, type YearMember, type YearRoster } from './plan.rules.ts'

const member = (personId: string, kind: YearMember['kind'] = 'pupil'): YearMember => ({
  ...{ factId: `fact of ${personId} ${kind}`, personId, kind },
  ...{ from: '2026-09-01T00:00:00.000000Z', until: null },
})
const classOf = (id: string, name: string, ...members: YearMember[]): YearClass => ({
  id,
  kind: 'class',
  name,
  members,
})
const school = (): YearRoster => ({
  ending: [
    classOf('a', '5А', member('Аминат'), member('Тимур'), member('Патимат Гаджиевна', 'form_teacher')),
    classOf('b', '5Б', member('Омар'), member('Зайнаб Омаровна', 'form_teacher')),
    classOf('c', '11А', member('Фатима')),
    classOf('d', '1А', member('Али')),
  ],
  coming: [],
})
const insideOf = (decisions: Decisions, name: string, roster = school()) =>
  planYear(roster, decisions)
    .classes.find((one) => one.name === name)
    ?.places.map(({ personId, kind }) => (kind === 'pupil' ? personId : `${personId}: ${kind}`))

test('classes go up with their teachers, graduates leave, first classes are made empty', () => {
  const plan = planYear(school(), nothingDecided)
  expect(plan.lines.map(({ name, to }) => [name, to])).toEqual([
    ['1А', '2А'],
    ['5А', '6А'],
    ['5Б', '6Б'],
    ['11А', null],
  ])
  expect(plan.newClasses).toEqual(['1А'])
  expect(plan.counts).toEqual({ ended: 4, classes: 4, moved: 4, stayed: 0, left: 1 })
  expect(insideOf(nothingDecided, '6А')).toEqual(['Патимат Гаджиевна: form_teacher', 'Аминат', 'Тимур'])
  expect(insideOf(nothingDecided, '1А')).toEqual([])
})

test('two classes with one name become one, with one form teacher', () => {
  const merged = { ...nothingDecided, lines: { b: { to: '6А' } } }
  expect(insideOf(merged, '6А')).toEqual([
    'Патимат Гаджиевна: form_teacher',
    'Аминат',
    'Тимур',
    'Зайнаб Омаровна: teacher',
    'Омар',
  ])
})

test('a child stays down or leaves alone, a class stays, and teachers stay behind where that is said', () => {
  const lines = { a: { teachers: false, pupils: { Тимур: '5А', Аминат: null } }, c: { to: '11А' } }
  const plan = planYear(school(), { ...nothingDecided, lines })
  expect(plan.counts).toMatchObject({ moved: 2, stayed: 2, left: 1 })
  expect(insideOf({ ...nothingDecided, lines }, '5А')).toEqual(['Тимур'])
  expect(insideOf({ ...nothingDecided, lines }, '6А')).toBe(undefined)
})

test('a class of the coming year that is there already takes them in, nobody twice', () => {
  const coming = [{ ...classOf('new', '6А', member('Аминат'), member('Новая', 'form_teacher')) }]
  const plan = planYear({ ...school(), coming }, nothingDecided)
  const six = plan.classes.find(({ name }) => name === '6А')!
  expect(six.existingId).toBe('new')
  expect(six.places.map(({ personId, kind }) => [personId, kind])).toEqual([
    ['Патимат Гаджиевна', 'teacher'],
    ['Тимур', 'pupil'],
  ])
})

test('one name for a class and a club, and a class of too many, are said before anything is written', () => {
  const roster = school()
  roster.ending.push({ ...classOf('e', '6А'), kind: 'association', members: [member('Али')] })
  expect(planYear(roster, nothingDecided).problems).toEqual([{ code: 'year_name_of_two_kinds', name: '6А' }])
  const many = classOf('a', '5А', ...Array.from({ length: 101 }, (_, n) => member(`Н${n}`)))
  expect(planYear({ ending: [many], coming: [] }, nothingDecided).problems).toEqual([
    { code: 'year_class_too_big', name: '6А' },
  ])
})

const anyName = fc.constantFrom('1А', '4Б', '5А', '5Б', '9А', '11А', '1–3', 'Хор', 'Средняя')
const anyClass = fc.record({
  kind: fc.constantFrom('class' as const, 'kindergarten_group' as const, 'association' as const),
  name: anyName,
  children: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }),
})
const anyRoster = fc
  .uniqueArray(anyClass, { maxLength: 7, selector: ({ name }) => name })
  .map((classes): YearRoster => ({
    ending: classes.map(({ kind, name, children }, index) => ({
      ...{ id: `class ${index}`, kind, name },
      members: [
        ...children.map((child) => member(`child ${index} ${child}`)),
        member(`teacher ${index}`, 'form_teacher'),
      ],
    })),
    coming: [],
  }))
const anyDecisions = (roster: YearRoster): fc.Arbitrary<Decisions> =>
  fc
    .array(fc.record({ of: fc.nat(6), to: fc.option(anyName), person: fc.option(fc.nat(5)) }), { maxLength: 5 })
    .map((all) => {
      const lines: Decisions['lines'] = {}
      for (const { of, to, person } of all) {
        const one = roster.ending[of]
        const child = person === null ? undefined : one?.members[person]
        if (child?.kind === 'pupil') lines[one!.id] = { ...lines[one!.id], pupils: { [child.personId]: to } }
        else if (one) lines[one.id] = { ...lines[one.id], to }
      }
      return { ...nothingDecided, lines }
    })

test('whatever is decided: every child is in one class or has left, no two classes share a name, order does not matter', () => {
  fc.assert(
    fc.property(
      anyRoster.chain((roster) =>
        fc.tuple(
          fc.constant(roster),
          anyDecisions(roster),
          fc.shuffledSubarray(roster.ending, { minLength: roster.ending.length }),
        ),
      ),
      ([roster, decisions, shuffled]) => {
        const plan = planYear(roster, decisions)
        const pupils = roster.ending.flatMap(({ members }) => members.filter(({ kind }) => kind === 'pupil'))
        const placed = plan.classes.flatMap(({ places }) => places.filter(({ kind }) => kind === 'pupil'))
        expect(new Set(placed.map(({ personId }) => personId)).size).toBe(placed.length)
        expect(placed.length + plan.counts.left).toBe(pupils.length)
        expect(new Set(plan.classes.map(({ name }) => name)).size).toBe(plan.classes.length)
        for (const { places } of plan.classes)
          expect(places.filter(({ kind }) => kind === 'form_teacher').length).toBeLessThanOrEqual(1)
        expect(planYear({ ending: shuffled, coming: [] }, decisions)).toEqual(plan)
      },
    ),
  )
})
