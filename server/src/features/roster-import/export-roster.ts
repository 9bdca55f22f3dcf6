import type { CommandContext } from '#server/platform/call.ts'
import { writeOneRoster } from './oneroster/write-oneroster.ts'
import type { Scope } from './scope.queries.ts'
import { snilsKey } from './seal.ts'
import { loadRoster } from './snapshot.queries.ts'

/** The roster as a OneRoster 1.2 data set: bringing it in again changes nothing. On record, since it holds everybody. */
export async function exportRoster(
  ctx: CommandContext<unknown>,
  { organisationId, organisationIds }: Scope,
): Promise<Uint8Array> {
  const snapshot = await loadRoster(ctx.tx, { organisationIds, at: ctx.at, key: snilsKey(ctx.services.keys) })
  ctx.audit('roster.exported', { organisationId, data: { format: 'oneroster', people: snapshot.persons.length } })
  return writeOneRoster(snapshot)
}
