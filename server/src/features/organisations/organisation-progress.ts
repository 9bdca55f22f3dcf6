import { organisationProgress as contract } from '#protocol/progress.ts'
import { answer } from '#server/platform/call.ts'
import { dayIn } from './academic-year.rules.ts'
import { requireManaging } from './organisations.access.ts'
import { childrenOf, countedBelow, goalFor } from './progress.queries.ts'
import { daysBetween, mayKeepGoal } from './progress.rules.ts'
import { standingsOf } from './standings.ts'
import { sumOfStaff } from './status.rules.ts'

export const organisationProgress = answer(contract, {
  async run({ db, actor, at, services }, { organisationId }) {
    const who = { personId: actor.personId, at }
    const { organisation, managing } = await requireManaging(db, who, organisationId)
    const goal = await goalFor(db, organisationId)
    const counted = await countedBelow(db, organisationId)
    const { standings } = await standingsOf(services, counted, at)
    const staff = counted.map(({ id }) => standings.get(id)!.staff)
    // Children and parents are few somewhere: offices see them in their indicators, where such numbers are hidden.
    const within = managing.role !== 'office_specialist'
    const children = within ? await childrenOf(services, organisationId, counted, at) : null
    return {
      goal: goal ? { ...goal, daysLeft: daysBetween(dayIn(organisation.timeZone, at), goal.due) } : null,
      maySetGoal: mayKeepGoal(managing, organisation),
      organisations: counted.length,
      organisationsListed: staff.filter(({ total }) => total > 0).length,
      staff: sumOfStaff(staff),
      pupils: counted.every(({ kind }) => kind === 'kindergarten') ? null : (children?.pupils ?? null),
      families: children?.families ?? null,
    }
  },
})
