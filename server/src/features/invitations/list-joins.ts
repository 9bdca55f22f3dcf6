import type { PersonBrief } from '#protocol/common.ts'
import { listJoins as contract, type JoinRequest } from '#protocol/invitations.ts'
import { likeStaff, personBriefs, rolesOf, staffNames, type NameParts } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { grantPairs } from './grant-pairs.ts'
import { linesOf, waitingFor, type Line, type RequestRow } from './joins.queries.ts'
import { matchLines, type Matched } from './match.rules.ts'

type Weighed = { request: RequestRow; matches: (Matched<Line> | { line: Line; match: 'sheet' })[] }

export const listJoins = answer(contract, {
  async run({ db, actor, at, looked }, input) {
    const requests = await waitingFor(db, actor.personId, at, grantPairs, input)
    for (const organisationId of new Set(requests.map((request) => request.organisationId))) {
      await looked('joins.listed', { organisationId })
    }
    const classIds = new Set(requests.flatMap((request) => request.classId ?? []))
    const lines = Map.groupBy(await linesOf(db, [...classIds], at), (line) => line.classId)
    const weighed = requests.map((request) => ({
      request,
      matches: matchesOf(request, request.classId ? (lines.get(request.classId) ?? []) : []),
    }))
    const briefs = await briefsFor(db, weighed, actor.personId)
    const staff = await staffOf(db, requests, at)
    const rows: JoinRequest[] = []
    for (const one of weighed) {
      const { request } = one
      const known = (await rolesOf(db, request.personId, at)).length > 0
      rows.push({
        ...shown(request, briefs),
        matches: one.matches.map(({ line, match }) => ({
          person: briefs.get(line.personId)!,
          match,
          taken: request.kind === 'pupil' && line.taken,
        })),
        contested: isContested(one, weighed),
        likeStaff: !known && likeStaff(request.name, staff.get(request.organisationId) ?? []) !== undefined,
        known,
      })
    }
    return { requests: rows }
  },
})

/** The line on whose sheet the code stood, or those that the name may mean. */
function matchesOf(request: RequestRow, lines: readonly Line[]): Weighed['matches'] {
  if (request.childId === null) return matchLines(request.child ?? request.name, lines)
  return lines.filter((line) => line.personId === request.childId).map((line) => ({ line, match: 'sheet' }))
}

function shown(request: RequestRow, briefs: ReadonlyMap<string, PersonBrief>) {
  const { id, kind, organisationId, classId, className, name, child, role, position, invitedId } = request
  return {
    id,
    kind,
    organisationId,
    classId,
    className,
    name,
    child,
    kinship: kind === 'guardian' ? request.kinship : null,
    relation: request.relation,
    at: request.at.toISOString(),
    role,
    position,
    invitedPerson: invitedId ? (briefs.get(invitedId) ?? null) : null,
  }
}

/** Codes for guardians on a child's sheet: whoever comes after so many is looked at twice. */
const guardiansUsual = 2

/** Somebody else asks for the same line, or has it already; the child has such a mother or father, or guardians enough. */
function isContested({ request, matches }: Weighed, all: readonly Weighed[]): boolean {
  const best = matches[0]?.line
  if (!best) return false
  const onlyOne = request.kinship === 'mother' || request.kinship === 'father'
  const held =
    request.kind === 'pupil'
      ? best.taken
      : best.kinships.length >= guardiansUsual || (onlyOne && best.kinships.includes(request.kinship))
  return (
    held ||
    all.some(
      (other) =>
        other.request.id !== request.id &&
        other.request.kind === request.kind &&
        other.matches[0]?.line.personId === best.personId,
    )
  )
}

async function briefsFor(db: Db, weighed: readonly Weighed[], viewerId: string): Promise<Map<string, PersonBrief>> {
  const ids = weighed.flatMap(({ request, matches }) => [
    ...(request.invitedId ? [request.invitedId] : []),
    ...matches.map((match) => match.line.personId),
  ])
  return new Map((await personBriefs(db, ids, viewerId)).map((brief) => [brief.id, brief]))
}

async function staffOf(db: Db, requests: readonly RequestRow[], at: Date): Promise<Map<string, NameParts[]>> {
  const staff = new Map<string, NameParts[]>()
  for (const organisationId of new Set(requests.map((request) => request.organisationId))) {
    staff.set(organisationId, await staffNames(db, organisationId, at))
  }
  return staff
}
