import { classChanged } from '#protocol/classes.ts'
import { setGuardianRights as contract } from '#protocol/roster.ts'
import { announceOrganisation, followRoster } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { requireAdministration } from './guardian.access.ts'
import { isLegalRepresentative, seesLegalKind } from './guardian.rules.ts'
import { announceTies } from './notices.ts'
import { classesOf, guardianshipOf } from './roster.queries.ts'
import { forgetClaim } from './relations.ts'
import { refuse } from './roster.refusals.ts'
import { changeGuardianship } from './tie-writes.ts'

export const setGuardianRights = handle(contract, {
  async run(ctx, { childId, guardianId, legalKind, rights = {} }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisationId, role } = await requireAdministration(ctx.tx, who, childId)
    if (!seesLegalKind(role)) throw refuseAny.not_allowed()
    const tie = await guardianshipOf(ctx.tx, { guardianId, childId }, ctx.at)
    if (!tie) throw refuseAny.not_found()
    const legal = isLegalRepresentative(legalKind ?? tie.legalKind)
    if (rights.sign && !legal) throw refuse.signs_by_law_only()
    const next = { ...tie.rights, ...rights }
    await changeGuardianship(ctx, guardianId, childId, {
      legal_kind: legalKind ?? tie.legalKind,
      may_write: next.write,
      may_report_absence: next.reportAbsence,
      may_sign: next.sign && legal,
    })
    if (legalKind) await forgetClaim(ctx, { guardianId, childId })
    await followRoster(ctx, [guardianId])
    announceTies(ctx, [guardianId])
    announceOrganisation(ctx, organisationId, 'people')
    for (const classId of await classesOf(ctx.tx, childId, ctx.at))
      ctx.publish(classChanged, classId, { what: 'people' })
    ctx.audit('guardian.rights_set', {
      organisationId,
      subjectId: guardianId,
      otherId: childId,
      data: { legalKind, rights },
    })
    return {}
  },
})
