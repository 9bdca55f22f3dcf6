import { sql } from 'kysely'
import { writeClasses } from '#server/features/classes/exports.ts'
import { startOfDay } from '#server/features/organisations/exports.ts'
import {
  beginFacts,
  changeFacts,
  createListedPeople,
  endFacts,
  relistPeople,
  sayOfPeople,
  type Bulk,
} from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { jsonRows } from '#server/platform/database/json-rows.ts'
import type { Scope } from '../scope.queries.ts'
import { seal } from '../seal.ts'
import { usualRights, type RosterSnapshot, type SnapshotClass, type SnapshotPerson } from '../snapshot.ts'
import type { Differences } from './differences.rules.ts'
import type { Slice } from './planner.ts'

/** Writes rows of an import, some thousand at once. Slices come in the planner's order. `organisationOf` classes that are known. */
export function sliceWriter(
  { tx, at, newId }: CommandContext<unknown>,
  about: {
    importId: string
    by: string | null
    key: Uint8Array
    organisationOf: ReadonlyMap<string, string>
    scope: Scope
  },
) {
  const { importId, by, key, organisationOf, scope } = about
  const bulk: Bulk = { tx, at, importId }
  const zones = new Map([...organisationOf].map(([id, organisation]) => [id, scope.timeZones.get(organisation)!]))

  // Calendars are dear, and lists have few days.
  const beginnings = new Map<string, Date | undefined>()
  function begins(classId: string, day: string): Date {
    if (day < '1950-01-01' || day > '2100-12-31') return at
    const zone = zones.get(classId)!
    const key = `${zone} ${day}`
    if (!beginnings.has(key)) beginnings.set(key, startOfDay(zone, day))
    return beginnings.get(key) ?? at
  }

  async function classes(rows: readonly SnapshotClass[]): Promise<void> {
    for (const one of rows) zones.set(one.id, scope.timeZones.get(one.organisationId)!)
    await writeClasses({ tx, at }, rows, importId)
  }

  async function renamed(rows: Differences['renamed']): Promise<void> {
    await relistPeople(
      { tx, at },
      rows.map((row) => row.after),
    )
    const kept = rows.map((row) => ({ id: row.after.id, before: namesOf(row.before), after: namesOf(row.after) }))
    await sql`
      insert into roster_import_names (import_id, person_id, before, after)
      select ${importId}, r.id, r.before, r.after
      from json_to_recordset(${jsonRows(kept)}) as r (id uuid, before jsonb, after jsonb)`.execute(tx)
  }

  async function employments({ begun, changed, ended }: Differences['employments']): Promise<void> {
    await endFacts(bulk, 'role_grant_facts', ended)
    await changeFacts(
      bulk,
      'role_grant_facts',
      changed.map(({ factId, role, position, subjects }) => ({ id: factId!, role, position, subjects })),
    )
    await beginFacts(
      bulk,
      'role_grant_facts',
      begun.map(({ personId, organisationId, role, position, subjects }) => ({
        id: newId(),
        person_id: personId,
        organisation_id: organisationId,
        role,
        position,
        subjects,
        valid_from: at,
        granted_by: by,
      })),
    )
  }

  async function enrolments({ begun, changed, ended }: Differences['enrolments']): Promise<void> {
    await endFacts(bulk, 'enrolment_facts', ended)
    await changeFacts(
      bulk,
      'enrolment_facts',
      changed.filter(({ moved }) => !moved).map(({ factId, order }) => ({ id: factId!, order_number: order })),
    )
    await changeFacts(
      bulk,
      'enrolment_facts',
      changed
        .filter(({ moved }) => moved)
        .map(({ factId, classId, from, order }) => ({
          id: factId!,
          order_number: order,
          valid_from: begins(classId, from),
        })),
    )
    await beginFacts(
      bulk,
      'enrolment_facts',
      begun.map(({ personId, classId, kind, from, order }) => ({
        id: newId(),
        class_id: classId,
        person_id: personId,
        kind,
        valid_from: begins(classId, from),
        order_number: order,
      })),
    )
  }

  async function guardianships({ begun, changed, ended }: Differences['guardianships']): Promise<void> {
    await endFacts(bulk, 'guardianship_facts', ended)
    await changeFacts(
      bulk,
      'guardianship_facts',
      changed.map(({ factId, kinship, ...law }) => ({ id: factId!, shown_kinship: kinship, ...lawColumns(law) })),
    )
    await beginFacts(
      bulk,
      'guardianship_facts',
      begun.map(({ guardianId, childId, kinship, ...law }) => ({
        id: newId(),
        guardian_id: guardianId,
        child_id: childId,
        shown_kinship: kinship,
        ...lawColumns(law),
        valid_from: at,
        approved_by: by,
      })),
    )
  }

  return async (slice: Slice): Promise<void> => {
    switch (slice.what) {
      case 'classes':
        return classes(slice.rows)
      case 'persons':
        return createListedPeople({ tx, at }, slice.rows)
      case 'renamed':
        return renamed(slice.rows)
      case 'details':
        return sayOfPeople(
          bulk,
          'person_detail_facts',
          slice.rows.map(({ personId, organisationId, sex, snils, fileNumber, externalId }) => ({
            id: newId(),
            person_id: personId,
            organisation_id: organisationId,
            sex,
            snils_sealed: snils === '' ? null : `\\x${seal(key, snils).toString('hex')}`,
            file_number: fileNumber,
            external_id: externalId,
          })),
        )
      case 'contacts':
        return sayOfPeople(
          bulk,
          'person_contact_facts',
          slice.rows.map(({ personId, organisationId, phone, email }) => ({
            id: newId(),
            person_id: personId,
            organisation_id: organisationId,
            phone,
            email,
          })),
        )
      case 'employments':
        return employments(slice.rows)
      case 'enrolments':
        return enrolments(slice.rows)
      case 'guardianships':
        return guardianships(slice.rows)
    }
  }
}

type Law = Pick<RosterSnapshot['guardianships'][number], 'legalKind' | 'rights'>

function lawColumns({ legalKind = 'unknown', rights = usualRights }: Law) {
  const { write, reportAbsence, sign } = rights
  return { legal_kind: legalKind, may_write: write, may_report_absence: reportAbsence, may_sign: sign }
}

export function namesOf({ familyName, givenName, patronymic, birthDate }: SnapshotPerson) {
  return { familyName, givenName, patronymic, birthDate }
}
