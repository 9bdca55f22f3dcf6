import { organisationPeople as contract } from '#protocol/organisations.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { lastDayOf } from './academic-year.rules.ts'
import { requireSeeing } from './organisations.access.ts'
import { peoplePage } from './people.queries.ts'

const limitUsual = 50

export const organisationPeople = answer(contract, {
  async run({ db, actor, at, looked }, { organisationId, text = '', circle, state, offset = 0, limit = limitUsual }) {
    const { organisation, managing } = await requireSeeing(db, { personId: actor.personId, at }, organisationId)
    if (!managing && circle !== undefined && circle !== 'staff') throw refuse.not_allowed()
    const shown = managing ? circle : ('staff' as const)
    if (managing) await looked('people.listed', { organisationId, data: { circle: circle ?? 'all' } })
    const { total, rows } = await peoplePage(db, { organisationId, at, text, circle: shown, state, offset, limit })
    const briefs = await personBriefs(
      db,
      rows.map((row) => row.id),
      actor.personId,
    )
    const byId = new Map(briefs.map((brief) => [brief.id, brief]))
    const dayOf = (end: Date | null) => lastDayOf(organisation.timeZone, end)
    return {
      total,
      people: rows.map(({ id, leaveEnd, termEnd, ties, state: joining, onLeave }) => ({
        ...{ person: byId.get(id)!, ties, state: joining, onLeave },
        ...{ leaveUntil: dayOf(leaveEnd), termUntil: dayOf(termEnd) },
      })),
    }
  },
})
