import { listReports as contract } from '#protocol/moderation.ts'
import { answer } from '#server/platform/call.ts'
import { readCursor, writeCursor } from './report-cursor.ts'
import { countOpen, reportRows } from './report-rows.ts'

const pageSize = 50

export const listReports = answer(contract, {
  async run({ db, actor, at, looked }, { state = 'open', cursor }) {
    const after = readCursor(cursor)
    const found = await reportRows(db, actor.personId, at, { state, after, limit: pageSize + 1 })
    const page = found.slice(0, pageSize)
    const last = page.at(-1)
    for (const organisationId of new Set(page.map(({ row }) => row.organisationId))) {
      await looked('reports.listed', { organisationId })
    }
    return {
      reports: page.map(({ row }) => row),
      open: await countOpen(db, actor.personId, at),
      cursor: found.length > pageSize && last ? writeCursor(last) : null,
    }
  },
})
