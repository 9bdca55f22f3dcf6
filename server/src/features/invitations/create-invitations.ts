import { createInvitations as contract, invitationsAtOnceMax } from '#protocol/invitations.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { createPeople, giveRole, isTaken, readNamesFrom, staffNames } from '#server/features/roster/exports.ts'
import { handle } from '#server/platform/call.ts'
import { requireInviting } from './invitations.access.ts'
import { refuse } from './invitations.refusals.ts'
import { issueCodes } from './join-codes.ts'

export const createInvitations = handle(contract, {
  limit: { per: 'account', count: 60, windowMs: 3600_000 },
  async run(ctx, { organisationId, role, position: given = '', names = '', count = 0 }) {
    await requireInviting(ctx, organisationId, role)
    const position = given.trim()
    const known = await staffNames(ctx.tx, organisationId, ctx.at)
    const rows = readNamesFrom(names, { known, room: invitationsAtOnceMax })
    if (rows.length + count === 0) throw refuse.names_or_count()
    // A list is often pasted again with a few new people: whoever stands on it already is left out.
    const people = await createPeople(
      ctx,
      rows.filter((row) => isTaken(row) && row.state !== 'duplicate'),
    )
    for (const personId of people) {
      await giveRole(ctx, { personId, organisationId, role, position, grantedBy: ctx.actor.personId })
    }
    const nameless = Array.from({ length: Math.min(count, invitationsAtOnceMax - people.length) }, () => null)
    const lines = [...people, ...nameless]
    const code = { kind: 'staff' as const, organisationId, role, position }
    const issued = await issueCodes(
      ctx,
      lines.map((personId) => ({ ...code, personId })),
    )
    announceOrganisation(ctx, organisationId, 'people')
    ctx.audit('invitations.issued', { organisationId, data: { role, count: issued.length } })
    return { invitationIds: issued.map(({ id }) => id), remarks: rows.filter((row) => row.state !== 'ok') }
  },
})
