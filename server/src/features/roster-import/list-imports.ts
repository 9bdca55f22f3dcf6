import { sql } from 'kysely'
import { listRosterImports as contract, rosterImportsMax, type ImportCounts } from '#protocol/roster-import.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { followTopic } from './apply/follow.ts'
import { requireScope } from './scope.queries.ts'

export const listImports = answer(contract, {
  async run({ db, actor, at }, { organisationId }) {
    await requireScope(db, { personId: actor.personId, at }, organisationId)
    const { rows } = await sql<Row>`
      select i.id, i.at, i.by_id as "byId", i.file_name as "fileName", i.format, i.counts, i.undone_at as "undoneAt",
        i.undone_by as "undoneBy", i.follow_total as total,
        (select count(*)::int from outbox o where o.topic = ${followTopic} and o.stream_id = i.id) as waiting
      from roster_imports i where i.organisation_id = ${organisationId}
      order by i.at desc, i.id desc limit ${rosterImportsMax}`.execute(db)
    const ids = rows.flatMap(({ byId, undoneBy }) => [byId, undoneBy].filter((id) => id !== null))
    const people = new Map((await personBriefs(db, ids, actor.personId)).map((brief) => [brief.id, brief]))
    const last = rows.find(({ undoneAt }) => undoneAt === null)
    return {
      imports: rows.map(({ byId, undoneBy, total, waiting, ...row }) => ({
        ...row,
        at: row.at.toISOString(),
        undoneAt: row.undoneAt?.toISOString() ?? null,
        by: people.get(byId ?? '') ?? null,
        undoneBy: people.get(undoneBy ?? '') ?? null,
        mayUndo: row.id === last?.id,
        following: { done: Math.max(0, total - waiting), total },
      })),
    }
  },
})

type Row = {
  id: string
  at: Date
  byId: string | null
  fileName: string
  format: string
  counts: ImportCounts
  undoneAt: Date | null
  undoneBy: string | null
  total: number
  waiting: number
}
