import { foundInstallation as contract } from '#protocol/accounts.ts'
import { handleOpen, type CommandContext } from '#server/platform/call.ts'
import { foundOrganisation } from '#server/features/organisations/exports.ts'
import { refuse } from './accounts.refusals.ts'
import { createAccount, prepareAccount } from './create-account.ts'
import { isFirstRunToken, isFounded } from './first-run.ts'
import { startSession } from './sessions.ts'

/** Whoever holds the printed link founds the first organisation and becomes its head, or the specialist of the office. */
export const foundInstallation = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 30, windowMs: 60_000 },
  async prepare(context, { token, login, password }) {
    const { db, services, origin } = context
    if (!origin.setSessionToken) throw refuse.only_by_http()
    if (await isFounded(db)) throw refuse.already_founded()
    if (!(await isFirstRunToken(services, db, token))) throw refuse.first_run_link_invalid()
    return prepareAccount(context, { login, password })
  },
  async run(ctx, input, passwordHash) {
    await useLinkUp(ctx)
    const { kind, name, shortName = name.slice(0, 80), timeZone, person, login, locale } = input
    const { organisationId, personId } = await foundOrganisation(ctx, { kind, name, shortName, timeZone, person })
    const accountId = await createAccount(ctx, { personId, login, passwordHash, locale })
    await startSession(ctx, accountId, { device: ctx.origin.device, ephemeral: false })
    return { organisationId, personId }
  },
})

/** Two founders at once: the second waits for the row and finds it used. */
async function useLinkUp({ tx, at }: CommandContext<unknown>): Promise<void> {
  const used = await tx
    .updateTable('first_run')
    .set({ used_at: at })
    .where('used_at', 'is', null)
    .returning('only_row')
    .executeTakeFirst()
  if (!used) throw refuse.already_founded()
}
