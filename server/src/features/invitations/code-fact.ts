import { classChanged } from '#protocol/classes.ts'
import { wrongFactsMax, type Birthday } from '#protocol/invitations.ts'
import { formTeachersOf, tellEverybody } from '#server/features/roster/exports.ts'
import type { CommandContext, QueryContext } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { runAs } from '#server/platform/run-command.ts'
import { countFailure } from './code-failures.ts'
import { refuse } from './invitations.refusals.ts'
import type { FoundCode } from './join-codes.ts'

/**
 * Whether the fact that does not stand on the sheet is known; false when the roster does not hold it and nothing can be
 * asked. For a command's `prepare`: a wrong answer counts although it is refused. Throws `fact_needed`, `fact_wrong`, and
 * `code_closed` for the answer that burns the code.
 */
export async function proveFact(
  context: QueryContext<unknown>,
  code: FoundCode,
  given: Birthday | undefined,
): Promise<boolean> {
  const { birthday } = code
  if (birthday === null) return false
  if (given === undefined) throw refuse.fact_needed()
  const left = await runAs(context.services, null, (ctx) => triesLeft(ctx, code, isSameDay(birthday, given)))
  if (left === 'right') return true
  await countFailure(context)
  throw left > 0 ? refuse.fact_wrong({ left }) : refuse.code_closed()
}

/** One answer after the other, under the lock of the code: a hundred guesses at once are not one. */
async function triesLeft(ctx: CommandContext, code: FoundCode, right: boolean): Promise<number | 'right'> {
  const held = await lock(
    ctx,
    ctx.tx
      .selectFrom('join_codes')
      .select(['wrong_facts', 'closed_at'])
      .where('id', '=', code.id)
      .forUpdate()
      .executeTakeFirstOrThrow(),
  )
  if (held.closed_at !== null) return 0
  if (right) return 'right'
  const wrong = held.wrong_facts + 1
  await ctx.tx.updateTable('join_codes').set({ wrong_facts: wrong }).where('id', '=', code.id).execute()
  if (wrong >= wrongFactsMax) await burn(ctx, code)
  return wrongFactsMax - wrong
}

/** The code opens nothing any more; whoever issued it and the form teacher are told. */
async function burn(ctx: CommandContext, { id, organisationId, classId, childId, kind }: FoundCode): Promise<void> {
  const { issued_by: issuerId } = await ctx.tx
    .updateTable('join_codes')
    .set({ closed_at: ctx.at, burnt_at: ctx.at, seed: null })
    .where('id', '=', id)
    .returning('issued_by')
    .executeTakeFirstOrThrow()
  const told = [issuerId, ...(await formTeachersOf(ctx.tx, classId!, ctx.at))]
  await tellEverybody(ctx, told, { code: 'code_burnt', organisationId, about: [childId!] })
  ctx.publish(classChanged, classId!, { what: 'codes' })
  ctx.audit('code.burnt', { organisationId, subjectId: childId, data: { classId, kind } })
}

function isSameDay(one: Birthday, other: Birthday): boolean {
  return one.day === other.day && one.month === other.month
}
