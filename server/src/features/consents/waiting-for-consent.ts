import { consentPageMax, waitingForConsent as contract } from '#protocol/consents.ts'
import { requireManaging } from '#server/features/organisations/exports.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { waitingPage } from './consents.queries.ts'

export const waitingForConsent = answer(contract, {
  async run({ db, actor, at, looked }, { organisationId, text = '', offset = 0, limit = consentPageMax }) {
    await requireManaging(db, { personId: actor.personId, at }, organisationId)
    await looked('consents.listed', { organisationId })
    const { total, rows } = await waitingPage(db, organisationId, at, { text, offset, limit })
    const ids = rows.map(({ id }) => id)
    const briefs = new Map((await personBriefs(db, ids, actor.personId)).map((brief) => [brief.id, brief]))
    return {
      total,
      pupils: rows.map(({ id, dueAt, ...row }) => ({
        child: briefs.get(id)!,
        ...row,
        dueAt: dueAt?.toISOString() ?? null,
      })),
    }
  },
})
