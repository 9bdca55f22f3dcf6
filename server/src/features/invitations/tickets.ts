import type { CommandContext, QueryContext } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { countFailure, refuseGuessing } from './code-failures.ts'
import { readTicket, type TicketRead } from './code.rules.ts'
import { isPersonal, seatsOf, whyClosed } from './invitations.rules.ts'
import { refuse } from './invitations.refusals.ts'
import { findCode, type FoundCode } from './join-codes.ts'

export type Opened = { ticket: TicketRead; code: FoundCode }

/**
 * Reads a ticket for a command's `prepare`: wrong ones are counted, and after too many nothing is looked up any more.
 * Throws `codes_guessed`, `code_unknown`, and why a known code is closed.
 */
export async function openTicket(context: QueryContext<unknown>, given: string): Promise<Opened> {
  const ticket = readTicket(given)
  await refuseGuessing(context, ticket?.kind ?? null)
  const code = ticket && (await findCode(context.db, context.services, ticket, context.at))
  if (!code) {
    await countFailure(context)
    throw refuse.code_unknown()
  }
  refuseClosed(code, context.at)
  return { ticket, code }
}

/** The code of a ticket that was read before, locked, so that two who hold it come one after the other. */
export async function takeCode(ctx: CommandContext<unknown>, ticket: TicketRead): Promise<FoundCode> {
  const before = await findCode(ctx.tx, ctx.services, ticket, ctx.at)
  if (!before) throw refuse.code_unknown()
  await lock(ctx, ctx.tx.selectFrom('join_codes').select('id').where('id', '=', before.id).forUpdate().execute())
  // Counted again under the lock: the one who held it before may have taken the last place.
  const code = (await findCode(ctx.tx, ctx.services, ticket, ctx.at))!
  refuseClosed(code, ctx.at)
  return code
}

function refuseClosed(code: FoundCode, at: Date): void {
  const why = whyClosed(code, { used: code.used, seats: isPersonal(code) ? 1 : seatsOf(code.kind, code.classSize) }, at)
  if (why) throw why
}
