import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareRoster } from '../compare/compare.rules.ts'
import { subjectsOf } from '../compare/subjects.rules.ts'
import { anyEntry, rosterOf, school } from '../compare/testing.ts'
import { readRoster } from '../read-roster.ts'
import type { RosterSnapshot } from '../snapshot.ts'
import { readCsv } from '../tables/csv.ts'
import { today } from '../testing.ts'
import { zip } from '../testing-xlsx.ts'
import { writeOneRoster } from './write-oneroster.ts'

type Table = { names: readonly string[]; lines: Record<string, string>[] }
type Parts = Record<string, Table>

/** The CSV files of our own export, as another program reads them. */
function partsOf(snapshot: RosterSnapshot): Parts {
  return Object.fromEntries(
    Object.entries(unzipSync(writeOneRoster(snapshot))).map(([file, bytes]) => {
      const [header, ...rows] = [...readCsv(strFromU8(bytes), ',')].map(({ cells }) => cells)
      const lines = rows.map((cells) => Object.fromEntries(header!.map((name, at) => [name, cells[at] ?? ''])))
      return [file.replace('.csv', ''), { names: header!, lines }]
    }),
  )
}

function written(parts: Parts): Buffer {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  const text = ({ names, lines }: Table) =>
    [names, ...lines.map((cells) => names.map((name) => cells[name] ?? ''))].map(line).join('\r\n')
  return zip(Object.fromEntries(Object.entries(parts).map(([name, table]) => [`${name}.csv`, text(table)])))
}

/** The same set in the shape of 1.1: no roles of their own, the role and the organisations stand with the user. */
function asVersion11({ roles, users, manifest, ...others }: Parts): Parts {
  const rolesOf = Map.groupBy(roles!.lines, ({ userSourcedId }) => userSourcedId)
  return {
    ...others,
    manifest: changed(manifest!, 'oneroster.version', '1.1'),
    users: {
      names: [...users!.names, 'orgSourcedIds', 'role'],
      lines: users!.lines.map((user) => {
        const own = rolesOf.get(user['sourcedId']) ?? []
        const role = own[0]?.['role'] === 'guardian' ? 'parent' : (own[0]?.['role'] ?? '')
        return { ...user, role, orgSourcedIds: [...new Set(own.map(({ orgSourcedId }) => orgSourcedId))].join(',') }
      }),
    },
  }
}

function changed(manifest: Table, name: string, value: string): Table {
  const lines = manifest.lines.map((line) => (line['propertyName'] === name ? { ...line, value } : line))
  return { ...manifest, lines }
}

/** Only the lines of some users, the last of whom has left; organisations and classes as they are. */
function asDelta(parts: Parts, userIds: readonly string[]): Parts {
  const gone = userIds.at(-1)
  const about = new Set(userIds)
  const some = ({ names, lines }: Table, key: string): Table => ({
    names,
    lines: lines
      .filter((line) => about.has(line[key]!))
      .map((line) => (line[key] === gone ? { ...line, status: 'tobedeleted' } : line)),
  })
  let manifest = parts['manifest']!
  for (const name of ['users', 'roles', 'enrollments', 'demographics'])
    manifest = changed(manifest, `file.${name}`, 'delta')
  return {
    ...parts,
    manifest,
    users: some(parts['users']!, 'sourcedId'),
    ...(parts['roles'] ? { roles: some(parts['roles'], 'userSourcedId') } : {}),
    enrollments: some(parts['enrollments']!, 'userSourcedId'),
    demographics: some(parts['demographics']!, 'sourcedId'),
  }
}

const anyRoster = fc.array(anyEntry, { maxLength: 10 }).map((entries) => {
  const placed = entries.map((entry, at) => ({ ...entry, places: [{ sheet: '', line: at + 2 }] }))
  return rosterOf(subjectsOf(placed).subjects)
})

async function compared(parts: Parts, snapshot: RosterSnapshot) {
  const read = await readRoster(written(parts), { today })
  expect(read.problems).toEqual([])
  return compareRoster(read.entries, snapshot, { ...school, cover: read.cover, gone: read.gone })
}

test('a set of 1.1 or 1.2 that says what stands already changes nobody, adds nobody and takes nobody away', async () => {
  await fc.assert(
    fc.asyncProperty(anyRoster, fc.boolean(), async (snapshot, isOld) => {
      const parts = partsOf(snapshot)
      const { added, changed: others, left } = await compared(isOld ? asVersion11(parts) : parts, snapshot)
      expect([added, others, left]).toEqual([[], [], []])
    }),
    { numRuns: 100 },
  )
})

const two: RosterSnapshot = rosterOf([])
for (const [at, name] of ['Алиев Али', 'Омаров Омар', 'Исаев Иса'].entries()) {
  const [familyName = '', givenName = ''] = name.split(' ')
  const id = `person-${at}`
  const empty = { patronymic: '', birthDate: '2015-01-02', sex: 'male', snils: '', phone: '', email: '' } as const
  two.persons.push({ id, familyName, givenName, ...empty, fileNumber: '', externalId: '' })
  if (at === 0)
    two.classes.push({ id: 'c', organisationId: 'school', kind: 'class', name: '5А', academicYear: '2026/2027' })
  two.enrolments.push({ personId: id, classId: 'c', kind: 'pupil', from: '2026-09-01', order: '' })
}

test.each(['1.1', '1.2'])(
  'a delta of %s changes whom it names, ends whom it says has left, and leaves the others',
  async (version) => {
    const news = structuredClone(two)
    news.persons[0]!.phone = '+79281234567'
    const parts = partsOf(news)
    const delta = asDelta(version === '1.1' ? asVersion11(parts) : parts, ['person-0', 'person-2'])
    const found = await compared(delta, two)
    expect(found.added).toEqual([])
    expect(found.changed.map(({ personId, changes }) => [personId, changes])).toEqual([
      ['person-0', [{ what: 'phone', from: '', to: '+79281234567' }]],
    ])
    expect(found.left).toEqual([{ personId: 'person-2', organisationId: 'school' }])
  },
)
