import { sql } from 'kysely'
import { guardiansOfChild as contract, type Kinship, type LegalKind } from '#protocol/roster.ts'
import { dayIn, lastDayOf } from '#server/features/organisations/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { requireAdministration } from './guardian.access.ts'
import { seesLegalKind } from './guardian.rules.ts'
import { personBriefs } from './person-briefs.ts'
import type { Rights } from './roster.queries.ts'

export const guardiansOfChild = answer(contract, {
  async run(ctx, { childId }) {
    const { db, actor, at } = ctx
    const who = { personId: actor.personId, at }
    const { organisationId, timeZone, role } = await requireAdministration(db, who, childId)
    const ties = await tiesOf(db, childId, at)
    const restrictions = await restrictionsOf(db, childId, at)
    const ids = [...new Set([...ties, ...restrictions].map((one) => one.guardianId))]
    const briefs = await personBriefs(db, ids, actor.personId)
    await ctx.looked('guardians.seen', { organisationId, subjectId: childId })
    return {
      guardians: briefs.map((person) => {
        const tie = ties.find((one) => one.guardianId === person.id)
        const restriction = restrictions.find((one) => one.guardianId === person.id)
        return {
          person,
          kinship: tie?.kinship ?? null,
          legalKind: tie && seesLegalKind(role) ? tie.legalKind : null,
          rights: tie?.rights ?? { write: false, reportAbsence: false, sign: false },
          restriction: restriction
            ? {
                id: restriction.id,
                document: restriction.document,
                from: dayIn(timeZone, restriction.from),
                until: lastDayOf(timeZone, restriction.until),
                stands: restriction.from <= at,
              }
            : null,
        }
      }),
      maySetRights: seesLegalKind(role),
    }
  },
})

type TieRow = {
  guardianId: string
  kinship: Kinship
  legalKind: LegalKind
  rights: Rights
}

async function tiesOf(db: Db, childId: string, at: Date): Promise<TieRow[]> {
  const { rows } = await sql<TieRow>`
    select guardian_id as "guardianId", shown_kinship as kinship, legal_kind as "legalKind",
      json_build_object('write', may_write, 'reportAbsence', may_report_absence, 'sign', may_sign) as rights
    from guardianships
    where child_id = ${childId} and valid_from <= ${at} and (valid_to is null or valid_to > ${at})
    order by valid_from, guardian_id`.execute(db)
  return rows
}

type RestrictionRow = { id: string; guardianId: string; document: string; from: Date; until: Date | null }

/** Those that stand or will stand; of one guardian the nearest first. */
async function restrictionsOf(db: Db, childId: string, at: Date): Promise<RestrictionRow[]> {
  const { rows } = await sql<RestrictionRow>`
    select id, guardian_id as "guardianId", document, valid_from as "from", valid_to as "until"
    from guardian_restrictions
    where child_id = ${childId} and (valid_to is null or valid_to > greatest(${at}, valid_from))
    order by valid_from, id`.execute(db)
  return rows
}
