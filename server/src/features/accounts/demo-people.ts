import type { Role } from '#protocol/common.ts'
import { demoPeople as contract, type DemoPerson } from '#protocol/demo.ts'
import { sql } from 'kysely'
import { answerOpen, type Db } from '#server/platform/call.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { refuse } from './accounts.refusals.ts'
import { demoSentences } from './demo-sentences.ts'

export const demoPeople = answerOpen(contract, {
  async run({ db, services, origin, at }) {
    if (!services.config.demo) throw refuse.only_demo()
    const found = await oneOfEachRole(db, at)
    const names = new Map(
      (
        await personBriefs(
          db,
          found.map((one) => one.personId),
        )
      ).map((brief) => [brief.id, brief.name]),
    )
    const people = found.map(({ personId, role, organisationName }): DemoPerson => {
      const sentence = demoSentences[role]?.[origin.language] ?? ''
      return { personId, role, organisationName, name: names.get(personId) ?? '', sentence }
    })
    return { people }
  },
})

type Found = { personId: string; role: Role; organisationName: string }

/**
 * Whoever has the fullest view of a role: most conversations, and no second role that would blur the picture. The same people
 * at each start.
 */
async function oneOfEachRole(db: Db, at: Date): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select distinct on (t.role) t.role, t.person_id as "personId", o.short_name as "organisationName"
    from ties_at(${at}) t
    join organisations o on o.id = t.organisation_id
    join accounts a on a.person_id = t.person_id and a.blocked_at is null
    order by t.role, (select count(distinct x.role) from ties_at(${at}) x where x.person_id = t.person_id),
      (select count(*) from chats c where c.person_id = t.person_id) desc, t.person_id`.execute(db)
  return rows.toSorted((a, b) => demoOrder.indexOf(a.role) - demoOrder.indexOf(b.role))
}

const demoOrder = Object.keys(demoSentences)
