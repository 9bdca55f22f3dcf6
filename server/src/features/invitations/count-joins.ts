import { countJoins as contract } from '#protocol/invitations.ts'
import { countClaims } from '#server/features/representatives/exports.ts'
import { answer } from '#server/platform/call.ts'
import { grantPairs } from './grant-pairs.ts'
import { waitingFor } from './joins.queries.ts'

export const countJoins = answer(contract, {
  async run({ db, actor, at }) {
    const waiting = await waitingFor(db, actor.personId, at, grantPairs)
    const staff = waiting.filter((request) => request.kind === 'staff').length
    return { staff, classes: waiting.length - staff, relations: await countClaims(db, actor.personId, at) }
  },
})
