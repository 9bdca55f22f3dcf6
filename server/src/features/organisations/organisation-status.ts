import { organisationStatus as contract } from '#protocol/organisations.ts'
import { answer } from '#server/platform/call.ts'
import { requireSeeing } from './organisations.access.ts'
import { statusesOf } from './status.queries.ts'

export const organisationStatus = answer(contract, {
  async run({ db, actor, at }, { organisationId }) {
    const { organisation } = await requireSeeing(db, { personId: actor.personId, at }, organisationId)
    return (await statusesOf(db, [organisation], at)).get(organisation.id)!
  },
})
