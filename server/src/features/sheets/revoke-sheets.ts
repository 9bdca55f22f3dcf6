import { classChanged } from '#protocol/classes.ts'
import { revokeSheets as contract } from '#protocol/sheets.ts'
import { requireClassEditing } from '#server/features/classes/exports.ts'
import { closeCodes } from '#server/features/invitations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { unused } from './places.rules.ts'
import { sheetFacts } from './sheets.queries.ts'

export const revokeSheets = handle(contract, {
  async run(ctx, { classId, childIds }) {
    const { organisationId } = await requireClassEditing(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, classId)
    const sheets = await sheetFacts(ctx.tx, { classId, childIds }, ctx.at)
    const codes = sheets.flatMap((facts) => unused(facts).map(({ id }) => id))
    await closeCodes(ctx, codes)
    ctx.publish(classChanged, classId, { what: 'codes' })
    const subjectId = sheets.length === 1 ? sheets[0]!.childId : undefined
    ctx.audit('sheets.revoked', { organisationId, subjectId, data: { classId, count: codes.length } })
    return { codes: codes.length }
  },
})
