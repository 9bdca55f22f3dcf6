import { lookAtCode as contract } from '#protocol/invitations.ts'
import { organisationFacts } from '#server/features/organisations/exports.ts'
import { handleOpen } from '#server/platform/call.ts'
import { refuse } from './invitations.refusals.ts'
import { openTicket, takeCode } from './tickets.ts'

export const lookAtCode = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 300, windowMs: 60_000 },
  prepare: (context, { ticket }) => openTicket(context, ticket),
  async run(ctx, _input, { ticket }) {
    const code = await takeCode(ctx, ticket)
    const organisation = await organisationFacts(ctx.tx, code.organisationId)
    if (!organisation) throw refuse.code_closed()
    await ctx.tx
      .updateTable('join_codes')
      .set({ opened_at: ctx.at })
      .where('id', '=', code.id)
      .where('opened_at', 'is', null)
      .execute()
    const { name, shortName, kind } = organisation
    return { kind: code.kind, asks: code.birthday && ('birthday' as const), organisation: { name, shortName, kind } }
  },
})
