import { rosterProgress as contract } from '#protocol/roster-import.ts'
import { answer } from '#server/platform/call.ts'
import { progressOf } from './apply/progress.ts'
import { requireScope } from './scope.queries.ts'

export const applyProgress = answer(contract, {
  async run({ db, actor, at }, { organisationId }) {
    const { personId } = actor
    await requireScope(db, { personId, at }, organisationId)
    return { applying: progressOf({ personId, organisationId }) ?? null }
  },
})
