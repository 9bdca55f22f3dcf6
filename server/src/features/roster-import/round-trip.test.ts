import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nobody } from './entries.ts'
import { applyFile, exportRoster, requireScope } from './exports.ts'
import { writeOneRoster } from './oneroster/write-oneroster.ts'
import { readCsv } from './tables/csv.ts'
import { usualRights, type RosterSnapshot } from './snapshot.ts'
import { runAs } from '#server/platform/run-command.ts'
import { scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
const folder = mkdtempSync(join(tmpdir(), 'peremena-round-'))
beforeAll(async () => {
  s = await scene()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await s.close()
})

type Place = Awaited<ReturnType<Scene['found']>>

/** One of two schools that are called the same and know nothing of each other, with nobody but its head. */
const empty = () => s.found('school', 'Директорова Зайнаб Магомедовна')

async function bring({ actor, organisationId }: Place, set: Uint8Array) {
  const path = join(folder, 'roster.zip')
  writeFileSync(path, set)
  const scope = await requireScope(s.services.db, { personId: actor.personId, at: new Date() }, organisationId)
  const options = { today: '2026-11-23', language: 'ru' } as const
  return applyFile(s.services, path, { actor, scope, options })
}

async function exported({ actor, organisationId }: Place): Promise<Uint8Array> {
  const scope = await requireScope(s.services.db, { personId: actor.personId, at: new Date() }, organisationId)
  return runAs(s.services, actor, (ctx) => exportRoster(ctx, scope))
}

/** Every file to the byte, but for the ids that each place gives and the order that follows from them. */
function told(set: Uint8Array): Record<string, string[]> {
  const files = Object.entries(unzipSync(set)).map(([name, bytes]) => [name, strFromU8(bytes)] as const)
  const names = new Map<string, string>()
  const rowsOf = (file: string) => [...readCsv(files.find(([name]) => name === file)![1], ',')].slice(1)
  for (const { cells } of rowsOf('orgs.csv')) names.set(cells[0]!, 'the school')
  for (const { cells } of rowsOf('classes.csv')) names.set(cells[0]!, `class ${cells[3]!}`)
  for (const { cells } of rowsOf('users.csv')) names.set(cells[0]!, cells.slice(6, 11).join(' '))
  const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g
  const named = (line: string) =>
    line.replace(uuid, (id) => names.get(id) ?? 'an id').replace(/^(?:role|enrollment)-\d+/, 'a number')
  return Object.fromEntries(files.map(([name, text]) => [name, text.split('\r\n').map(named).toSorted()]))
}

const kinds = ['parent', 'adoptive_parent', 'guardian', 'custodian', 'relative', 'other', 'unknown'] as const
const legal: readonly string[] = kinds.slice(0, 4)

const tie = fc
  .record({
    kinship: fc.constantFrom('mother', 'father', 'grandmother', 'grandfather', 'close'),
    legalKind: fc.constantFrom(...kinds),
    rights: fc.record({ write: fc.boolean(), reportAbsence: fc.boolean(), sign: fc.boolean() }),
  })
  .map(({ legalKind, rights, ...rest }) => ({
    ...{ ...rest, legalKind, rights: { ...rights, sign: rights.sign && legal.includes(legalKind) } },
  }))
const about = fc.record({
  patronymic: fc.constantFrom('', 'Ахмедовна'),
  birthDate: fc.constantFrom('', '2015-01-02', '2016-02-29'),
  sex: fc.constantFrom('', 'male', 'female'),
  phone: fc.constantFrom('', '+79280000001'),
  email: fc.constantFrom('', 'a@b.ru'),
  fileNumber: fc.constantFrom('', '12/3'),
})
const rich = fc
  .record({
    pupils: fc.array(
      fc.record({
        about,
        className: fc.constantFrom('5А', '5Б', '11В'),
        from: fc.constantFrom('2026-09-01', '2025-09-01'),
        order: fc.constantFrom('', 'пр. № 7, от 1.09'),
        ties: fc.array(tie, { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    isNumbered: fc.boolean(),
    staff: fc.array(
      fc.record({
        role: fc.constantFrom('teacher', 'staff'),
        position: fc.constantFrom('учитель', 'повар, старший'),
        subjects: fc.subarray(['Химия', 'Физика']),
        leads: fc.option(fc.constantFrom('5А', '5Б')),
        beside: fc.option(fc.constantFrom('социальный педагог', 'библиотекарь')),
      }),
      { maxLength: 3 },
    ),
  })
  .map(snapshotOf)

type Given = {
  isNumbered: boolean
  pupils: {
    about: Pick<typeof nobody, 'patronymic' | 'birthDate' | 'sex' | 'phone' | 'email' | 'fileNumber'>
    className: string
    from: string
    order: string
    ties: Pick<RosterSnapshot['guardianships'][number], 'kinship' | 'legalKind' | 'rights'>[]
  }[]
  staff: {
    role: 'teacher' | 'staff'
    position: string
    subjects: string[]
    leads: string | null
    beside: string | null
  }[]
}

function snapshotOf({ pupils, staff, isNumbered }: Given): RosterSnapshot {
  const school = { id: 'org', parentId: '', kind: 'school', inn: '', ogrn: '', kpp: '', oktmo: '' } as const
  const roster: RosterSnapshot = {
    ...{ organisations: [{ ...school, name: '', shortName: '' }], classes: [], persons: [] },
    ...{ employments: [], enrolments: [], guardianships: [] },
  }
  const person = (id: string, familyName: string, rest: Partial<typeof nobody> = {}) =>
    roster.persons.push({
      ...nobody,
      ...rest,
      id,
      familyName,
      givenName: `Имя-${id}`,
      externalId: isNumbered ? `1c-${id}` : '',
    })
  const classId = (name: string) => {
    const id = `class-${name}`
    if (!roster.classes.some((one) => one.id === id))
      roster.classes.push({ id, organisationId: 'org', kind: 'class', name, academicYear: '2026/2027' })
    return id
  }
  for (const [at, { about: facts, className, from, order, ties }] of pupils.entries()) {
    const id = `p${at}`
    person(id, 'Ученикова', {
      ...facts,
      fileNumber: facts.fileNumber && `${facts.fileNumber}-${at}`,
      phone: '',
      email: '',
    })
    roster.enrolments.push({ personId: id, classId: classId(className), kind: 'pupil', from, order })
    for (const [nth, one] of ties.entries()) {
      person(`${id}g${nth}`, 'Родителева', { phone: facts.phone && `+7928000${at}${nth}01`, email: facts.email })
      roster.guardianships.push({ guardianId: `${id}g${nth}`, childId: id, ...one })
    }
  }
  for (const [at, { leads, beside, ...work }] of staff.entries()) {
    person(`s${at}`, 'Учителева')
    roster.employments.push({ personId: `s${at}`, organisationId: 'org', ...work })
    if (beside)
      roster.employments.push({
        ...{ personId: `s${at}`, organisationId: 'org', role: 'staff', position: beside, subjects: [] },
      })
    if (leads)
      roster.enrolments.push({ personId: `s${at}`, classId: classId(leads), kind: 'form_teacher', from: '', order: '' })
  }
  return roster
}

test('what is exported and brought into an empty organisation is exported there to the byte as here', async () => {
  await fc.assert(
    fc.asyncProperty(rich, async (roster) => {
      const [here, there] = [await empty(), await empty()]
      const { rows } = await s.pool.query('select name, short_name from organisations where id = $1', [
        here.organisationId,
      ])
      Object.assign(roster.organisations[0]!, { name: rows[0].name, shortName: rows[0].short_name })
      expect((await bring(here, writeOneRoster(roster))).counts).toMatchObject({ errors: 0, doubtful: 0 })
      const first = await exported(here)
      expect((await bring(there, first)).counts).toMatchObject({ errors: 0, doubtful: 0, left: 0 })
      expect(told(await exported(there))).toEqual(told(first))
      const { rows: ties } = await s.pool.query(
        `select count(*)::int as ties from guardianships w join enrolments e on e.person_id = w.child_id
         join school_classes c on c.id = e.class_id where c.organisation_id = $1`,
        [there.organisationId],
      )
      expect(ties[0].ties).toBe(roster.guardianships.length)
    }),
    { numRuns: 4 },
  )
}, 300_000)

test('a right that was taken away here is taken away where the export is brought in again', async () => {
  const here = await empty()
  const { rows } = await s.pool.query('select name from organisations where id = $1', [here.organisationId])
  const tied = { kinship: 'mother', legalKind: 'parent', rights: { ...usualRights, sign: true } } as const
  const about = { patronymic: '', birthDate: '', sex: '', phone: '', email: '', fileNumber: '' } as const
  const pupil = { about, className: '5А', from: '2026-09-01', order: '', ties: [tied] }
  const roster = snapshotOf({ pupils: [pupil], staff: [], isNumbered: true })
  roster.organisations[0]!.name = rows[0].name
  await bring(here, writeOneRoster(roster))
  roster.guardianships[0]!.rights = { write: false, reportAbsence: true, sign: false }
  expect((await bring(here, writeOneRoster(roster))).counts).toMatchObject({ new: 0, changed: 1 })
  expect((await bring(here, writeOneRoster(roster))).importId).toBeNull()
  const { rows: known } = await s.pool.query(
    `select w.legal_kind, w.may_write, w.may_report_absence, w.may_sign from guardianships w
     join enrolments e on e.person_id = w.child_id join school_classes c on c.id = e.class_id where c.organisation_id = $1`,
    [here.organisationId],
  )
  expect(known).toEqual([{ legal_kind: 'parent', may_write: false, may_report_absence: true, may_sign: false }])
})

test('a guardian who is kept away from a child does not go along: elsewhere nobody would keep them away', async () => {
  const [here, there] = [await empty(), await empty()]
  const { rows } = await s.pool.query('select name from organisations where id = $1', [here.organisationId])
  const tied = { kinship: 'father', legalKind: 'parent', rights: usualRights } as const
  const about = { patronymic: '', birthDate: '', sex: '', phone: '', email: '', fileNumber: '' } as const
  const pupil = { about, className: '5А', from: '2026-09-01', order: '', ties: [tied, tied] }
  const roster = snapshotOf({ pupils: [pupil], staff: [], isNumbered: true })
  roster.organisations[0]!.name = rows[0].name
  await bring(here, writeOneRoster(roster))
  await s.pool.query(
    `insert into guardian_restriction_facts (id, guardian_id, child_id, valid_from, recorded_at)
     select gen_random_uuid(), w.guardian_id, w.child_id, now(), now() from guardianships w
     join persons p on p.id = w.guardian_id join enrolments e on e.person_id = w.child_id
     join school_classes c on c.id = e.class_id where c.organisation_id = $1 and p.given_name = 'Имя-p0g0'`,
    [here.organisationId],
  )
  const set = await exported(here)
  expect(JSON.stringify(told(set))).not.toContain('Имя-p0g0')
  await bring(there, set)
  const { rows: known } = await s.pool.query(
    `select p.given_name from guardianships w join persons p on p.id = w.guardian_id
     join enrolments e on e.person_id = w.child_id join school_classes c on c.id = e.class_id where c.organisation_id = $1`,
    [there.organisationId],
  )
  expect(known).toEqual([{ given_name: 'Имя-p0g1' }])
  expect((await bring(here, set)).importId).toBeNull()
})
