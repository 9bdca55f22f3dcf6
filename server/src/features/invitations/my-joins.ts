import { myJoins as contract, type JoinKind, type JoinState } from '#protocol/invitations.ts'
import { answer } from '#server/platform/call.ts'

export const myJoins = answer(contract, {
  async run({ db, actor }) {
    const rows = await db
      .selectFrom('join_requests')
      .innerJoin('organisations', 'organisations.id', 'join_requests.organisation_id')
      .select(['join_requests.id', 'join_requests.kind', 'short_name', 'state', 'at', 'decided_at'])
      .where('person_id', '=', actor.personId)
      .orderBy('at', 'desc')
      .execute()
    return {
      requests: rows.map((row) => ({
        id: row.id,
        kind: row.kind as JoinKind,
        organisationShortName: row.short_name,
        state: row.state as JoinState,
        at: row.at.toISOString(),
        decidedAt: row.decided_at?.toISOString() ?? null,
      })),
    }
  },
})
