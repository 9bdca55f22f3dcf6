import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordMeasure } from '#protocol/measures.ts'
import { getReport, reportFile, reportLines, type WeeklyReport } from '#protocol/weekly-report.ts'
import type { Actor } from '#server/platform/call.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { writeGoal, writeSnapshot } from './testing.ts'

let s: School
let garden: string
let club: string
let nursery: string
const ids: Record<string, string> = {}
const noTurn = { by: '', document: '' }
const lastWeek = new Date('2026-11-13T09:00:00Z')
const thisWeek = new Date('2026-11-20T09:00:00Z')

beforeAll(async () => {
  s = await testSchool()
  garden = await s.make.organisation('kindergarten', s.town)
  club = await s.make.organisation('additional', s.town)
  nursery = await s.make.organisation('kindergarten', s.town)
  await writeGoal(s.pool, s.town, 'staff_registered', 100)
  ids['before'] = await snapshot('2026-W46', lastWeek, { school: 8, schoolOf: 24 })
  ids['now'] = await snapshot('2026-W47', thisWeek, { school: 18, schoolOf: 24 })
  ids['interim'] = await snapshot('2026-W47', new Date('2026-11-21T09:00:00Z'), {
    school: 20,
    schoolOf: 24,
    interim: true,
  })
})
afterAll(() => s.close())

async function snapshot(week: string, cutOffAt: Date, of: { school: number; schoolOf: number; interim?: boolean }) {
  const under = { parentId: s.town, above: [s.town] }
  return writeSnapshot(s.pool, {
    ...{ topId: s.town, week, cutOffAt, kind: of.interim ? 'interim' : 'friday' },
    organisations: [
      { id: s.town, parentId: null, above: [], kind: 'municipality', shortName: 'Управление' },
      {
        ...{ ...under, id: s.school, kind: 'school', shortName: 'Школа № 10' },
        values: {
          ...{ orgs_active: [1, 1], staff_registered: [of.school, of.schoolOf], staff_active_7d: [12, of.schoolOf] },
          ...{ pupils_registered: [300, 400], guardians_covered: [200, 400] },
        },
        facts: {
          beside: [
            { code: 'on_leave', count: 3 },
            { code: 'awaits_consent', count: 2 },
          ],
          notes: week === '2026-W47' ? [{ code: 'shared_devices', count: 4, of: 18 }] : [],
        },
      },
      {
        ...{ ...under, id: garden, kind: 'kindergarten', shortName: 'Детский сад «Ромашка»' },
        values: {
          orgs_active: [0, 1],
          staff_registered: [10, 10],
          staff_active_7d: [3, 10],
          guardians_covered: [30, 60],
        },
        facts: { reasons: ['no_class'] },
      },
      {
        ...{ ...under, id: club, kind: 'additional', shortName: 'Дом творчества' },
        values: {
          orgs_active: [1, 1],
          staff_registered: [9, 10],
          staff_active_7d: [8, 10],
          pupils_registered: [20, 90],
        },
      },
      {
        ...{ ...under, id: nursery, kind: 'kindergarten', shortName: '=Ясли' },
        values: { orgs_active: [0, 1], staff_registered: [0, 0] },
        facts: { reasons: ['nobody_registered', 'no_class'] },
      },
    ],
  })
}

const read = async (who: Actor, organisationId: string, snapshotId?: string): Promise<WeeklyReport> =>
  (await s.call(who, getReport, { organisationId, ...(snapshotId ? { snapshotId } : {}) })).report!

describe('the report of a Friday', () => {
  test('stands for the newest Friday; those who lag are on top, whoever is interim is not taken for it', async () => {
    const report = await read(s.office, s.town)
    expect(report.snapshot).toMatchObject({ week: '2026-W47', kind: 'friday', timeZone: 'Europe/Moscow' })
    expect(report.snapshot.anchor).toEqual({ number: 17, hash: 'abcdef' })
    expect(report.lines.map((line) => line.organisation.shortName)).toEqual([
      ...['=Ясли', 'Школа № 10', 'Дом творчества', 'Детский сад «Ромашка»'],
    ])
    const interim = await read(s.office, s.town, ids['interim'])
    expect(interim.snapshot.kind).toBe('interim')
    expect(interim.before).toMatchObject({ week: '2026-W47' })
  })

  test('sums are sums of both sides, never of percentages, and say of how many anything is known', async () => {
    const { total, indicators } = await read(s.office, s.town)
    const staff = total.cells[indicators.findIndex(({ code }) => code === 'staff_registered')]!
    expect(staff.value).toMatchObject({ numerator: 18 + 10 + 9 + 0, denominator: 24 + 10 + 10 + 0 })
    expect(staff.before).toMatchObject({ numerator: 8 + 10 + 9, denominator: 44 })
    expect(staff).toMatchObject({ goal: { percent: 100, due: '2026-11-30' }, status: 'below' })
    expect(total).toMatchObject({ organisations: 4, listed: 3, lagging: 2 })
  })

  test('an office sees no numbers of few people, nor what would let it subtract them; the school sees its own', async () => {
    const { lines, total, indicators } = await read(s.office, s.town)
    const at = indicators.findIndex(({ code }) => code === 'staff_active_7d')
    const shown = new Map(lines.map((line) => [line.organisation.id, line.cells[at]?.value]))
    expect(shown.get(garden)).toMatchObject({ hidden: true, numerator: 0, denominator: 0 })
    // Eight of ten beside three of ten would tell that there is at least one: a third is hidden, too.
    expect([...shown.values()].filter((value) => value?.hidden)).toHaveLength(3)
    expect(total.cells[at]!.value).toMatchObject({ numerator: 23, hidden: false })
    const besideIn = ({ lines: all }: WeeklyReport) =>
      all.find(({ organisation }) => organisation.id === s.school)!.beside.map(({ code }) => code)
    const own = await read(s.head, s.school)
    expect([besideIn(await read(s.office, s.town)), besideIn(own)]).toEqual([
      ['on_leave'],
      ['on_leave', 'awaits_consent'],
    ])
    expect(own.lines).toHaveLength(1)
    expect(own.lines[0]!.cells.every((cell) => !cell?.value.hidden)).toBe(true)
    expect(own.offices).toEqual([])
    expect(own.territory).toBe('Управление')
  })

  test('nobody to divide by is no data, never 100 %', async () => {
    const { lines, indicators } = await read(s.office, s.town)
    const empty = lines.find(({ organisation }) => organisation.id === nursery)!
    expect(empty.cells[indicators.findIndex(({ code }) => code === 'staff_registered')]!.status).toBe('no_data')
    expect(empty).toMatchObject({ active: false, reasons: ['nobody_registered', 'no_class'] })
  })

  test('what makes the numbers doubtful stands beside them', async () => {
    const { notes } = await read(s.office, s.town)
    expect(notes).toEqual([
      {
        code: 'shared_devices',
        organisation: { id: s.school, shortName: 'Школа № 10' },
        of: '',
        from: 18,
        to: 4,
        ...noTurn,
      },
      { code: 'no_roster', organisation: { id: nursery, shortName: '=Ясли' }, of: '', from: null, to: null, ...noTurn },
    ])
  })

  test('weeks of different formulas are not compared', async () => {
    const alone = await s.make.organisation('school', null)
    const head = await s.make.staff(alone, 'head', 'Одинцов', 'Олег')
    const week = (name: string, cutOffAt: Date, version: number) =>
      writeSnapshot(s.pool, {
        ...{ topId: alone, week: name, cutOffAt, formulas: { staff_registered: version } },
        organisations: [
          {
            ...{ id: alone, parentId: null, above: [], kind: 'school', shortName: 'Лицей' },
            values: { staff_registered: [5, 10], orgs_active: [1, 1] },
          },
        ],
      })
    await week('2026-W46', lastWeek, 1)
    await week('2026-W47', thisWeek, 2)
    const { total, indicators, notes } = await read(head, alone)
    const cell = (code: string) => total.cells[indicators.findIndex((one) => one.code === code)]
    expect(cell('staff_registered')!.before).toBeNull()
    expect(cell('orgs_active')!.before).not.toBeNull()
    expect(notes).toMatchObject([{ code: 'formula_changed', of: 'staff_registered' }])
  })

  test('the measure of a head stands beside the gap', async () => {
    const measure = {
      code: 'staff_registered',
      decision: 'Выдать коды',
      owner: 'Заместитель директора',
      due: dueSoon(),
    }
    await s.call(s.head, recordMeasure, { ...measure, id: s.services.newId(), organisationId: s.school })
    const { lines, measures } = await read(s.office, s.town)
    expect(lines.find((line) => line.organisation.id === s.school)!.measures).toMatchObject([
      { decision: 'Выдать коды', overdue: false, doneAt: null },
    ])
    expect(measures).toEqual({ open: 1, overdue: 0, done: 0 })
  })

  test('its organisations are searched, chosen and ordered as in the table, page by page', async () => {
    const names = async (asked: object) => {
      const { lines, total } = await s.call(s.office, reportLines, { organisationId: s.town, ...asked })
      return [total, ...lines.map(({ organisation }) => organisation.shortName)]
    }
    expect(await names({ offset: 1, limit: 2 })).toEqual([4, 'Школа № 10', 'Дом творчества'])
    expect(await names({ text: 'РОМАШКА сад' })).toEqual([1, 'Детский сад «Ромашка»'])
    expect(await names({ kinds: ['kindergarten'], order: 'name' })).toEqual([2, '=Ясли', 'Детский сад «Ромашка»'])
    expect(await names({ lagging: 'staff_registered', order: 'name', descending: true })).toEqual([
      ...[3, 'Школа № 10', 'Дом творчества', '=Ясли'],
    ])
    expect(await names({ order: 'staff_registered', descending: true })).toEqual([
      ...[4, 'Детский сад «Ромашка»', 'Дом творчества', 'Школа № 10', '=Ясли'],
    ])
    expect(await names({ order: 'guardians_covered' })).toEqual([
      ...[4, 'Детский сад «Ромашка»', 'Школа № 10', '=Ясли', 'Дом творчества'],
    ])
    expect(await names({ text: 'нет такой' })).toEqual([0])
  })

  test('nobody reads the report of another school, and staff read none', async () => {
    expect(await s.refusal(s.stranger, getReport, { organisationId: s.school })).toBe('not_found')
    expect(await s.refusal(s.teacher, getReport, { organisationId: s.school })).toBe('not_allowed')
    expect(await s.refusal(s.head, getReport, { organisationId: s.town })).toBe('not_found')
    expect(await s.refusal(s.head, reportLines, { organisationId: s.town })).toBe('not_found')
    expect(await s.refusal(s.teacher, reportLines, { organisationId: s.school })).toBe('not_allowed')
    const file = { organisationId: s.town, format: 'csv', locale: 'ru' } as const
    expect(await s.refusal(s.head, reportFile, file)).toBe('not_found')
    const elsewhere = { organisationId: s.lyceum, snapshotId: ids['now']! }
    const owner = await s.make.staff(s.lyceum, 'head', 'Далёкий', 'Далгат')
    expect((await s.call(owner, getReport, elsewhere)).report).toBeNull()
  })
})

function dueSoon(): string {
  return new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
}
