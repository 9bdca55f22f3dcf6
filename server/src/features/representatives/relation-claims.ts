import { relationClaims as contract } from '#protocol/representatives.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { claimsFor } from './claims.queries.ts'

export const relationClaims = answer(contract, {
  async run({ db, actor, at, looked }, input) {
    const rows = await claimsFor(db, actor.personId, at, input)
    for (const id of new Set(rows.map((row) => row.organisationId))) {
      await looked('representatives.listed', { organisationId: id })
    }
    const ids = rows.flatMap(({ guardianId, childId, declinedBy }) => [
      guardianId,
      childId,
      ...(declinedBy ? [declinedBy] : []),
    ])
    const briefs = new Map((await personBriefs(db, ids, actor.personId)).map((brief) => [brief.id, brief]))
    return {
      claims: rows.map(
        ({ guardianId, childId, classId, className, kinship, at: claimedAt, declinedBy, declinedAt }) => ({
          ...{ guardian: briefs.get(guardianId)!, child: briefs.get(childId)! },
          ...{ classId, className, kinship, at: claimedAt.toISOString() },
          declined: declinedBy && declinedAt ? { by: briefs.get(declinedBy)!, at: declinedAt.toISOString() } : null,
        }),
      ),
    }
  },
})
