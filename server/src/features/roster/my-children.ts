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
    return {
      children: children.map(({ personId, kinship, rights }) => ({
        person: briefs.get(personId)!,
        kinship,
        rights,
        classes: (classes.get(personId) ?? []).map(({ classId, name, organisationShortName }) => ({
          classId,
          name,
          organisationShortName,
        })),
      })),
    }
  },
})

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
