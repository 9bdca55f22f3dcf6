import { proveCode as contract } from '#protocol/invitations.ts'
import { guardianshipOf, nameOf } from '#server/features/roster/exports.ts'
import { handleOpen } from '#server/platform/call.ts'
import { proveFact } from './code-fact.ts'
import { fitsName } from './enter-by-sheet.ts'
import { refuse } from './invitations.refusals.ts'
import { openTicket, takeCode } from './tickets.ts'

export const proveCode = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 300, windowMs: 60_000 },
  async prepare(context, { ticket: given, birthday }) {
    const { ticket, code } = await openTicket(context, given)
    if (!(await proveFact(context, code, birthday))) throw refuse.nothing_to_prove()
    return ticket
  },
  async run(ctx, _input, ticket) {
    const { kind, personId, childId, classId } = await takeCode(ctx, ticket)
    const { name: className } = await ctx.tx
      .selectFrom('school_classes')
      .select('name')
      .where('id', '=', classId!)
      .executeTakeFirstOrThrow()
    const who = personId === null ? null : (await nameOf(ctx.tx, personId))!
    const child = (await nameOf(ctx.tx, childId!))!
    const tie = personId && kind === 'guardian' ? { guardianId: personId, childId: childId! } : null
    const asksRelation = tie !== null && (await guardianshipOf(ctx.tx, tie, ctx.at))?.legalKind === 'unknown'
    return { who, child, className, asksRelation, isYou: who !== null && (await fitsName(ctx, who)) }
  },
})
