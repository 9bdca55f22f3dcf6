import { formTeachersOf, grantableRoles, mayManage } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { refuse } from './invitations.refusals.ts'
import { requestForAnswer, type RequestRow } from './joins.queries.ts'

/** By what right somebody answers a request. */
export type AnswerRight = 'manager' | 'form_teacher'

/**
 * A waiting request for those who may answer it, locked: the form teacher and managers for a class, for staff whoever may
 * give the role. Throws `not_found` for everybody else and `already_answered`.
 */
export async function requireAnswering(
  ctx: CommandContext,
  requestId: string,
): Promise<{ request: RequestRow; right: AnswerRight }> {
  const request = await requestForAnswer(ctx.tx, requestId)
  const right = request && (await rightTo(ctx, request))
  if (!request || !right) throw refuseAny.not_found()
  if (request.state !== 'waiting') throw refuse.already_answered()
  return { request, right }
}

async function rightTo({ tx, actor, at }: CommandContext, request: RequestRow): Promise<AnswerRight | null> {
  const managing = await mayManage(tx, actor.personId, request.organisationId, at)
  if (request.classId === null) {
    const roles = grantableRoles(managing, request.organisationKind)
    return request.role !== null && roles.includes(request.role) ? 'manager' : null
  }
  if (managing) return 'manager'
  const teachers = await formTeachersOf(tx, request.classId, at)
  return teachers.includes(actor.personId) ? 'form_teacher' : null
}
