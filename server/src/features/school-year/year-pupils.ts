import { yearPupils as contract } from '#protocol/school-year.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { loadDraft } from './drafts.queries.ts'
import { pupilsOf } from './roster.queries.ts'
import { requireYearOfClass } from './school-year.access.ts'

export const yearPupils = answer(contract, {
  async run({ db, actor, at, looked }, { classId }) {
    const who = { personId: actor.personId, at }
    const { organisation, academicYear } = await requireYearOfClass(db, who, classId)
    await looked('class.viewed', { organisationId: organisation.id, data: { classId } })
    const { decisions } = await loadDraft(db, { organisationId: organisation.id, year: academicYear })
    const own = decisions.lines[classId]?.pupils ?? {}
    const ids = await pupilsOf(db, classId, at)
    const briefs = new Map((await personBriefs(db, ids, actor.personId)).map((brief) => [brief.id, brief]))
    return {
      pupils: ids.flatMap((id) => {
        const person = briefs.get(id)
        return person ? [{ person, ...(own[id] === undefined ? {} : { to: own[id] }) }] : []
      }),
    }
  },
})
