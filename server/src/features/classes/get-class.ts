import { getClass as contract } from '#protocol/classes.ts'
import { seatsOf } from '#server/features/invitations/exports.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { requireClass } from './classes.access.ts'
import { classChats, classLines, classRows, openCodes, teacherIds, type CodeRow } from './classes.queries.ts'
import { shownRows } from './list-classes.ts'

export const getClass = answer(contract, {
  async run({ db, actor, at, looked }, { classId }) {
    const { facts, rights } = await requireClass(db, { personId: actor.personId, at }, classId)
    if (rights.manage) await looked('class.viewed', { organisationId: facts.organisationId, data: { classId } })
    const [row] = await shownRows(db, await classRows(db, { classId }, at), actor.personId)
    const lines = await classLines(db, classId, at)
    const teachers = await teacherIds(db, classId, at)
    const guardians = lines.flatMap((line) => line.guardians.map((guardian) => guardian.personId))
    const pupilBriefs = await personBriefs(
      db,
      lines.map((line) => line.id),
      actor.personId,
    )
    const otherBriefs = await personBriefs(db, [...teachers, ...guardians], actor.personId)
    const briefs = new Map([...pupilBriefs, ...otherBriefs].map((brief) => [brief.id, brief]))
    return {
      class: row!,
      teachers: teachers.map((id) => briefs.get(id)!),
      lines: lines.map(({ id, guardians: family, ...line }) => ({
        person: briefs.get(id)!,
        ...line,
        guardians: family.map(({ personId, kinship }) => ({ person: briefs.get(personId)!, kinship })),
      })),
      codes: rights.edit ? (await openCodes(db, classId, at)).map((code) => shownCode(code, lines.length)) : [],
      conversationIds: await classChats(db, classId),
      rights,
    }
  },
})

function shownCode({ id, kind, issuedAt, expiresAt, used }: CodeRow, classSize: number) {
  return {
    id,
    for: kind === 'pupil' ? ('pupils' as const) : ('guardians' as const),
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    seats: seatsOf(kind, classSize),
    used,
  }
}
