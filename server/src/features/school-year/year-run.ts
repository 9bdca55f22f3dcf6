import { yearRun as contract } from '#protocol/school-year.ts'
import { answer } from '#server/platform/call.ts'
import { endingYears } from './roster.queries.ts'
import { lastRun, organisationsBelow } from './runs.queries.ts'
import { requireOfficeYear } from './school-year.access.ts'
import { nextYearOf } from './years.rules.ts'

export const yearRun = answer(contract, {
  async run({ db, actor, at, origin }, { organisationId }) {
    await requireOfficeYear(db, { personId: actor.personId, at }, organisationId)
    const years = [...(await endingYears(db, await organisationsBelow(db, organisationId))).values()]
    const toYear = nextYearOf(years, at)
    return {
      run: await lastRun(db, organisationId, origin.language),
      next: toYear === undefined ? null : { toYear, organisations: years.filter((year) => year < toYear).length },
    }
  },
})
