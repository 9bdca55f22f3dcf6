import { keptOnce, type Once } from './once.ts'
import { emptySnapshot, type RosterSnapshot } from './snapshot.ts'

/** Rows of one kind. A roster comes from the database in pieces, so that whoever hands it on never holds all of it. */
export type RosterPiece = {
  [Kind in keyof RosterSnapshot]: { what: Kind; rows: RosterSnapshot[Kind] }
}[keyof RosterSnapshot]

/** Puts pieces together again; texts that repeat, which are most, are kept once. */
export function gatherRoster() {
  const snapshot: RosterSnapshot = structuredClone(emptySnapshot)
  const once = keptOnce()
  return {
    take(piece: RosterPiece): void {
      switch (piece.what) {
        case 'organisations':
          return void snapshot.organisations.push(...piece.rows)
        case 'classes':
          return void snapshot.classes.push(...piece.rows.map((row) => ({ ...row, id: once(row.id) })))
        case 'persons':
          return void snapshot.persons.push(...piece.rows.map((row) => person(row, once)))
        case 'employments':
          return void snapshot.employments.push(...piece.rows.map((row) => employment(row, once)))
        case 'enrolments':
          return void snapshot.enrolments.push(...piece.rows.map((row) => enrolment(row, once)))
        case 'guardianships':
          return void snapshot.guardianships.push(...piece.rows.map((row) => guardianship(row, once)))
      }
    },
    roster: (): RosterSnapshot => snapshot,
  }
}

function person(row: RosterSnapshot['persons'][number], once: Once): typeof row {
  return {
    ...row,
    id: once(row.id),
    familyName: once(row.familyName),
    givenName: once(row.givenName),
    patronymic: once(row.patronymic),
    birthDate: once(row.birthDate),
    sex: once(row.sex),
  }
}

function employment(row: RosterSnapshot['employments'][number], once: Once): typeof row {
  return {
    ...row,
    personId: once(row.personId),
    organisationId: once(row.organisationId),
    role: once(row.role),
    position: once(row.position),
    subjects: row.subjects.map(once),
  }
}

function enrolment(row: RosterSnapshot['enrolments'][number], once: Once): typeof row {
  return {
    ...row,
    personId: once(row.personId),
    classId: once(row.classId),
    kind: once(row.kind),
    from: once(row.from),
    order: once(row.order),
  }
}

function guardianship(row: RosterSnapshot['guardianships'][number], once: Once): typeof row {
  const { guardianId, childId, kinship, legalKind } = row
  const law = legalKind === undefined ? {} : { legalKind: once(legalKind) }
  return { ...row, guardianId: once(guardianId), childId: once(childId), kinship: once(kinship), ...law }
}
