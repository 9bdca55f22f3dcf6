import { classChanged } from '#protocol/classes.ts'
import { joinsWaiting } from '#protocol/invitations.ts'
import type { FamilyPair } from '#protocol/representatives.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { announceTies, classesOf, formTeachersOf, managersOf } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'

/** Guardians are asked for consents they may sign now; the lists and queues that show them are fetched anew. */
export async function announceRelations(
  ctx: CommandContext<unknown>,
  organisationId: string,
  pairs: readonly FamilyPair[],
): Promise<void> {
  announceTies(ctx, [...new Set(pairs.map(({ guardianId }) => guardianId))])
  announceOrganisation(ctx, organisationId, 'people')
  const classIds = new Set<string>()
  for (const childId of new Set(pairs.map((pair) => pair.childId))) {
    for (const id of await classesOf(ctx.tx, childId, ctx.at)) classIds.add(id)
  }
  const answerers = new Set(await managersOf(ctx.tx, organisationId, ctx.at))
  for (const classId of classIds) {
    ctx.publish(classChanged, classId, { what: 'people' })
    for (const id of await formTeachersOf(ctx.tx, classId, ctx.at)) answerers.add(id)
  }
  for (const personId of answerers) ctx.publish(joinsWaiting, personId, {})
}
