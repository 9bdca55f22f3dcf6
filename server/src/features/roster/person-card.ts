import type { PersonBrief } from '#protocol/common.ts'
import { personCard as contract } from '#protocol/roster.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { personBrief, personBriefs } from './person-briefs.ts'
import { nameOf } from './persons.ts'
import { childrenOf, guardiansOf, visibleTies, type FamilyTie } from './roster.queries.ts'

export const personCard = answer(contract, {
  async run({ db, actor, at, looked }, { personId }) {
    const ties = await visibleTies(db, actor.personId, personId, at)
    if (ties.length === 0 && personId !== actor.personId) throw refuse.not_found()
    // By the right of whoever manages; one's own card and one's children's are nobody's business.
    const managed = personId === actor.personId ? undefined : ties.find((tie) => tie.managed)
    if (managed) await looked('person.viewed', { organisationId: managed.organisationId, subjectId: personId })
    const [person, name] = [await personBrief(db, personId, actor.personId), await nameOf(db, personId)]
    if (!person || !name) throw refuse.not_found()
    const family = personId === actor.personId || ties.some((tie) => tie.family)
    return {
      person,
      ...name,
      ties: ties.map(({ organisationId, organisationShortName, tie }) => ({
        organisationId,
        organisationShortName,
        tie,
      })),
      children: family ? await named(db, await childrenOf(db, personId, at), actor.personId) : [],
      guardians: family ? await named(db, await guardiansOf(db, personId, at), actor.personId) : [],
      mayManage: ties.some((tie) => tie.managed),
    }
  },
})

async function named(db: Db, family: readonly FamilyTie[], viewerId: string) {
  const briefs = await personBriefs(
    db,
    family.map((tie) => tie.personId),
    viewerId,
  )
  const byId = new Map<string, PersonBrief>(briefs.map((brief) => [brief.id, brief]))
  return family.map(({ personId, kinship }) => ({ person: byId.get(personId)!, kinship }))
}
