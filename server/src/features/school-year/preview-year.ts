import { previewYear as contract, type Rollover, type YearPlan } from '#protocol/school-year.ts'
import { dayIn, type OrganisationFacts } from '#server/features/organisations/exports.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { refusalBody, type Language } from '#server/platform/refusal.ts'
import { lastRollover } from './last-rollover.queries.ts'
import { obstaclesTo } from './obstacles.queries.ts'
import { prepareYear, refusalOf, type Prepared } from './prepare.ts'
import { waitingRequests } from './requests.queries.ts'
import { requireYear } from './school-year.access.ts'

type Reader = { viewerId: string; language: Language }

export const previewYear = answer(contract, {
  async run({ db, actor, at, origin }, { organisationId }) {
    const organisation = await requireYear(db, { personId: actor.personId, at }, organisationId)
    const found = await prepareYear(db, organisationId, at)
    const reader = { viewerId: actor.personId, language: origin.language }
    return {
      plan: found ? await shownPlan(db, found, reader) : null,
      last: await shownLast(db, organisation, reader),
    }
  },
})

async function shownPlan(db: Db, found: Prepared, { viewerId, language }: Reader): Promise<YearPlan> {
  const { fromYear, toYear, on, decisions, plan, hash, rosterChanged, roster } = found
  const leaders = new Map(
    roster.ending.map((one) => [one.id, one.members.find(({ kind }) => kind === 'form_teacher')?.personId]),
  )
  const ids = [...leaders.values()].filter((id) => id !== undefined)
  const briefs = new Map((await personBriefs(db, ids, viewerId)).map((brief) => [brief.id, brief]))
  const { stranded, going } = await waitingRequests(db, plan.lines)
  return {
    ...{ fromYear, toYear, on, hash, rosterChanged, groups: decisions.groups, clubs: decisions.clubs },
    lines: plan.lines.map((line) => ({ ...line, formTeacher: briefs.get(leaders.get(line.classId) ?? '') ?? null })),
    newClasses: plan.newClasses,
    counts: plan.counts,
    waiting: stranded,
    going,
    problems: plan.problems.map((problem) => ({ ...problem, text: refusalBody(refusalOf(problem), language).text })),
  }
}

async function shownLast(db: Db, { id, timeZone }: OrganisationFacts, { viewerId }: Reader): Promise<Rollover | null> {
  const row = await lastRollover(db, id)
  if (!row) return null
  const { at, turnsAt, byId, total, waiting, ...last } = row
  const [by] = byId === null ? [] : await personBriefs(db, [byId], viewerId)
  return {
    ...last,
    on: dayIn(timeZone, turnsAt),
    at: at.toISOString(),
    by: by ?? null,
    following: { done: Math.max(0, total - waiting), total },
    obstacles: await obstaclesTo(db, row.id),
  }
}
