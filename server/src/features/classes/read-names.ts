import { classSizeMax, readNames as contract } from '#protocol/classes.ts'
import { isTaken, readNamesFrom } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { requireClassEditing } from './classes.access.ts'
import { classLines } from './classes.queries.ts'

export const readNames = answer(contract, {
  async run({ db, actor, at }, { text, classId }) {
    if (classId) await requireClassEditing(db, { personId: actor.personId, at }, classId)
    const known = classId ? await classLines(db, classId, at) : []
    const rows = readNamesFrom(text, { known, room: classSizeMax - known.length })
    return { rows, taken: rows.filter(isTaken).length }
  },
})
