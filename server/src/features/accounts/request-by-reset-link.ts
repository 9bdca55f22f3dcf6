import { resetsChanged } from '#protocol/accounts.ts'
import { requestByResetLink as contract } from '#protocol/email.ts'
import { handleOpen } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { rolesOf } from '#server/features/roster/exports.ts'
import { openReset } from './account-resets.ts'
import { requireReleasers } from './administration.ts'
import { isAdministrative } from './administration.rules.ts'
import { needsRelease, requireLink, spendLink } from './reset-links.ts'

export const requestByResetLink = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 60, windowMs: 60_000 },
  async run(ctx, { secret }) {
    const { tx, at } = ctx
    const link = await requireLink(tx, secret, at)
    const { accountId, personId } = link
    if (!(await needsRelease(tx, personId, at))) throw refuse.not_allowed()
    await spendLink(ctx, link)
    const managed = (await rolesOf(tx, personId, at)).filter((tie) => isAdministrative([tie]))
    const organisationIds = new Set(managed.map((tie) => tie.organisationId))
    const releasers = await requireReleasers(tx, organisationIds, [personId], at)
    const { resetId } = await openReset(ctx, accountId, { requestedBy: personId, withCode: false })
    for (const releaser of releasers) ctx.publish(resetsChanged, releaser, {})
    ctx.audit('reset.requested', {
      ...{ actorId: personId, organisationId: managed[0]!.organisationId, subjectId: personId },
      data: { resetId },
    })
    return {}
  },
})
