import { sql } from 'kysely'
import type { Static } from 'typebox'
import { rosterNotices as contract, type RosterNotice } from '#protocol/roster.ts'
import { answer } from '#server/platform/call.ts'
import { personBriefs } from './person-briefs.ts'

const shownMax = 50

export const rosterNotices = answer(contract, {
  async run({ db, actor, at }) {
    const rows = await db
      .selectFrom('roster_notices')
      .select(['id', 'code', 'organisation_id', 'about', 'at', 'seen_at'])
      .where('person_id', '=', actor.personId)
      // What was told about a child stays hidden from a guardian who is kept away from it.
      .where(sql<boolean>`not exists (select from unnest(about) as a (id) where restricted(person_id, a.id, ${at}))`)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(shownMax)
      .execute()
    const briefs = await personBriefs(
      db,
      rows.flatMap((row) => row.about),
      actor.personId,
    )
    const byId = new Map(briefs.map((brief) => [brief.id, brief]))
    return {
      unseen: rows.filter((row) => row.seen_at === null).length,
      notices: rows.map((row) => ({
        id: row.id,
        code: row.code as Static<typeof RosterNotice>['code'],
        at: row.at.toISOString(),
        organisationId: row.organisation_id,
        people: row.about.flatMap((id) => byId.get(id) ?? []),
        seenAt: row.seen_at?.toISOString() ?? null,
      })),
    }
  },
})
