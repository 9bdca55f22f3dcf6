import { addOrganisation as contract } from '#protocol/organisations.ts'
import { isOffice } from '#server/features/roster/exports.ts'
import { handle, type Tx } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { announceOrganisation } from './announce.ts'
import { createOrganisation, tidy } from './found-organisation.ts'
import { mayStandUnder } from './kinds.rules.ts'
import { requireManaging } from './organisations.access.ts'
import { refuse } from './organisations.refusals.ts'

export const addOrganisation = handle(contract, {
  async run(ctx, input) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation: parent, managing } = await requireManaging(ctx.tx, who, input.parentId)
    if (!isOffice(parent.kind)) throw refuse.not_an_office()
    if (managing.role !== 'office_specialist' && managing.role !== 'head') throw refuseAny.not_allowed()
    if (!mayStandUnder(parent.kind, input.kind)) throw refuse.wrong_kind_below()
    await refuseTwin(ctx.tx, parent.id, tidy(input.name))
    const { id } = await createOrganisation(ctx, input)
    announceOrganisation(ctx, parent.id, 'tree')
    ctx.audit('organisation.added', { organisationId: id, data: { parentId: parent.id, kind: input.kind } })
    return { organisationId: id }
  },
})

export async function refuseTwin(tx: Tx, parentId: string, name: string): Promise<void> {
  const twin = await tx
    .selectFrom('organisations')
    .select('id')
    .where('parent_id', '=', parentId)
    .where('name', '=', name)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (twin) throw refuse.organisation_exists({ name })
}
