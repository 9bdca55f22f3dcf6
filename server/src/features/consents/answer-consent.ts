import { answerConsent as contract } from '#protocol/consents.ts'
import type { InputOf } from '#protocol/contract.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { consentText } from './consent-texts.ts'
import { requireAnswering } from './consents.access.ts'
import { isLacking, lockChild, standsFor } from './consents.queries.ts'
import { refuse } from './consents.refusals.ts'
import { consentFollowed } from './follow-consent.ts'

export const answerConsent = handle(contract, {
  limit: { per: 'account', count: 30, windowMs: 60_000 },
  async run(ctx, input) {
    const { childId, organisationId, agreed } = input
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { own } = await requireAnswering(ctx.tx, who, input)
    await lockChild(ctx, childId)
    if (await standsFor(ctx, { childId, organisationId, own })) throw refuse.consent_stands()
    if (!(await isLacking(ctx, { childId, organisationId, own }))) throw refuse.consent_not_asked()
    const shown = consentText(input.locale, own ? 'own' : 'guardian')
    if (shown.version !== input.version || shown.hash !== input.hash) throw refuse.consent_text_changed()
    await writeAnswer(ctx, input)
    await consentFollowed(ctx, childId, organisationId)
    ctx.audit(agreed ? 'consent.given' : 'consent.refused', {
      organisationId,
      subjectId: childId,
      data: { version: input.version, hash: input.hash },
    })
    return {}
  },
})

async function writeAnswer({ tx, at, actor }: CommandContext, input: InputOf<typeof contract>): Promise<void> {
  await tx
    .insertInto('consents')
    .values({
      ...{ id: input.id, organisation_id: input.organisationId, child_id: input.childId, agreed: input.agreed },
      ...{ guardian_id: actor.personId, account_id: actor.accountId, session_id: actor.sessionId, answered_at: at },
      ...{ text_version: input.version, text_locale: input.locale, text_hash: input.hash },
    })
    .execute()
}
