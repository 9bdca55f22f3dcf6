import { sql } from 'kysely'
import { markRepresentatives as contract, type FamilyPair, type RelationLeftOut } from '#protocol/representatives.ts'
import { setRelation } from '#server/features/roster/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { announceRelations } from './announce-relations.ts'
import { requireLegalDesk } from './representatives.access.ts'
import { tellAnswer, type Claim } from './tell-answer.ts'

export const markRepresentatives = handle(contract, {
  limit: { per: 'account', count: 120, windowMs: 60_000 },
  async run(ctx, { organisationId, pairs, relation }) {
    await requireLegalDesk(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, organisationId)
    const weighed = await weigh(ctx, organisationId, pairs)
    const marked = weighed.filter(({ why }) => why === null)
    for (const { guardianId, childId, claim } of marked) {
      await setRelation(ctx, { guardianId, childId }, relation)
      await tellAnswer(ctx, { organisationId, guardianId, childId, claim, relation })
      ctx.audit('guardian.rights_set', {
        ...{ organisationId, subjectId: guardianId, otherId: childId, data: { relation } },
      })
    }
    if (marked.length > 0) await announceRelations(ctx, organisationId, marked)
    return {
      marked: marked.length,
      leftOut: weighed.flatMap(({ guardianId, childId, why }) => (why ? [{ guardianId, childId, why }] : [])),
    }
  },
})

type Weighed = FamilyPair & { why: RelationLeftOut | null; claim: Claim }

/** In the order of ids, so that two who mark the same people do not wait for each other crosswise. */
async function weigh(
  { tx, actor, at }: CommandContext,
  organisationId: string,
  pairs: readonly FamilyPair[],
): Promise<Weighed[]> {
  const { rows } = await sql<Weighed>`
    select distinct p.guardian as "guardianId", p.child as "childId",
      case when not exists (
          select from guardianships w join enrolments e on e.person_id = w.child_id and e.kind = 'pupil'
          join school_classes c on c.id = e.class_id and c.organisation_id = ${organisationId} and c.archived_at is null
          where w.guardian_id = p.guardian and w.child_id = p.child
            and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})
            and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})) then 'not_here'
        when exists (
          select from guardianships own where own.guardian_id = ${actor.personId} and own.child_id = p.child)
        then 'own_family' end as why,
      case when k.declined_at is not null then 'declined' when k.child_id is not null then 'waiting' end as claim
    from unnest(${pairs.map((pair) => pair.guardianId)}::uuid[], ${pairs.map((pair) => pair.childId)}::uuid[])
      as p (guardian, child)
    left join relation_claims k on k.guardian_id = p.guardian and k.child_id = p.child
    order by 1, 2`.execute(tx)
  return rows
}
