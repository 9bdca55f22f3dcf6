import { strToU8, zipSync } from 'fflate'
import { usualRights, type RosterSnapshot } from '../snapshot.ts'
import { columns, otherParts, parts, type Part } from './columns.ts'
import { joinIds, joinList } from './lists.rules.ts'
import { rightsText } from './rights.rules.ts'
import { withFirstIds } from './sourced-ids.rules.ts'

type Line = Readonly<Record<string, string>>

const orgTypes = {
  region: 'state',
  municipality: 'district',
  school: 'school',
  kindergarten: 'school',
  additional: 'school',
  college: 'school',
} as const

/** A roster as a bulk OneRoster 1.2 data set (zip of CSV files); `readOneRoster` gives the same roster back. */
export function writeOneRoster(snapshot: RosterSnapshot): Uint8Array {
  const lines = linesOf(withFirstIds(snapshot))
  const files: Record<string, Uint8Array> = { 'manifest.csv': strToU8(manifest()) }
  for (const part of parts) files[`${part}.csv`] = strToU8(csv(columns[part], lines[part]))
  return zipSync(files)
}

function manifest(): string {
  const properties: string[][] = [
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...[...parts.map((part) => [`file.${part}`, 'bulk']), ...otherParts.map((part) => [`file.${part}`, 'absent'])].sort(
      (a, b) => (a[0]! < b[0]! ? -1 : 1),
    ),
    ['source.systemName', 'Peremena'],
    ['source.systemCode', 'peremena'],
  ]
  return [['propertyName', 'value'], ...properties].map(csvLine).join('')
}

function linesOf(snapshot: RosterSnapshot): Record<Part, Line[]> {
  const organisationOf = new Map(snapshot.classes.map((one) => [one.id, one.organisationId]))
  return {
    orgs: snapshot.organisations.map((one) => ({
      sourcedId: one.id,
      name: one.name,
      type: orgTypes[one.kind],
      identifier: one.inn,
      parentSourcedId: one.parentId,
      'metadata.ru.orgKind': one.kind,
      'metadata.ru.shortName': one.shortName,
      'metadata.ru.inn': one.inn,
      'metadata.ru.ogrn': one.ogrn,
      'metadata.ru.kpp': one.kpp,
      'metadata.ru.oktmo': one.oktmo,
    })),
    academicSessions: [...new Set(snapshot.classes.map(({ academicYear }) => academicYear))]
      .filter(Boolean)
      .sort()
      .map(sessionLine),
    courses: [...new Set(organisationOf.values())].sort().map((organisationId) => ({
      sourcedId: courseId(organisationId),
      title: 'Классы и группы',
      orgSourcedId: organisationId,
    })),
    classes: snapshot.classes.map((one) => ({
      sourcedId: one.id,
      title: one.name,
      courseSourcedId: courseId(one.organisationId),
      classType: 'homeroom',
      schoolSourcedId: one.organisationId,
      termSourcedIds: sessionId(one.academicYear),
      'metadata.ru.groupKind': one.kind,
    })),
    users: userLines(snapshot),
    roles: roleLines(snapshot, organisationOf),
    enrollments: snapshot.enrolments.map((one, at) => ({
      sourcedId: `enrollment-${at + 1}`,
      classSourcedId: one.classId,
      schoolSourcedId: organisationOf.get(one.classId) ?? '',
      userSourcedId: one.personId,
      role: one.kind === 'pupil' ? 'student' : 'teacher',
      primary: String(one.kind === 'form_teacher'),
      beginDate: one.from,
      'metadata.ru.order': one.order,
    })),
    demographics: snapshot.persons
      .filter(({ birthDate, sex }) => birthDate !== '' || sex !== '')
      .map(({ id, birthDate, sex }) => ({ sourcedId: id, birthDate, sex })),
  }
}

function sessionLine(academicYear: string): Line {
  const [first = '', last = ''] = academicYear.split('/')
  return {
    sourcedId: sessionId(academicYear),
    title: academicYear,
    type: 'schoolYear',
    startDate: `${first}-09-01`,
    endDate: `${last}-08-31`,
    schoolYear: last,
  }
}

function sessionId(academicYear: string): string {
  return academicYear === '' ? '' : `year-${academicYear}`
}

function courseId(organisationId: string): string {
  return `course-${organisationId}`
}

function userLines(snapshot: RosterSnapshot): Line[] {
  const guardianships = Map.groupBy(snapshot.guardianships, ({ childId }) => childId)
  const names = new Map(snapshot.persons.map((one) => [one.id, nameIn(one)]))
  return snapshot.persons.map((person) => {
    const own = (guardianships.get(person.id) ?? []).toSorted((a, b) =>
      (names.get(a.guardianId) ?? '') < (names.get(b.guardianId) ?? '') ? -1 : 1,
    )
    return {
      sourcedId: person.id,
      enabledUser: 'true',
      username: person.id,
      userIds: joinIds({ snils: person.snils, external: person.externalId }),
      givenName: person.givenName,
      familyName: person.familyName,
      middleName: person.patronymic,
      identifier: person.fileNumber,
      email: person.email,
      phone: person.phone,
      agentSourcedIds: joinList(own.map(({ guardianId }) => guardianId)),
      'metadata.ru.kinships': joinList(own.map(({ kinship }) => kinship)),
      'metadata.ru.legalKinds': joinList(own.map(({ legalKind = 'unknown' }) => legalKind)),
      'metadata.ru.rights': joinList(own.map(({ rights = usualRights }) => rightsText(rights))),
    }
  })
}

/** Guardians stand by name: ids are others in another system. */
function nameIn({ familyName, givenName, patronymic, birthDate }: RosterSnapshot['persons'][number]): string {
  return [familyName, givenName, patronymic, birthDate].join('\n')
}

type Employment = RosterSnapshot['employments'][number]

/** Work as it stands; pupils and guardians follow from classes, once for each organisation. */
function roleLines(snapshot: RosterSnapshot, organisationOf: ReadonlyMap<string, string>): Line[] {
  const lines: Line[] = snapshot.employments.toSorted(byWeight).map((one) => ({
    userSourcedId: one.personId,
    role: one.role === 'teacher' ? 'teacher' : 'aide',
    orgSourcedId: one.organisationId,
    'metadata.ru.position': one.position,
    'metadata.ru.subjects': joinList(one.subjects),
  }))
  const guardians = Map.groupBy(snapshot.guardianships, ({ childId }) => childId)
  const known = new Set<string>()
  const add = (userSourcedId: string, role: string, orgSourcedId: string): void => {
    const key = JSON.stringify([userSourcedId, role, orgSourcedId])
    if (known.has(key)) return
    known.add(key)
    lines.push({ userSourcedId, role, orgSourcedId })
  }
  for (const { personId, classId, kind } of snapshot.enrolments) {
    const organisationId = organisationOf.get(classId)
    if (kind !== 'pupil' || organisationId === undefined) continue
    add(personId, 'student', organisationId)
    for (const { guardianId } of guardians.get(personId) ?? []) add(guardianId, 'guardian', organisationId)
  }
  const primary = new Set<string>()
  return lines.map((line, at) => {
    const roleType = primary.has(line.userSourcedId!) ? 'secondary' : 'primary'
    primary.add(line.userSourcedId!)
    return { ...line, sourcedId: `role-${at + 1}`, roleType }
  })
}

/** Of somebody's posts teaching is the first one, then the alphabet decides: ids are others elsewhere. */
function byWeight(one: Employment, other: Employment): number {
  if (one.role !== other.role) return one.role === 'teacher' ? -1 : 1
  return one.position < other.position ? -1 : one.position > other.position ? 1 : 0
}

function csv(names: readonly string[], lines: readonly Line[]): string {
  return [names, ...lines.map((line) => names.map((name) => line[name] ?? ''))].map(csvLine).join('')
}

/** RFC 4180. */
function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}
