import type { GuardianRights, LegalKind } from '#protocol/roster.ts'
import { isLegalRepresentative } from '#server/features/roster/exports.rules.ts'
import { isKnownGuardian, isSameRights, rightsOf } from '../compare/changes.rules.ts'
import type { Comparison } from '../compare/comparison.ts'
import { classesOf } from '../compare/join-rows.rules.ts'
import { nameKey } from '../compare/name-key.ts'
import { indexRoster } from '../compare/roster-index.ts'
import type { EntryPerson, Post, PupilEntry, StaffEntry } from '../entries.ts'
import { usualRights, type RosterSnapshot } from '../snapshot.ts'
import { applicable } from './applicable.rules.ts'
import { draftOf, type Draft, type DraftOptions } from './draft.ts'

const guardianFacts = ['birthDate', 'sex', 'snils', 'phone', 'email'] as const
const memberFacts = [
  'familyName',
  'givenName',
  'patronymic',
  ...guardianFacts,
  'fileNumber',
  'externalId',
] as const satisfies (keyof EntryPerson)[]

export type After = {
  snapshot: RosterSnapshot
  /** By whose list a person is new or other. */
  saidIn: ReadonlyMap<string, string>
  added: number
  changed: number
  /** New or changed, but not to be applied. */
  skipped: number
}

/** The roster as it stands once a comparison is applied. Pure; the same for the same rows in another order but for new ids. */
export function rosterAfter(
  before: RosterSnapshot,
  comparison: Comparison,
  { organisationId, ...options }: DraftOptions & { organisationId: string },
): After {
  const draft = draftOf(before, options)
  const index = indexRoster(before)
  const { applied, skipped } = applicable(comparison, index, organisationId)
  const led: Led = new Map()
  for (const { entry, personId: known, organisationId: own } of applied) {
    const personId = known ?? draft.personFor(entry.person, own, 'member')
    draft.setFacts(personId, entry.person, { organisationId: own, facts: memberFacts })
    if (entry.kind === 'staff') applyStaff(draft, entry, { personId, organisationId: own }, led)
    else applyPupil(draft, entry, { personId, organisationId: own })
  }
  for (const { entry, personId } of comparison.same) {
    const own = index.organisation(entry.organisation || organisationId)
    if (entry.kind === 'staff' && own) lead(draft, entry, { personId, organisationId: own.id }, led)
  }
  endFormerLeaders(draft, led)
  for (const one of comparison.left) leave(draft, one)
  const added = applied.filter(({ personId }) => personId === undefined).length
  return { snapshot: draft.snapshot(), saidIn: draft.saidIn, added, changed: applied.length - added, skipped }
}

type Who = { personId: string; organisationId: string }
/** Form teachers by class, as a file names them. */
type Led = Map<string, Set<string>>

function applyStaff(draft: Draft, entry: StaffEntry, who: Who, led: Led): void {
  const { role, position } = entry
  const own = (draft.employments.get(who.personId) ?? []).filter((one) => one.organisationId === who.organisationId)
  const subjects = newSubjects(entry, own)
  const isOtherPosition = position !== '' && !own.some((one) => nameKey(one.position) === nameKey(position))
  const isOtherRole = role === 'teacher' && !own.some((one) => one.role === 'teacher')
  const beside = new Set((entry.alsoWorks ?? []).map((post) => nameKey(post.position)))
  const work = own.find((one) => !one.administrative && !beside.has(nameKey(one.position)))
  if (own.length === 0) draft.employ({ ...who, role, position, subjects: entry.subjects })
  else if (isOtherPosition || isOtherRole || subjects.length > 0) {
    const next = {
      ...work,
      ...who,
      role: isOtherRole ? role : (work?.role ?? role),
      position: isOtherPosition || !work ? position : work.position,
      subjects: [...(work?.subjects ?? []), ...subjects],
    }
    draft.employ(next, work)
  }
  for (const post of entry.alsoWorks ?? []) addPost(draft, post, who, own)
  lead(draft, entry, who, led)
}

/** One beside the first: there already, with subjects that may be new, or begun. */
function addPost(draft: Draft, post: Post, who: Who, own: readonly RosterSnapshot['employments'][number][]): void {
  const known = own.find((one) => nameKey(one.position) === nameKey(post.position))
  if (!known) return draft.employ({ ...who, ...post })
  const subjects = newSubjects(post, own)
  if (subjects.length > 0) draft.employ({ ...known, subjects: [...known.subjects, ...subjects] }, known)
}

function newSubjects({ subjects }: Post, own: readonly Post[]): string[] {
  const has = new Set(own.flatMap((one) => one.subjects.map(nameKey)))
  return subjects.filter((subject) => !has.has(nameKey(subject)))
}

function lead(draft: Draft, { formTeacherOf }: StaffEntry, { personId, organisationId }: Who, led: Led): void {
  for (const name of formTeacherOf) {
    const one = draft.classFor(organisationId, name, 'class')
    if (!one) continue
    led.set(one.id, (led.get(one.id) ?? new Set()).add(personId))
    const here = (draft.enrolments.get(personId) ?? []).filter(({ classId }) => classId === one.id)
    if (here.some(({ kind }) => kind === 'form_teacher')) continue
    const teaching = here.find(({ kind }) => kind === 'teacher')
    draft.enrolments.set(
      personId,
      (draft.enrolments.get(personId) ?? []).filter((known) => known !== teaching),
    )
    draft.enrol({ personId, classId: one.id, kind: 'form_teacher', from: '', order: '' })
  }
}

/** A class has the form teachers that the file names, if it names any. */
function endFormerLeaders(draft: Draft, led: Led): void {
  for (const [personId, own] of draft.enrolments) {
    const kept = own.filter(({ kind, classId }) => kind !== 'form_teacher' || (led.get(classId)?.has(personId) ?? true))
    if (kept.length < own.length) draft.enrolments.set(personId, kept)
  }
}

function applyPupil(draft: Draft, entry: PupilEntry, who: Who): void {
  const { personId, organisationId } = who
  const isHere = ({ classId }: { classId: string }) => draft.classes.get(classId)!.organisationId === organisationId
  const named = new Set<string>()
  const begun = new Set<string>()
  for (const { className, classKind, enrolledOn = entry.enrolledOn, order = entry.order } of classesOf([entry])) {
    if (className === '') continue
    const here = (draft.enrolments.get(personId) ?? []).find(
      (one) =>
        one.kind === 'pupil' && isHere(one) && nameKey(draft.classes.get(one.classId)!.name) === nameKey(className),
    )
    const one = here ? draft.classes.get(here.classId) : draft.classFor(organisationId, className, classKind)
    if (!one) continue
    named.add(one.id)
    if (!here) {
      begun.add(one.kind)
      draft.enrol({ personId, classId: one.id, kind: 'pupil', from: enrolledOn, order })
    } else if ((enrolledOn || here.from) !== here.from || (order || here.order) !== here.order) {
      draft.enrol({ ...here, from: enrolledOn || here.from, order: order || here.order }, here)
    }
  }
  // A child is in one class and in one group: another one is a transfer. Clubs stand beside each other.
  const isLeft = (one: (typeof own)[number]) => {
    const { kind } = draft.classes.get(one.classId)!
    return one.kind === 'pupil' && isHere(one) && !named.has(one.classId) && kind !== 'association' && begun.has(kind)
  }
  const own = draft.enrolments.get(personId) ?? []
  if (own.some(isLeft)) {
    draft.enrolments.set(
      personId,
      own.filter((one) => !isLeft(one)),
    )
  }
  for (const guardian of entry.guardians) applyGuardian(draft, guardian, who)
}

function applyGuardian(
  draft: Draft,
  guardian: PupilEntry['guardians'][number],
  { personId: childId, organisationId }: Who,
) {
  const { kinship, legalKind, rights, ...said } = guardian
  const known = (draft.guardianships.get(childId) ?? []).find(({ guardianId }) =>
    isKnownGuardian(said, draft.persons.get(guardianId)!),
  )
  if (known) {
    draft.setFacts(known.guardianId, said, { organisationId, facts: guardianFacts })
    const shown = kinship === 'close' ? known.kinship : kinship
    const isOther = (legalKind && legalKind !== known.legalKind) || (rights && !isSameRights(rights, rightsOf(known)))
    const law = isOther ? byLaw(legalKind ?? known.legalKind ?? 'unknown', rights, rightsOf(known)) : undefined
    if (shown !== known.kinship || law) draft.tie({ ...known, kinship: shown, ...law }, known)
    return
  }
  const guardianId = draft.personFor(said, organisationId, 'guardian')
  const person = draft.persons.get(guardianId)!
  draft.setFacts(guardianId, said, { organisationId, facts: guardianFacts.filter((fact) => person[fact] === '') })
  const isTied = (draft.guardianships.get(childId) ?? []).some((one) => one.guardianId === guardianId)
  if (!isTied && guardianId !== childId)
    draft.tie({ guardianId, childId, kinship, ...((legalKind ?? rights) && byLaw(legalKind ?? 'unknown', rights)) })
}

/** A legal representative signs consents where a file does not say otherwise, nobody else does. */
function byLaw(legalKind: LegalKind, said?: GuardianRights, known = usualRights) {
  const { write, reportAbsence, sign } = said ?? { ...known, sign: true }
  return { legalKind, rights: { write, reportAbsence, sign: sign && isLegalRepresentative(legalKind) } }
}

function leave(draft: Draft, { personId, organisationId }: Who): void {
  draft.employments.set(
    personId,
    (draft.employments.get(personId) ?? []).filter(
      (one) => one.organisationId !== organisationId || one.administrative,
    ),
  )
  draft.enrolments.set(
    personId,
    (draft.enrolments.get(personId) ?? []).filter(
      ({ classId }) => draft.classes.get(classId)!.organisationId !== organisationId,
    ),
  )
}
