import { releaseReset as contract, resetsChanged } from '#protocol/accounts.ts'
import { handle, type Db } from '#server/platform/call.ts'
import { codeHash, expiryFrom, newCode } from './account-resets.ts'
import { refuse } from './accounts.refusals.ts'
import { requireReach } from './administration.ts'

export const releaseReset = handle(contract, {
  secret: true,
  async run(ctx, { resetId }) {
    const { tx, actor, at, services } = ctx
    const reset = await waitingReset(tx, resetId, at)
    if (!reset) throw refuse.reset_not_found()
    if (reset.requested_by === actor.personId) throw refuse.reset_needs_another()
    const { grounds } = await requireReach(tx, actor.personId, reset.person_id, at)
    const code = newCode()
    const expiresAt = expiryFrom(at)
    await tx
      .updateTable('account_resets')
      .set({
        code_hash: codeHash(services, reset.account_id, code),
        released_by: actor.personId,
        expires_at: expiresAt,
      })
      .where('id', '=', resetId)
      .execute()
    ctx.publish(resetsChanged, actor.personId, {})
    ctx.audit('reset.released', {
      organisationId: grounds[0]!.organisationId,
      subjectId: reset.person_id,
      data: { resetId },
    })
    return { code, expiresAt: expiresAt.toISOString() }
  },
})

function waitingReset(db: Db, resetId: string, at: Date) {
  return db
    .selectFrom('account_resets')
    .innerJoin('accounts', 'accounts.id', 'account_resets.account_id')
    .select(['account_resets.account_id', 'account_resets.requested_by', 'accounts.person_id'])
    .where('account_resets.id', '=', resetId)
    .where('account_resets.code_hash', 'is', null)
    .where('account_resets.closed_at', 'is', null)
    .where('account_resets.expires_at', '>', at)
    .forUpdate('account_resets')
    .executeTakeFirst()
}
