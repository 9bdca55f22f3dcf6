import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ImportDecision } from '#protocol/roster-import.ts'
import type { RosterEntry } from '../entries.ts'
import { compareRoster, rosterComparer } from './compare.rules.ts'
import type { Comparison } from './comparison.ts'
import { doubtKey } from './rulings.rules.ts'
import { subjectsOf } from './subjects.rules.ts'
import { anyEntry, person, pupil, rosterOf, school, staff } from './testing.ts'

const counts = ({ added, changed, same, left, doubtful }: Comparison) => ({
  new: added.length,
  changed: changed.length,
  same: same.length,
  left: left.length,
  doubtful: doubtful.map(({ reason }) => reason),
})
const nothing = { new: 0, changed: 0, same: 0, left: 0, doubtful: [] }
const compare = (entries: RosterEntry[], roster: RosterEntry[] = [], options = school) =>
  counts(compareRoster(entries, rosterOf(roster), options))

test('a new list is all new, the same list again changes nothing', () => {
  const list = [
    pupil('Алиев Магомед Ахмедович', '5А', { birthDate: '2015-01-02' }),
    pupil('Омарова Ася', '5А'),
    staff('Гаджиева Патимат Алиевна'),
  ]
  expect(compare(list)).toEqual({ ...nothing, new: 3 })
  expect(compare(list, list)).toEqual({ ...nothing, same: 3 })
})

test('a transfer, a new telephone and a new guardian are changes of one person, not new people', () => {
  const dated = { birthDate: '2015-01-02' }
  const before = [
    pupil('Алиев Магомед Ахмедович', '5А', dated),
    pupil('Омарова Ася', '5А'),
    staff('Гаджиева Патимат Алиевна'),
  ]
  const mother = { ...person('Омарова Зарема'), kinship: 'mother' as const }
  const result = compareRoster(
    [
      pupil('Алиев Магомед Ахмедович', '6А', dated),
      pupil('Омарова Ася', '5А', { phone: '+79280000001' }, { guardians: [mother] }),
      staff('Гаджиева Патимат Алиевна', 'завуч'),
    ],
    rosterOf(before),
    school,
  )
  expect(result.changed.map(({ changes }) => changes)).toEqual([
    [{ what: 'className', from: '5А', to: '6А' }],
    [
      { what: 'phone', from: '', to: '+79280000001' },
      { what: 'guardian', from: '', to: 'Омарова Зарема' },
    ],
    [{ what: 'position', from: 'учитель', to: 'завуч' }],
  ])
})

test('ё for е and an empty cell take nothing away from a person', () => {
  const known = pupil('Семёнов Пётр Ильич', '5А', { birthDate: '2015-01-02', phone: '+79280000001' })
  expect(compare([pupil('Семенов Петр Ильич', '5А')], [known])).toEqual({ ...nothing, same: 1 })
})

test('only people whom the file is about can have left', () => {
  const roster = [
    pupil('Алиев Магомед', '5А'),
    pupil('Омарова Ася', '5А'),
    pupil('Саидов Али', '5Б'),
    staff('Гаджиева Зара'),
  ]
  const list = [pupil('Алиев Магомед', '5А')]
  expect(compare(list, roster).left).toBe(1)
  expect(compare(list, roster, { ...school, cover: 'pupils' }).left).toBe(2)
  expect(compare(list, roster, { ...school, cover: 'organisation' }).left).toBe(3)
  expect(compare(list, roster, { ...school, cover: 'nobody' }).left).toBe(0)
  expect(compare([staff('Омаров Али')], roster)).toEqual({ ...nothing, new: 1, left: 1 })
})

test('a row with an error changes nothing, and its person has not left', () => {
  const roster = [pupil('Алиев Магомед', '5А')]
  expect(compare([{ ...pupil('Алиев Магомед', '5А', { phone: '+79280000001' }), held: true }], roster)).toEqual(nothing)
})

test('twins are two children: no doubt, whatever their dates', () => {
  const twins = ['Хасан', 'Хусейн'].map((name) => pupil(`Алиев ${name} Ахмедович`, '1А', { birthDate: '2019-01-02' }))
  expect(compare(twins)).toEqual({ ...nothing, new: 2 })
  expect(compare(twins, twins)).toEqual({ ...nothing, same: 2 })
})

test('namesakes in one class are two children when birth dates or file numbers differ, else somebody looks', () => {
  const two = (a: object, b: object) => [pupil('Магомедов Магомед', '7А', a), pupil('Магомедов Магомед', '7А', b)]
  const byDate = two({ birthDate: '2013-01-05' }, { birthDate: '2013-09-28' })
  expect(compare(byDate)).toEqual({ ...nothing, new: 2 })
  expect(compare(byDate, byDate)).toEqual({ ...nothing, same: 2 })
  const byNumber = two({ fileNumber: '1' }, { fileNumber: '2' })
  expect(compare(byNumber)).toEqual({ ...nothing, new: 2 })
  expect(compare(byNumber, byNumber)).toEqual({ ...nothing, same: 2 })
  expect(compare(two({}, {}))).toEqual({ ...nothing, new: 1, doubtful: ['same_line'] })
  expect(compare(two({ phone: '+79280000001' }, { phone: '+79280000002' }))).toEqual({
    ...nothing,
    new: 2,
    doubtful: ['same_name'],
  })
})

test('rows with one insurance number and one name are one person, whatever else they lack: nobody is asked', () => {
  const numbered = (name: string, facts: object = {}, className = '5А') =>
    pupil(name, className, { snils: '11223344595', ...facts })
  const mother = { ...person('Алиева Зарема'), kinship: 'mother' as const }
  const father = { ...person('Алиев Ахмед'), kinship: 'father' as const }
  const rows = [
    { ...numbered('Алиев Магомед'), guardians: [mother] },
    { ...numbered('Алиев Магомед', { phone: '+79280000001' }), guardians: [father] },
  ]
  expect(compare(rows)).toEqual({ ...nothing, new: 1 })
  expect(compareRoster(rows, rosterOf([]), school).added).toMatchObject([{ guardians: [{}, {}] }])
  expect(compare([numbered('Алиев Магомед'), numbered('Алиев Магомед')])).toEqual({ ...nothing, new: 1 })
  const dated = { birthDate: '2015-01-02' }
  expect(compare([numbered('Алиев Магомед', dated), numbered('Алиев Магомед')])).toEqual({ ...nothing, new: 1 })
})

test('one insurance number under names that are not one, or beside what cannot be both, is asked about', () => {
  const two = (one: [string, object?], other: [string, object?]) =>
    [one, other].map(([name, facts]) => pupil(name, '5А', { snils: '11223344595', ...facts }))
  expect(compare(two(['Алиев Магомед'], ['Омаров Расул'])).doubtful).toEqual(['number_twice'])
  expect(compare(two(['Алиев Магомед', { sex: 'male' }], ['Алиев Магомед', { sex: 'female' }])).doubtful).toEqual([
    'same_name',
  ])
  const dates = ['2015-01-02', '2016-05-05'].map((birthDate): [string, object] => ['Алиев Магомед', { birthDate }])
  expect(compare(two(dates[0]!, dates[1]!))).toEqual({ ...nothing, doubtful: ['two_birth_dates'] })
  const [known] = two(['Алиев Магомед'], ['Алиев Магомед'])
  const namesake = [known!, pupil('Алиев Магомед', '5А', { phone: '+79280000001' })]
  expect(compare(namesake).doubtful).toEqual(['same_name'])
  const other = { snils: '08765430300', fileNumber: 'А-1' }
  expect(compare(two(['Алиев Магомед', { fileNumber: 'А-1' }], ['Алиев Магомед', other]))).toEqual({
    ...{ ...nothing, new: 2 },
    doubtful: ['number_twice'],
  })
})

test('an insurance number in the row of somebody else renames nobody unasked', () => {
  const snils = '11223344595'
  const known = [pupil('Алиев Магомед', '5А', { snils })]
  expect(compare([pupil('Омаров Расул', '5А', { snils })], known)).toEqual({ ...nothing, doubtful: ['number_twice'] })
  expect(compare([pupil('Алиев Мухаммад', '5А', { snils })], known)).toEqual({ ...nothing, changed: 1 })
  const dated = { snils, birthDate: '2015-01-02' }
  const married = compare([pupil('Омарова Аминат', '5А', dated)], [pupil('Алиева Аминат', '5А', dated)])
  expect(married).toEqual({ ...nothing, changed: 1 })
})

test('a child with two birth dates is asked about, not taken twice', () => {
  const mother = { ...person('Алиева Зарема', { phone: '+79280000001' }), kinship: 'mother' as const }
  const dates = ['2015-01-02', '2015-11-30']
  const child = dates.map((birthDate) => pupil('Алиев Магомед', '5А', { birthDate }, { guardians: [mother] }))
  expect(compare(child)).toEqual({ ...nothing, doubtful: ['two_birth_dates'] })
  const swapped = ['2015-01-02', '2015-02-01'].map((birthDate) => pupil('Алиев Магомед', '5А', { birthDate }))
  expect(compare(swapped)).toEqual({ ...nothing, doubtful: ['two_birth_dates'] })
  const numbered = dates.map((birthDate) => pupil('Алиев Магомед', '5А', { birthDate, fileNumber: 'А-1' }))
  expect(compare(numbered)).toEqual({ ...nothing, doubtful: ['two_birth_dates'] })
  expect(compare([numbered[1]!], [pupil('Алиев Магомед', '5А', { birthDate: dates[0]! })])).toEqual({
    ...nothing,
    doubtful: ['birth_date_differs'],
  })
})

test('a slip in a name or another spelling is asked about and nobody is said to have left', () => {
  const known = pupil('Алиев Магомед Ахмедович', '5А', { birthDate: '2015-01-02' })
  for (const name of ['Алиев Мухаммад Ахмедович', 'Алиеф Магомед Ахмедович', 'Алиев Магомед'])
    expect(compare([pupil(name, '5А', { birthDate: '2015-01-02' })], [known]), name).toEqual({
      ...nothing,
      doubtful: ['similar_name'],
    })
  expect(compare([pupil('Алиев Магомед Ахмедович', '6А')], [pupil('Алиев Магомед Ахмедович', '5А')])).toEqual({
    ...nothing,
    doubtful: ['moved_or_namesake'],
  })
})

test('a child who is in a class and in a club is one child', () => {
  const dated = { birthDate: '2015-01-02' }
  const rows = [pupil('Алиев Магомед', 'Шахматы', dated), pupil('Алиев Магомед', '5А', dated)]
  const { added } = compareRoster(rows, rosterOf([]), school)
  expect(added).toMatchObject([{ className: '5А', alsoIn: [{ className: 'Шахматы' }] }])
  const elsewhere = [pupil('Алиев Магомед', '5Б', dated), pupil('Алиев Магомед', '5А', dated)]
  expect(compare(elsewhere)).toEqual({ ...nothing, doubtful: ['two_classes'] })
})

test('a class of one name in two schools stays two classes', () => {
  const snapshot = rosterOf([pupil('Алиев Магомед', '5А')])
  snapshot.organisations.push({ ...snapshot.organisations[0]!, id: 'other', name: 'Другая', inn: '0500000000' })
  const rows = ['Школа', '0500000000', 'Третья'].map((organisation) =>
    pupil('Алиев Магомед', '5А', {}, { organisation }),
  )
  const result = compareRoster(rows, snapshot)
  expect(counts(result)).toEqual({ ...nothing, new: 2, same: 1 })
  expect(result.unknownOrganisations).toEqual(['Третья'])
})

/** Rows with lines of their own, so that a result can be told by its lines. */
const anyRows = fc
  .array(anyEntry, { maxLength: 14 })
  .map((entries) => entries.map((entry, at) => ({ ...entry, places: [{ sheet: '', line: at + 2 }] })))

test('rows in another order give the same roster', () => {
  fc.assert(
    fc.property(
      anyRows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      anyRows,
      ([rows, shuffled], roster) => {
        const snapshot = rosterOf(subjectsOf(roster).subjects)
        expect(compareRoster(shuffled, snapshot, school)).toEqual(compareRoster(rows, snapshot, school))
      },
    ),
    { numRuns: 500 },
  )
})

test('a file that was applied changes nothing when it comes again', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const first = compareRoster(rows, rosterOf([]), school)
      const again = compareRoster(rows, rosterOf(first.added), school)
      expect(again.changed).toEqual([])
      expect(again.added).toEqual([])
      expect(again.left).toEqual([])
    }),
    { numRuns: 500 },
  )
})

const decide = (doubt: Comparison['doubtful'][number], is: ImportDecision['is']): ImportDecision => ({
  doubt: doubtKey(doubt),
  is,
  ...(is === 'same' && doubt.personIds.length > 0 ? { personId: doubt.personIds[0]! } : {}),
})

test('a doubt that somebody has decided is one no more', () => {
  const known = pupil('Алиев Магомед Ахмедович', '5А', { birthDate: '2015-01-02' })
  const slip = [pupil('Алиеф Магомед Ахмедович', '5А', { birthDate: '2015-01-02' })]
  const snapshot = rosterOf([known])
  const decided = (is: ImportDecision['is']) => {
    const decisions = compareRoster(slip, snapshot, school).doubtful.map((doubt) => decide(doubt, is))
    return counts(compareRoster(slip, snapshot, { ...school, decisions }))
  }
  expect(decided('same')).toEqual({ ...nothing, changed: 1 })
  expect(decided('other')).toEqual({ ...nothing, new: 1, left: 1 })
  expect(decided('skip')).toEqual(nothing)
})

test('rows that are alike become one child, two children or nobody, as somebody says', () => {
  const dates = ['2015-01-02', '2015-02-01']
  const swapped = dates.map((birthDate) => pupil('Алиев Магомед', '5А', { birthDate }))
  const twice = [pupil('Омарова Ася', '5А'), pupil('Омарова Ася', '5А')]
  const elsewhere = ['5А', '5Б'].map((name) => pupil('Саидов Али', name, { birthDate: dates[0]! }))
  for (const rows of [swapped, twice, elsewhere]) {
    const found = compareRoster(rows, rosterOf([]), school).doubtful
    expect(found).toHaveLength(1)
    const decided = (is: ImportDecision['is']) =>
      counts(compareRoster(rows, rosterOf([]), { ...school, decisions: [decide(found[0]!, is)] }))
    expect(decided('same')).toEqual({ ...nothing, new: 1 })
    expect(decided('other')).toEqual({ ...nothing, new: 2 })
    expect(decided('skip')).toEqual(nothing)
  }
})

test('a decision falls on nobody else: neither when the row says something else nor when somebody else may be meant', () => {
  const known = [pupil('Алиев Магомед', '5А', { birthDate: '2015-01-02' })]
  const rows = (name: string) => [pupil(name, '5А', { birthDate: '2015-01-02' })]
  const [doubt] = compareRoster(rows('Алиеф Магомед'), rosterOf(known), school).doubtful
  const decisions = [decide(doubt!, 'same')]
  const mended = rows('Алиев Мухаммад').map((row) => ({ ...row, places: doubt!.places }))
  expect(counts(compareRoster(mended, rosterOf(known), { ...school, decisions })).doubtful).toEqual(['similar_name'])
})

const anyChoice = fc.constantFrom('same' as const, 'other' as const, 'skip' as const)

test('with decisions too the order of rows plays no part, and what was decided is asked no more', () => {
  fc.assert(
    fc.property(
      anyRows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      anyRows,
      fc.array(anyChoice, { minLength: 8, maxLength: 8 }),
      ([rows, shuffled], roster, choices) => {
        const snapshot = rosterOf(subjectsOf(roster).subjects)
        const first = compareRoster(rows, snapshot, school)
        const decisions = first.doubtful.map((doubt, at) => decide(doubt, choices[at % choices.length]!))
        const decided = compareRoster(rows, snapshot, { ...school, decisions })
        expect(compareRoster(shuffled, snapshot, { ...school, decisions })).toEqual(decided)
        const personal = new Set(first.doubtful.filter(({ personIds }) => personIds.length === 0).map(doubtKey))
        for (const doubt of decided.doubtful) expect(personal).not.toContain(doubtKey(doubt))
      },
    ),
    { numRuns: 300 },
  )
})

/** Rows of two schools, one of which the roster knows. */
const anyRowsOfTwo = fc
  .array(fc.tuple(anyEntry, fc.constantFrom('', '', 'Другая')), { maxLength: 16 })
  .map((rows) =>
    rows.map(([entry, organisation], at) => ({ ...entry, organisation, places: [{ sheet: '', line: at + 2 }] })),
  )

test('whoever decides one doubt after another, and some otherwise, sees what a new look at the file would show', () => {
  fc.assert(
    fc.property(
      anyRowsOfTwo,
      anyRows,
      fc.array(
        fc.record({ at: fc.nat(20), choice: fc.option(anyChoice), cover: fc.constantFrom(undefined, 'nobody') }),
        {
          maxLength: 8,
        },
      ),
      (rows, roster, acts) => {
        const snapshot = rosterOf(subjectsOf(roster).subjects)
        const compareAgain = rosterComparer(rows, snapshot, school)
        const decided = new Map<string, ImportDecision>()
        let found = compareAgain({})
        expect(found).toEqual(compareRoster(rows, snapshot, school))
        for (const { at, choice, cover } of acts) {
          const doubt = found.doubtful[at % Math.max(1, found.doubtful.length)]
          if (choice && doubt) decided.set(doubtKey(doubt), decide(doubt, choice))
          else decided.delete([...decided.keys()][at % Math.max(1, decided.size)] ?? '')
          const choices = { cover, decisions: [...decided.values()] }
          found = compareAgain(choices)
          expect(found).toEqual(compareRoster(rows, snapshot, { ...school, ...choices }))
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('a decision about one school costs no second look at another', () => {
  const rows = ['', 'Другая'].flatMap((organisation) => [
    pupil('Алиев Магомед', '5А', {}, { organisation }),
    pupil('Алиев Магомед', '5А', {}, { organisation }),
  ])
  const compareAgain = rosterComparer(rows, rosterOf([]), school)
  const before = compareAgain({})
  const [doubt] = before.doubtful
  const after = compareAgain({ decisions: [decide(doubt!, 'skip')] })
  expect([before.doubtful.length, after.doubtful.length]).toEqual([2, 1])
  expect(after.doubtful[0]).toBe(before.doubtful[1])
})

test('rows of one insurance number and name are no question, and two numbers become one person only when somebody says so', () => {
  const anyNumbered = fc
    .array(fc.tuple(anyEntry, fc.constantFrom('', '11223344595', '08765430300')), { maxLength: 12 })
    .map((rows) =>
      rows.map(([entry, snils], at) => ({
        ...entry,
        person: { ...entry.person, snils },
        places: [{ sheet: '', line: at + 2 }],
      })),
    )
  fc.assert(
    fc.property(anyNumbered, (rows) => {
      const { subjects, doubtful } = subjectsOf(rows)
      const byLine = new Map(rows.map((row) => [row.places[0]!.line, row]))
      for (const { places } of subjects.filter(({ held }) => !held)) {
        const numbers = places.map(({ line }) => byLine.get(line)!.person.snils).filter(Boolean)
        expect(new Set(numbers).size).toBeLessThan(2)
      }
      for (const { reason, places } of doubtful) {
        if (reason !== 'same_name' && reason !== 'same_line') continue
        const numbers = places.map(({ line }) => byLine.get(line)!.person.snils)
        expect(numbers.every((one) => one !== '' && one === numbers[0])).toBe(false)
      }
    }),
    { numRuns: 1_000 },
  )
})
