import type { ClassKind } from '#protocol/classes.ts'
import type { Kinship, LegalKind } from '#protocol/roster.ts'
import { normaliseClassName } from '#server/features/classes/exports.rules.ts'
import { nobody } from '../entries.ts'
import type { RosterSnapshot, SnapshotClass, SnapshotOrganisation, SnapshotPerson } from '../snapshot.ts'
import type { Zip } from '../tables/zip.ts'
import { splitIds, splitList } from './lists.rules.ts'
import { readRights } from './rights.rules.ts'
import { readParts, type Line, type Parts } from './read-parts.ts'

export type OneRoster = {
  version: '1.1' | '1.2'
  /** A bulk set is the whole roster, a delta only what changed. */
  mode: 'bulk' | 'delta'
  snapshot: RosterSnapshot
  headers: Parts['headers']
  /** Lines of users.csv by sourcedId. */
  userLines: ReadonlyMap<string, number>
  /** Users whom a delta marks `tobedeleted`. */
  gone: string[]
  /** References to what is not in the set: file, line, column and the sourcedId that leads nowhere. */
  missing: { part: string; line: number; column: string; value: string }[]
}

/**
 * Reads a OneRoster 1.1 or 1.2 data set, bulk or delta (see `columns.ts` for the sources). Throws `oneroster_part_missing`
 * and `oneroster_column_missing` for a set without what it cannot be without.
 */
export async function readOneRoster(zip: Zip, folder = ''): Promise<OneRoster> {
  const parts = await readParts(zip, folder)
  const active = (lines: readonly Line[]) => lines.filter(({ cells }) => cells.status !== 'tobedeleted')
  const missing: OneRoster['missing'] = []
  const snapshot: RosterSnapshot = {
    organisations: active(parts.orgs).map(organisationOf),
    classes: active(parts.classes).map(({ cells }) => classOf(cells, parts)),
    persons: personsOf(active(parts.users), parts.demographics),
    employments: employmentsOf(active(parts.version === '1.2' ? parts.roles : parts.users), parts.version),
    enrolments: [],
    guardianships: [],
  }
  const persons = new Set(snapshot.persons.map(({ id }) => id))
  const classes = new Set(snapshot.classes.map(({ id }) => id))
  const has = (known: ReadonlySet<string>, { part, line }: Line, column: string, value: string): boolean => {
    if (!known.has(value)) missing.push({ part, line, column, value })
    return known.has(value)
  }
  for (const line of active(parts.enrollments)) {
    const { userSourcedId = '', classSourcedId = '' } = line.cells
    if (!has(persons, line, 'userSourcedId', userSourcedId) || !has(classes, line, 'classSourcedId', classSourcedId))
      continue
    snapshot.enrolments.push(enrolmentOf(line.cells))
  }
  const guardians = guardianIds(parts, snapshot)
  const known = new Set<string>()
  for (const line of active(parts.users)) {
    for (const one of guardianshipsOf(line.cells, guardians)) {
      const key = JSON.stringify([one.guardianId, one.childId])
      const agent = one.childId === line.cells.sourcedId ? one.guardianId : one.childId
      if (known.has(key) || !has(persons, line, 'agentSourcedIds', agent)) continue
      known.add(key)
      snapshot.guardianships.push(one)
    }
  }
  return {
    version: parts.version,
    mode: parts.mode,
    snapshot,
    headers: parts.headers,
    userLines: new Map(parts.users.map(({ cells, line }) => [cells.sourcedId ?? '', line])),
    gone: parts.users.flatMap(({ cells }) => (cells.status === 'tobedeleted' ? [cells.sourcedId ?? ''] : [])),
    missing,
  }
}

type Cells = Line['cells']

function organisationOf({ cells }: Line): SnapshotOrganisation {
  const text = (name: string) => cells[name] ?? ''
  return {
    id: text('sourcedId'),
    parentId: text('parentSourcedId'),
    kind: kindOf(text('metadata.ru.orgKind'), text('type')),
    name: text('name'),
    shortName: text('metadata.ru.shortName'),
    inn: text('metadata.ru.inn') || (/^\d{10}$/.test(text('identifier')) ? text('identifier') : ''),
    ogrn: text('metadata.ru.ogrn'),
    kpp: text('metadata.ru.kpp'),
    oktmo: text('metadata.ru.oktmo'),
  }
}

const kinds = ['region', 'municipality', 'school', 'kindergarten', 'additional', 'college'] as const

function kindOf(said: string, type: string): SnapshotOrganisation['kind'] {
  const known = kinds.find((kind) => kind === said)
  if (known) return known
  if (type === 'state' || type === 'national') return 'region'
  return type === 'district' || type === 'local' ? 'municipality' : 'school'
}

function classOf(cells: Cells, { academicSessions }: Parts): SnapshotClass {
  const terms = splitList(cells.termSourcedIds ?? '')
  const session = academicSessions.find((line) => terms.includes(line.cells.sourcedId ?? ''))?.cells
  const said = cells['metadata.ru.groupKind'] as ClassKind | undefined
  const kind = said || 'class'
  return {
    id: cells.sourcedId ?? '',
    organisationId: cells.schoolSourcedId ?? '',
    kind,
    // What our own profile wrote stays as it is; other systems write «5-A».
    name: said ? (cells.title ?? '') : normaliseClassName(kind, cells.title ?? ''),
    academicYear: session ? yearOf(session) : '',
  }
}

/** `schoolYear` is the year in which the academic year ends. */
function yearOf({ title = '', schoolYear = '' }: Cells): string {
  if (/^\d{4}\/\d{4}$/.test(title)) return title
  return /^\d{4}$/.test(schoolYear) ? `${Number(schoolYear) - 1}/${schoolYear}` : ''
}

function personsOf(users: readonly Line[], demographics: readonly Line[]): SnapshotPerson[] {
  const known = new Map(demographics.map(({ cells }) => [cells.sourcedId, cells]))
  return users.map(({ cells }) => {
    const { sourcedId = '', familyName = '', givenName = '', middleName = '', identifier = '' } = cells
    const { birthDate = '', sex = '' } = known.get(sourcedId) ?? {}
    const ids = splitIds(cells.userIds ?? '')
    return {
      ...nobody,
      id: sourcedId,
      familyName,
      givenName,
      patronymic: middleName,
      birthDate: birthDate.slice(0, 10),
      sex: sex === 'male' || sex === 'female' ? sex : '',
      snils: ids.get('snils') ?? '',
      phone: cells.phone || cells.sms || '',
      email: cells.email ?? '',
      fileNumber: identifier,
      externalId: ids.get('external') ?? '',
    }
  })
}

const workRoles = new Map<string, 'teacher' | 'staff'>([
  ['teacher', 'teacher'],
  ...[
    'administrator',
    'aide',
    'counselor',
    'proctor',
    'principal',
    'siteAdministrator',
    'districtAdministrator',
    'systemAdministrator',
  ].map((role) => [role, 'staff'] as const),
])

/** In 1.1 role and organisations stand with the user, in 1.2 each role has a line. Nobody becomes an administrator. */
function employmentsOf(lines: readonly Line[], version: OneRoster['version']): RosterSnapshot['employments'] {
  return lines.flatMap(({ cells }) => {
    const role = workRoles.get(cells.role ?? '')
    if (!role) return []
    const personId = (version === '1.2' ? cells.userSourcedId : cells.sourcedId) ?? ''
    const organisationIds = version === '1.2' ? [cells.orgSourcedId ?? ''] : splitList(cells.orgSourcedIds ?? '')
    const position = cells['metadata.ru.position'] ?? ''
    const subjects = splitList(cells['metadata.ru.subjects'] ?? '')
    return organisationIds.map((organisationId) => ({ personId, organisationId, role, position, subjects }))
  })
}

function enrolmentOf(cells: Cells): RosterSnapshot['enrolments'][number] {
  const isPupil = cells.role === 'student'
  return {
    personId: cells.userSourcedId ?? '',
    classId: cells.classSourcedId ?? '',
    kind: isPupil ? 'pupil' : cells.primary === 'true' ? 'form_teacher' : 'teacher',
    from: (cells.beginDate ?? '').slice(0, 10),
    order: cells['metadata.ru.order'] ?? '',
  }
}

const legalKinds: readonly LegalKind[] = [
  ...(['parent', 'adoptive_parent', 'guardian', 'custodian', 'relative', 'other', 'unknown'] as const),
]
const kinships: readonly Kinship[] = ['mother', 'father', 'grandmother', 'grandfather', 'close']

/** Users who are guardians and pupils of no class: the agents whom their lines name are their children. */
function guardianIds({ users, roles }: Parts, { enrolments }: RosterSnapshot): ReadonlySet<string> {
  const pupils = new Set(enrolments.flatMap(({ kind, personId }) => (kind === 'pupil' ? [personId] : [])))
  const named = [
    ...users.map(({ cells }) => ({ role: cells.role, id: cells.sourcedId ?? '' })),
    ...roles.map(({ cells }) => ({ role: cells.role, id: cells.userSourcedId ?? '' })),
  ]
  const isGuardian = (role: string | undefined) => role === 'guardian' || role === 'parent' || role === 'relative'
  return new Set(named.flatMap(({ role, id }) => (isGuardian(role) && !pupils.has(id) ? [id] : [])))
}

/** Systems name agents with the child, with the guardian or with both; our own profile always with the child. */
function guardianshipsOf(cells: Cells, guardians: ReadonlySet<string>): RosterSnapshot['guardianships'] {
  const own = cells.sourcedId ?? ''
  const said = splitList(cells['metadata.ru.kinships'] ?? '')
  const kinds = splitList(cells['metadata.ru.legalKinds'] ?? '')
  const rights = splitList(cells['metadata.ru.rights'] ?? '')
  return splitList(cells.agentSourcedIds ?? '').map((agent, at) => {
    const kinship = kinships.find((one) => one === said[at]) ?? 'close'
    const isChild = said.length > 0 || !guardians.has(own)
    const legalKind = legalKinds.find((one) => one === kinds[at])
    const law = { ...(legalKind && { legalKind }), ...(kinds.length > 0 && { rights: readRights(rights[at] ?? '') }) }
    return isChild
      ? { guardianId: agent, childId: own, kinship, ...law }
      : { guardianId: own, childId: agent, kinship, ...law }
  })
}
