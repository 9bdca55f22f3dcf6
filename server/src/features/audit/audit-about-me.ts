import { auditAboutMe as contract } from '#protocol/audit.ts'
import { answer } from '#server/platform/call.ts'
import { before, concerning, logRows } from './log.queries.ts'
import { pageOf, shownRows } from './shown-rows.ts'

const pageSize = 50

export const auditAboutMe = answer(contract, {
  async run({ db, actor, at }, { cursor }) {
    const conditions = [concerning(actor.personId, at), ...(cursor ? [before(Number(cursor))] : [])]
    const { page, cursor: next } = pageOf(await logRows(db, conditions, pageSize + 1), pageSize)
    // The reason is the administration's; the second person may be somebody else's child.
    const rows = page.map((row) => ({ ...row, note: '', hasOther: false, otherId: null }))
    return { rows: await shownRows(db, rows, actor.personId), cursor: next }
  },
})
