import { sql } from 'kysely'
import { myChildren as contract } from '#protocol/roster.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { personBriefs } from './person-briefs.ts'
import { childrenOf } from './roster.queries.ts'

export const myChildren = answer(contract, {
  async run({ db, actor, at }) {
    const children = await childrenOf(db, actor.personId, at)
    const ids = children.map((child) => child.personId)
    const briefs = new Map((await personBriefs(db, ids, actor.personId)).map((brief) => [brief.id, brief]))
    const classes = await classesOf(db, ids, at)
    const claims = await claimsOf(db, actor.personId)
    return {
      children: children.map(({ personId, kinship, rights }) => ({
        person: briefs.get(personId)!,
        kinship,
        rights,
        claim: claims.get(personId) ?? null,
        classes: (classes.get(personId) ?? []).map(({ classId, name, organisationShortName }) => ({
          classId,
          name,
          organisationShortName,
        })),
      })),
    }
  },
})

async function claimsOf(db: Db, guardianId: string): Promise<Map<string, 'waiting' | 'declined'>> {
  const rows = await db
    .selectFrom('relation_claims')
    .select(['child_id', 'declined_at'])
    .where('guardian_id', '=', guardianId)
    .execute()
  return new Map(rows.map((row) => [row.child_id, row.declined_at ? 'declined' : 'waiting']))
}

type ChildClass = { childId: string; classId: string; name: string; organisationShortName: string }

async function classesOf(db: Db, childIds: string[], at: Date): Promise<Map<string, ChildClass[]>> {
  const { rows } = await sql<ChildClass>`
    select t.person_id as "childId", t.class_id as "classId", t.class_name as name,
      o.short_name as "organisationShortName"
    from ties_at(${at}) t join organisations o on o.id = t.organisation_id
    where t.person_id = any(${childIds}::uuid[]) and t.role = 'pupil'
    order by o.short_name, t.class_name`.execute(db)
  return Map.groupBy(rows, (row) => row.childId)
}
