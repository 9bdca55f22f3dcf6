import { waitingResets as contract } from '#protocol/accounts.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { reachOf } from './administration.ts'

export const waitingResets = answer(contract, {
  async run({ db, actor, at }) {
    const waiting = await openRequests(db, actor.personId, at)
    const mine = []
    for (const row of waiting) {
      const { grounds } = await reachOf(db, actor.personId, row.personId, at)
      if (grounds.length > 0) mine.push(row)
    }
    const people = await personBriefs(
      db,
      mine.flatMap((row) => [row.personId, row.requestedBy]),
      actor.personId,
    )
    const names = new Map(people.map((person) => [person.id, person.fullName]))
    const resets = mine.map(({ resetId, personId, requestedBy, createdAt }) => ({
      resetId,
      personId,
      name: names.get(personId) ?? '',
      requestedByName: names.get(requestedBy) ?? '',
      byMail: requestedBy === personId,
      requestedAt: createdAt.toISOString(),
    }))
    return { resets }
  },
})

/** There are few at any time: each lives a day and waits only where a manager lost access. */
async function openRequests(db: Db, actorId: string, at: Date) {
  const rows = await db
    .selectFrom('account_resets')
    .innerJoin('accounts', 'accounts.id', 'account_resets.account_id')
    .select([
      'account_resets.id as resetId',
      'accounts.person_id as personId',
      'account_resets.created_at as createdAt',
    ])
    .select('account_resets.requested_by as requestedBy')
    .where('code_hash', 'is', null)
    .where('closed_at', 'is', null)
    .where('expires_at', '>', at)
    .where('requested_by', '<>', actorId)
    .orderBy('account_resets.created_at')
    .limit(200)
    .execute()
  return rows.flatMap((row) => (row.requestedBy === null ? [] : [{ ...row, requestedBy: row.requestedBy }]))
}
