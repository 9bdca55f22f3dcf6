import { listRepresentatives as contract, representativesPageMax } from '#protocol/representatives.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { requireLegalDesk } from './representatives.access.ts'
import { familyPage } from './representatives.queries.ts'

export const listRepresentatives = answer(contract, {
  async run(
    { db, actor, at, looked },
    { organisationId, text = '', offset = 0, limit = representativesPageMax, ...only },
  ) {
    await requireLegalDesk(db, { personId: actor.personId, at }, organisationId)
    await looked('representatives.listed', { organisationId })
    const { total, rows } = await familyPage(db, { organisationId, at, text, offset, limit, ...only })
    const ids = rows.flatMap(({ guardianId, childId, declinedBy }) => [
      guardianId,
      childId,
      ...(declinedBy ? [declinedBy] : []),
    ])
    const briefs = new Map((await personBriefs(db, ids, actor.personId)).map((brief) => [brief.id, brief]))
    return {
      total,
      rows: rows.map(({ guardianId, childId, declinedBy, declinedAt, ...row }) => ({
        ...{ guardian: briefs.get(guardianId)!, child: briefs.get(childId)! },
        ...row,
        declined: declinedBy && declinedAt ? { by: briefs.get(declinedBy)!, at: declinedAt.toISOString() } : null,
      })),
    }
  },
})
