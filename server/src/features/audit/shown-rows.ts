import type { AuditDetails, AuditRow } from '#protocol/audit.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import type { Db } from '#server/platform/call.ts'
import type { LogRow } from './log.queries.ts'

/** Rows with the people by name, as the reader sees them. */
export async function shownRows(db: Db, rows: readonly LogRow[], viewerId: string): Promise<AuditRow[]> {
  const ids = rows.flatMap((row) => [row.actorId, row.subjectId, row.otherId]).filter((id) => id !== null)
  const people = new Map((await personBriefs(db, ids, viewerId)).map((brief) => [brief.id, brief]))
  return rows.map((row) => shown(row, people))
}

/** One more row than a page holds says that there is another page. */
export function pageOf(rows: readonly LogRow[], limit: number): { page: readonly LogRow[]; cursor: string | null } {
  const page = rows.slice(0, limit)
  return { page, cursor: rows.length > limit ? String(page.at(-1)!.id) : null }
}

function shown(row: LogRow, people: ReadonlyMap<string, PersonBrief>): AuditRow {
  const { id, number, at, act, organisationId, organisationShortName, data, className, note } = row
  const person = (named: boolean, personId: string | null) =>
    named ? { person: personId === null ? null : (people.get(personId) ?? null) } : null
  return {
    id,
    number,
    at: at.toISOString(),
    act,
    organisation:
      organisationId && organisationShortName ? { id: organisationId, shortName: organisationShortName } : null,
    actor: person(row.hasActor, row.actorId),
    subject: person(row.hasSubject, row.subjectId),
    other: person(row.hasOther, row.otherId),
    details: detailsOf(data, className),
    note,
  }
}

function detailsOf(data: LogRow['data'], className: string | null): AuditDetails {
  const text = (key: 'role' | 'circle' | 'kind') => (typeof data[key] === 'string' ? { [key]: data[key] } : {})
  const list = (key: 'roles' | 'actions') => (Array.isArray(data[key]) ? { [key]: data[key].map(String) } : {})
  const count = data['count'] ?? data['added']
  return {
    ...(className === null ? {} : { className }),
    ...text('role'),
    ...text('circle'),
    ...text('kind'),
    ...list('roles'),
    ...list('actions'),
    ...(typeof count === 'number' ? { count } : {}),
  }
}
