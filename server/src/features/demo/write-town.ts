import { createClassChats } from '#server/features/classes/exports.ts'
import { academicYearOf, createOrganisation, dayIn } from '#server/features/organisations/exports.ts'
import { birthDates } from './birth-dates.ts'
import { minuteMs, timeZone } from './calendar.ts'
import { classesOf, hasJoined, peopleOf, type Organisation, type Person, type Town } from './town.ts'
import { insertMany, type Writing } from './writing.ts'

/** Writes organisations, classes and everybody with their ties and accounts, as of a moment. Nobody is in any chat yet. */
export async function writeTown(writing: Writing, town: Town, at: number, passwordHash: string): Promise<void> {
  const { office, organisations } = town
  await makeOrganisation(writing, office, null, at)
  for (const [index, one] of organisations.entries())
    await makeOrganisation(writing, one, office.id, at + index * minuteMs)
  const people = peopleOf(town)
  await writePeople(writing, people, { at, born: birthDates(town, new Date(at).getUTCFullYear()) })
  await writeRoles(writing, [office, ...organisations], at)
  await writeClasses(writing, town, at + 20 * minuteMs)
  await writeGuardians(writing, town, at + 30 * minuteMs)
  await writeAccounts(writing, people.filter(hasJoined), at + 40 * minuteMs, passwordHash)
}

async function makeOrganisation(
  writing: Writing,
  one: Organisation,
  parentId: string | null,
  at: number,
): Promise<void> {
  const { id, kind, name, shortName } = one
  await writing.act(at, (ctx) => createOrganisation(ctx, { id, parentId, kind, name, shortName, timeZone }))
}

type Known = { at: number; born: ReadonlyMap<string, string> }

async function writePeople({ tx }: Writing, people: readonly Person[], { at, born }: Known): Promise<void> {
  await insertMany(
    tx,
    'streams',
    people.map(({ id }) => ({ id, kind: 'person' })),
  )
  await insertMany(
    tx,
    'persons',
    people.map(({ id, familyName, givenName, patronymic }) => {
      const name = { family_name: familyName, given_name: givenName, patronymic }
      return { id, ...name, birth_date: born.get(id) ?? null, created_at: new Date(at) }
    }),
  )
}

async function writeRoles(writing: Writing, organisations: readonly Organisation[], at: number): Promise<void> {
  const rows = organisations.flatMap((organisation) =>
    organisation.staff.map(({ person, role, position }) => ({
      ...{ id: writing.newIdAt(at), person_id: person.id, organisation_id: organisation.id, role, position },
      ...{ ...from(at), granted_by: organisation.staff[0]!.person.id },
    })),
  )
  await insertMany(writing.tx, 'role_grants', rows)
}

async function writeClasses(writing: Writing, town: Town, at: number): Promise<void> {
  const { tx, newIdAt } = writing
  const academicYear = academicYearOf(dayIn(timeZone, writing.now))
  const classes = classesOf(town)
  await insertMany(
    tx,
    'streams',
    classes.map(({ id }) => ({ id, kind: 'class' })),
  )
  await insertMany(
    tx,
    'school_classes',
    classes.map(({ id, organisation, kind, name }) => {
      return { id, organisation_id: organisation.id, kind, name, academic_year: academicYear, created_at: new Date(at) }
    }),
  )
  await insertMany(
    tx,
    'enrolments',
    classes.flatMap((one) =>
      [
        ...(one.formTeacher ? [{ kind: 'form_teacher', person: one.formTeacher.person }] : []),
        ...one.teachers.map(({ person }) => ({ kind: 'teacher', person })),
        ...one.pupils.map((person) => ({ kind: 'pupil', person })),
      ].map(({ kind, person }) => ({ id: newIdAt(at), class_id: one.id, person_id: person.id, kind, ...from(at) })),
    ),
  )
  await writing.act(at, async (ctx) => {
    for (const { id, organisation, kind, name } of classes) {
      await createClassChats(ctx, {
        id,
        organisationId: organisation.id,
        organisationKind: organisation.kind,
        kind,
        name,
      })
    }
  })
}

async function writeGuardians({ tx, newIdAt }: Writing, { families, organisations }: Town, at: number): Promise<void> {
  const approvedBy = organisations[0]!.staff[0]!.person.id
  const rows = families.flatMap(({ children, guardians }) =>
    guardians.flatMap(({ person, kinship }) =>
      children.map((child) => ({
        ...{ id: newIdAt(at), guardian_id: person.id, child_id: child.id, shown_kinship: kinship },
        ...{ ...from(at), approved_by: approvedBy },
      })),
    ),
  )
  await insertMany(tx, 'guardianships', rows)
}

async function writeAccounts({ tx, newIdAt }: Writing, people: readonly Person[], at: number, passwordHash: string) {
  const when = new Date(at)
  const rows = people.map(({ id, login }) => ({
    ...{ id: newIdAt(at), person_id: id, login, password_hash: passwordHash, locale: 'ru' },
    ...{ created_at: when, first_signed_in_at: when },
  }))
  await insertMany(tx, 'accounts', rows)
}

function from(at: number): { valid_from: Date; recorded_at: Date } {
  return { valid_from: new Date(at), recorded_at: new Date(at) }
}
