import { sql } from 'kysely'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { endSessions } from './sessions.ts'

/** Whoever has such a role and neither a second factor nor a passkey is signed out and sets one up at the next sign-in; not whoever chose it. */
export async function onSecondFactorRequired({ streamId, data }: OutboxRow, services: Services): Promise<void> {
  const { chosenBy } = data as { chosenBy: string }
  await runAs(services, null, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      select distinct a.id from role_grants g
      join organisations o on o.id = g.organisation_id
      join accounts a on a.person_id = g.person_id
      where o.id = ${streamId} and g.role = any(o.second_factor_for) and g.person_id <> ${chosenBy}
        and g.valid_from <= ${ctx.at} and (g.valid_to is null or g.valid_to > ${ctx.at})
        and not exists (select from second_factors f where f.account_id = a.id)
        and not exists (select from passkeys k where k.account_id = a.id)`.execute(ctx.tx)
    for (const { id } of rows) await endSessions(ctx, id, { reason: 'factor_required', wipe: false })
  })
}
