import type { GuardianRights } from '#protocol/roster.ts'
import type { EntryPerson, PupilEntry, RosterEntry } from '../entries.ts'
import { usualRights } from '../snapshot.ts'
import type { Change } from './comparison.ts'
import { classesOf, postsOf } from './join-rows.rules.ts'
import { nameKey } from './name-key.ts'
import type { Member, RosterIndex } from './roster-index.ts'
import { fullKey } from './same-person.rules.ts'

const personFacts = ['birthDate', 'sex', 'snils', 'phone', 'email', 'fileNumber', 'externalId'] as const

/** What a file says that the roster does not. An empty cell says nothing; ё for е and the keyboard are no change. */
export function changesOf(entry: RosterEntry, member: Member, index: RosterIndex): Change[] {
  const changes = personChanges(entry.person, member.person)
  if (entry.kind === 'staff') {
    const [work] = member.employments
    const had = member.employments
    for (const [at, { position }] of postsOf(entry).entries()) {
      const known = had.some((one) => nameKey(one.position) === nameKey(position))
      add(changes, 'position', at === 0 ? (work?.position ?? '') : '', position, known)
    }
    if (entry.role === 'teacher')
      add(
        changes,
        'role',
        work?.role ?? '',
        'teacher',
        had.some(({ role }) => role === 'teacher'),
      )
    addAll(
      changes,
      'subject',
      had.flatMap(({ subjects }) => subjects),
      [...new Set(postsOf(entry).flatMap(({ subjects }) => subjects))],
    )
    addAll(changes, 'formTeacherOf', member.formTeacherOf, entry.formTeacherOf)
    return changes
  }
  addClasses(changes, entry, member)
  addGuardians(changes, entry, index.guardiansOf(member.person.id))
  return changes
}

function personChanges(said: EntryPerson, known: Member['person']): Change[] {
  const changes: Change[] = []
  const parts = ['familyName', 'givenName', 'patronymic'] as const
  for (const part of parts) add(changes, part, known[part], said[part], nameKey(said[part]) === nameKey(known[part]))
  // A file that we exported names people by our own numbers: these are no news.
  for (const fact of personFacts) add(changes, fact, known[fact], said[fact] === known.id ? '' : said[fact])
  return changes
}

function addClasses(changes: Change[], entry: PupilEntry, { pupilOf }: Member): void {
  const [first] = pupilOf
  for (const { className, enrolledOn = entry.enrolledOn, order = entry.order } of classesOf([entry])) {
    const here = pupilOf.find(({ name }) => nameKey(name) === nameKey(className))
    if (className !== '' && !here) add(changes, 'className', first?.name ?? '', className)
    if (!here) continue
    add(changes, 'enrolledOn', here.from, enrolledOn)
    add(changes, 'order', here.order, order)
  }
}

function addGuardians(changes: Change[], entry: PupilEntry, known: ReturnType<RosterIndex['guardiansOf']>): void {
  for (const guardian of entry.guardians) {
    const same = known.find(({ person }) => isKnownGuardian(guardian, person))
    if (!same) {
      add(
        changes,
        'guardian',
        '',
        [guardian.familyName, guardian.givenName, guardian.patronymic].filter(Boolean).join(' '),
      )
      continue
    }
    for (const fact of ['birthDate', 'sex', 'snils', 'phone', 'email'] as const) {
      add(changes, `guardian.${fact}`, same.person[fact], guardian[fact])
    }
    if (guardian.kinship !== 'close') add(changes, 'guardian.kinship', same.kinship, guardian.kinship)
    if (guardian.legalKind) add(changes, 'guardian.legalKind', same.legalKind, guardian.legalKind)
    const yes = (is: boolean) => (is ? 'yes' : 'no')
    for (const right of ['write', 'reportAbsence', 'sign'] as const) {
      if (guardian.rights) add(changes, `guardian.${right}`, yes(same.rights[right]), yes(guardian.rights[right]))
    }
  }
}

/** Among one child's guardians a name is enough, and a phone where the name is written otherwise. */
export function isKnownGuardian(said: EntryPerson, known: EntryPerson): boolean {
  const isSameGiven =
    nameKey(said.familyName) === nameKey(known.familyName) && nameKey(said.givenName) === nameKey(known.givenName)
  const fitsPatronymic = said.patronymic === '' || known.patronymic === '' || fullKey(said) === fullKey(known)
  return (
    (isSameGiven && fitsPatronymic) ||
    (said.phone !== '' && said.phone === known.phone && nameKey(said.givenName) === nameKey(known.givenName))
  )
}

export function rightsOf({ rights = usualRights }: { rights?: GuardianRights | undefined }): GuardianRights {
  return rights
}

export function isSameRights(a: GuardianRights, b: GuardianRights): boolean {
  return a.write === b.write && a.reportAbsence === b.reportAbsence && a.sign === b.sign
}

function add(changes: Change[], what: string, from: string, to: string, isSame = from === to): void {
  if (to !== '' && !isSame) changes.push({ what, from, to })
}

function addAll(changes: Change[], what: string, known: readonly string[], said: readonly string[]): void {
  const keys = new Set(known.map(nameKey))
  for (const one of said) if (!keys.has(nameKey(one))) changes.push({ what, from: '', to: one })
}
