import { sql } from 'kysely'
import {
  listOrganisationImports as contract,
  organisationImportsMax,
  type OrganisationImportCounts,
} from '#protocol/organisations-import.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { requireOffice } from './organisations-import.access.ts'

export const listImports = answer(contract, {
  async run({ db, actor, at }, { organisationId }) {
    await requireOffice(db, { personId: actor.personId, at }, organisationId)
    const { rows } = await sql<Row>`
      select i.id, i.at, i.by_id as "byId", i.file_name as "fileName", i.counts, i.undone_at as "undoneAt"
      from organisation_imports i where i.organisation_id = ${organisationId}
      order by i.at desc, i.id desc limit ${organisationImportsMax}`.execute(db)
    const ids = rows.flatMap(({ byId }) => (byId === null ? [] : [byId]))
    const people = new Map((await personBriefs(db, ids, actor.personId)).map((brief) => [brief.id, brief]))
    const last = rows.find(({ undoneAt }) => undoneAt === null)
    return {
      imports: rows.map(({ byId, ...row }) => ({
        ...row,
        at: row.at.toISOString(),
        undoneAt: row.undoneAt?.toISOString() ?? null,
        by: people.get(byId ?? '') ?? null,
        mayUndo: row.id === last?.id,
      })),
    }
  },
})

type Row = {
  id: string
  at: Date
  byId: string | null
  fileName: string
  counts: OrganisationImportCounts
  undoneAt: Date | null
}
