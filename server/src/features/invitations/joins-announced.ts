import { classChanged } from '#protocol/classes.ts'
import { joinsWaiting, type JoinKind } from '#protocol/invitations.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { formTeachersOf, managersOf, organisationIdsAbove } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'

type About = { kind: JoinKind; organisationId: string; classId: string | null }

/** Says that a request came or was answered, to those whose queue it is and to the pages that show it. */
export async function announceRequest(
  ctx: CommandContext<unknown>,
  about: About & { requestId: string },
): Promise<void> {
  for (const personId of await answerersOf(ctx, about)) ctx.publish(joinsWaiting, personId, {})
  if (about.classId) ctx.publish(classChanged, about.classId, { what: 'joins' })
  else announceOrganisation(ctx, about.organisationId, 'joins')
}

/** Form teachers and managers of a class; managers for staff, or the nearest office where nobody manages yet. */
async function answerersOf({ tx, at }: CommandContext<unknown>, about: About): Promise<Set<string>> {
  const teachers = about.classId ? await formTeachersOf(tx, about.classId, at) : []
  for (const organisationId of await organisationIdsAbove(tx, about.organisationId)) {
    const managers = await managersOf(tx, organisationId, at)
    if (teachers.length + managers.length > 0) return new Set([...teachers, ...managers])
  }
  return new Set(teachers)
}
