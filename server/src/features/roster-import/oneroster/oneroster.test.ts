import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareRoster } from '../compare/compare.rules.ts'
import { rosterOf, school, anyEntry } from '../compare/testing.ts'
import { subjectsOf } from '../compare/subjects.rules.ts'
import { rosterAfter } from '../apply/roster-after.rules.ts'
import { nobody } from '../entries.ts'
import { readRoster } from '../read-roster.ts'
import type { RosterSnapshot } from '../snapshot.ts'
import { openZip } from '../tables/zip.ts'
import { today } from '../testing.ts'
import { zip } from '../testing-xlsx.ts'
import { readOneRoster } from './read-oneroster.ts'
import { writeOneRoster } from './write-oneroster.ts'

const reread = async (snapshot: RosterSnapshot) => readOneRoster(await openZip(writeOneRoster(snapshot)))

const sorted = (snapshot: RosterSnapshot) =>
  Object.fromEntries(
    Object.entries(snapshot).map(([name, all]) => [
      name,
      all.map((one) => JSON.stringify(one, [...Object.keys(one), 'write', 'reportAbsence', 'sign'].sort())).sort(),
    ]),
  )

/** Texts that a CSV, a list within a cell or an id may stumble over. */
const text = fc.string({
  unit: fc.constantFrom('А', 'ё', 'b', ',', '"', '\\', ';', '{', '}', ':', '\n', ' ', '1'),
  maxLength: 8,
})
const name = text.map((inner) => `Х${inner}х`)
const day = fc.constantFrom('', '2015-09-01', '2016-02-29')

const anySnapshot: fc.Arbitrary<RosterSnapshot> = fc
  .record({
    organisations: fc.array(
      fc.record({
        kind: fc.constantFrom('school', 'kindergarten', 'municipality'),
        name,
        shortName: text,
        oktmo: text,
        kpp: text,
        ogrn: text,
        inn: fc.constantFrom('', '0500000000'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    classes: fc.array(
      fc.record({
        kind: fc.constantFrom('class', 'kindergarten_group'),
        name,
        academicYear: fc.constantFrom('2025/2026', '2026/2027', ''),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    persons: fc.array(
      fc.record({
        familyName: name,
        givenName: name,
        patronymic: text,
        birthDate: day,
        sex: fc.constantFrom('', 'male', 'female'),
        snils: fc.constantFrom('', '11223344595'),
        phone: fc.constantFrom('', '+79281234567'),
        email: fc.constantFrom('', 'a@b.ru'),
        fileNumber: text,
        externalId: text,
      }),
      { minLength: 5, maxLength: 7 },
    ),
    employments: fc.array(
      fc.record({
        role: fc.constantFrom('teacher', 'staff'),
        position: text,
        subjects: fc.array(name, { maxLength: 3 }),
      }),
      { maxLength: 4 },
    ),
    enrolments: fc.array(
      fc.record({ kind: fc.constantFrom('pupil', 'teacher', 'form_teacher'), from: day, order: text }),
      { maxLength: 6 },
    ),
    ties: fc.array(
      fc.record({
        kinship: fc.constantFrom('mother', 'father', 'grandmother', 'grandfather', 'close'),
        legalKind: fc.constantFrom(
          'parent',
          'adoptive_parent',
          'guardian',
          'custodian',
          'relative',
          'other',
          'unknown',
        ),
        rights: fc.record({ write: fc.boolean(), reportAbsence: fc.boolean(), sign: fc.boolean() }),
      }),
      { maxLength: 3 },
    ),
    odd: fc.constantFrom('id', 'и,д', 'a"b'),
  })
  .map(({ organisations, classes, persons, employments, enrolments, ties, odd }) => {
    const nth = (kind: string, at: number, of: readonly unknown[]) => `${kind}-${odd}-${at % of.length}`
    return {
      organisations: organisations.map((one, at) => ({
        ...one,
        id: nth('org', at, organisations),
        parentId: at > 0 ? nth('org', 0, organisations) : '',
      })),
      classes: classes.map((one, at) => ({
        ...one,
        id: nth('class', at, classes),
        organisationId: nth('org', at, organisations),
      })),
      persons: persons.map((one, at) => ({ ...nobody, ...one, id: nth('person', at, persons) })),
      employments: employments.map((one, at) => ({
        ...one,
        personId: nth('person', at, persons),
        organisationId: nth('org', at, organisations),
      })),
      enrolments: enrolments.map((one, at) => ({
        ...one,
        personId: nth('person', at, persons),
        classId: nth('class', at, classes),
      })),
      guardianships: ties.map((tie, at) => ({
        ...tie,
        guardianId: nth('person', at + 1, persons),
        childId: nth('person', 0, persons),
      })),
    }
  })

test('a roster that is exported comes back to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(anySnapshot, async (snapshot) => {
      const { snapshot: back, missing, version, mode } = await reread(snapshot)
      expect(sorted(back)).toEqual(sorted(snapshot))
      expect({ missing, version, mode }).toEqual({ missing: [], version: '1.2', mode: 'bulk' })
    }),
    { numRuns: 200 },
  )
})

test('bringing in what was just exported changes nothing', async () => {
  const rows = fc
    .array(anyEntry, { maxLength: 10 })
    .map((entries) => entries.map((entry, at) => ({ ...entry, places: [{ sheet: '', line: at + 2 }] })))
  await fc.assert(
    fc.asyncProperty(rows, async (entries) => {
      const snapshot = rosterOf(subjectsOf(entries).subjects)
      const read = await readRoster(Buffer.from(writeOneRoster(snapshot)), { today })
      const result = compareRoster(read.entries, snapshot, { ...school, cover: read.cover })
      expect([result.added, result.changed, result.left].map((some) => some.length)).toEqual([0, 0, 0])
    }),
    { numRuns: 150 },
  )
})

const lines = (...all: string[]) => all.join('\n')
const orgs = lines(
  'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
  'org1,,,Lincoln School,school,,',
)
const classes = lines(
  'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds',
  'c1,,,5-A,05,course1,,homeroom,,org1,sy26',
)
const sessions = lines(
  'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
  'sy26,,,Year,schoolYear,2026-08-15,2027-06-05,,2027',
)
const users11 =
  'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password'
const enrollments = lines(
  'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
  'e1,,,c1,org1,s1,student,false,2026-09-01,',
  'e2,,,c1,org1,t1,teacher,true,,',
)

test('a set of version 1.1 brings in pupils, teachers and guardians', async () => {
  const set = zip({
    'manifest.csv': lines('propertyName,value', 'manifest.version,1.0', 'oneroster.version,1.1', 'file.users,bulk'),
    'orgs.csv': orgs,
    'classes.csv': classes,
    'academicSessions.csv': sessions,
    'users.csv': lines(
      users11,
      't1,,,true,org1,teacher,jlee,,Jordan,Lee,,T100,JL@example.org,,,,,',
      's1,,,true,org1,student,as,,Avery,Smith,,S7,,,,g1,05,',
      'g1,,,true,org1,parent,gs,,Robin,Smith,,,,,+15551234567,s1,,',
    ),
    'enrollments.csv': enrollments,
    'demographics.csv': lines('sourcedId,status,dateLastModified,birthDate,sex', 's1,,,2015-09-01,female'),
  })
  const read = await readRoster(set, { today })
  expect(read).toMatchObject({ format: 'oneroster', rows: 3, cover: 'organisation' })
  expect(read.entries).toMatchObject([
    {
      kind: 'staff',
      role: 'teacher',
      formTeacherOf: ['5А'],
      person: { familyName: 'Lee', email: 'jl@example.org', externalId: 't1' },
    },
    {
      kind: 'pupil',
      className: '5А',
      enrolledOn: '2026-09-01',
      organisation: 'Lincoln School',
      person: { birthDate: '2015-09-01', sex: 'female', fileNumber: 'S7' },
      places: [{ sheet: 'users.csv', line: 3 }],
    },
  ])
  expect(read.entries[1]).toMatchObject({
    guardians: [{ familyName: 'Smith', givenName: 'Robin', phone: '+15551234567' }],
  })
})

test('a delta says who has left, and whom it does not name stays', async () => {
  const set = zip({
    'manifest.csv': lines('propertyName,value', 'oneroster.version,1.1', 'file.users,delta', 'file.orgs,absent'),
    'users.csv': lines(users11, 's1,tobedeleted,2026-10-01T00:00:00Z,true,org1,student,as,,Avery,Smith,,,,,,,,'),
  })
  const read = await readRoster(set, { today })
  const snapshot = rosterOf([])
  const person = (id: string) => ({ ...nobody, id, familyName: 'Smith', givenName: id, externalId: id })
  snapshot.persons.push(person('s1'), person('s2'))
  snapshot.employments.push(
    ...['s1', 's2'].map((personId) => ({
      personId,
      organisationId: 'school',
      role: 'staff' as const,
      position: '',
      subjects: [],
    })),
  )
  const result = compareRoster(read.entries, snapshot, { cover: read.cover, gone: read.gone })
  expect(result.left).toEqual([{ personId: 's1', organisationId: 'school' }])
})

test('a delta of 1.2 that has the users file alone changes and ends whom it names, and moves nobody', async () => {
  const users =
    'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone'
  const absent = ['orgs', 'roles', 'enrollments', 'classes', 'demographics'].map((part) => `file.${part},absent`)
  const set = zip({
    'manifest.csv': lines('propertyName,value', 'oneroster.version,1.2', 'file.users,delta', ...absent),
    'users.csv': lines(
      users,
      's1,tobedeleted,2026-10-01T00:00:00Z,true,as,,Avery,Smith,,,,,',
      's2,active,2026-10-01T00:00:00Z,true,bs,,Blake,Smith,,,,,+79281234567',
      't1,active,2026-10-01T00:00:00Z,true,jl,,Jordan,Lee,,,jl@example.org,,',
      'x9,active,2026-10-01T00:00:00Z,true,no,,Nobody,Known,,,,,',
    ),
  })
  const read = await readRoster(set, { today })
  expect(read).toMatchObject({ problems: [], entries: [], cover: 'nobody', gone: ['s1'] })
  const snapshot = rosterOf([])
  const person = (id: string, givenName: string, familyName = 'Smith') => ({
    ...{ ...nobody, id: `person-${id}`, familyName, givenName, externalId: id },
  })
  snapshot.persons.push(
    person('s1', 'Avery'),
    person('s2', 'Blake'),
    person('s3', 'Casey'),
    person('t1', 'Jordan', 'Lee'),
  )
  snapshot.classes.push({ id: 'c', organisationId: 'school', kind: 'class', name: '5А', academicYear: '2026/2027' })
  const pupil = { classId: 'c', kind: 'pupil', from: '2026-09-01', order: '' } as const
  for (const id of ['s1', 's2', 's3']) snapshot.enrolments.push({ personId: `person-${id}`, ...pupil })
  const work = { organisationId: 'school', role: 'teacher', position: 'учитель', subjects: ['Химия'] } as const
  snapshot.employments.push({ personId: 'person-t1', ...work, subjects: [...work.subjects] })
  const options = { ...school, cover: read.cover, gone: read.gone, facts: read.facts }
  const result = compareRoster(read.entries, snapshot, options)
  expect(result.added).toEqual([])
  expect(result.left).toEqual([{ personId: 'person-s1', organisationId: 'school' }])
  expect(result.changed.map(({ personId, changes }) => [personId, changes])).toEqual([
    ['person-s2', [{ what: 'phone', from: '', to: '+79281234567' }]],
    ['person-t1', [{ what: 'email', from: '', to: 'jl@example.org' }]],
  ])
  let made = 0
  const after = rosterAfter(snapshot, result, {
    organisationId: 'school',
    years: new Map(),
    newId: () => `new-${++made}`,
  })
  expect(after.snapshot.enrolments.map(({ personId }) => personId)).toEqual(['person-s2', 'person-s3'])
  expect(after.snapshot.employments).toEqual(snapshot.employments)
  expect(after.snapshot.persons.find(({ id }) => id === 'person-s2')!.phone).toBe('+79281234567')
})

test('a reference that leads nowhere is named by file, line and column', async () => {
  const set = zip({
    'users.csv': lines(users11, 's2,,,true,org1,student,as,,Avery,Smith,,,,,,nobody,,'),
    'orgs.csv': orgs,
    'classes.csv': classes,
    'enrollments.csv': enrollments,
  })
  const { problems } = await readRoster(set, { today })
  expect(problems.map(({ sheet, line, code, details }) => [sheet, line, code, details?.value])).toEqual([
    ['enrollments.csv', 2, 'reference_missing', 's1'],
    ['enrollments.csv', 3, 'reference_missing', 't1'],
    ['users.csv', 2, 'reference_missing', 'nobody'],
  ])
})

test('a set without its users or their names is refused with the name of what is missing', async () => {
  await expect(readRoster(zip({ 'manifest.csv': 'propertyName,value\n' }), { today })).rejects.toMatchObject({
    code: 'oneroster_part_missing',
    details: { part: 'users.csv' },
  })
  await expect(
    readRoster(zip({ 'users.csv': 'sourcedId,givenName\n1,A', 'orgs.csv': orgs }), { today }),
  ).rejects.toMatchObject({
    code: 'oneroster_column_missing',
    details: { part: 'users.csv', column: 'familyName' },
  })
})
