import { rolesOf } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'

/** An organisation that the person belongs to: in its log stands what whoever runs the server did with the account. */
export async function homeOf({ tx, at }: CommandContext<unknown>, personId: string): Promise<string | undefined> {
  return (await rolesOf(tx, personId, at))[0]?.organisationId
}
