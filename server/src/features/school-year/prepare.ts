import type { OrganisationFacts } from '#server/features/organisations/exports.ts'
import { dayIn, isYearNear, startOfDay } from '#server/features/organisations/exports.ts'
import { classSizeMax } from '#protocol/classes.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import type { Refusal } from '#server/platform/refusal.ts'
import type { Decisions } from './decisions.ts'
import { loadDraft, type Draft } from './drafts.queries.ts'
import { planYear, type Plan, type Problem, type YearRoster } from './plan.rules.ts'
import { endingYears, loadYear } from './roster.queries.ts'
import { refuse } from './school-year.refusals.ts'
import { daysFor, firstDayOf, planHash, rosterHash, yearAfter } from './years.rules.ts'

/** All there is to say about the coming year of one organisation. */
export type Prepared = {
  fromYear: string
  toYear: string
  on: string
  roster: YearRoster
  decisions: Decisions
  plan: Plan
  rosterHash: Buffer
  hash: string
  /** The roster is another one than when the decisions were made. */
  rosterChanged: boolean
}

/** The plan as of now; undefined where no class's year could end. */
export async function prepareYear(db: Db | Tx, organisationId: string, at: Date): Promise<Prepared | undefined> {
  const fromYear = (await endingYears(db, [organisationId])).get(organisationId)
  if (fromYear === undefined) return undefined
  const roster = await loadYear(db, { organisationId, year: fromYear, at })
  return prepared(fromYear, roster, await loadDraft(db, { organisationId, year: fromYear }))
}

function prepared(fromYear: string, roster: YearRoster, { decisions, rosterHash: before }: Draft): Prepared {
  const now = rosterHash(roster)
  const toYear = yearAfter(fromYear)
  return {
    ...{ fromYear, toYear, roster, decisions },
    on: decisions.on ?? firstDayOf(toYear),
    plan: planYear(roster, decisions),
    rosterHash: now,
    hash: planHash(now, decisions),
    rosterChanged: before !== undefined && !before.equals(now),
  }
}

/** When the coming year begins. Throws `year_day_outside`. */
export function turnsAt(timeZone: string, toYear: string, on: string): Date {
  const { from, to } = daysFor(toYear)
  const instant = on >= from && on <= to ? startOfDay(timeZone, on) : undefined
  if (!instant) throw refuse.year_day_outside({ from, to })
  return instant
}

/** The coming year is one that classes may be made for. Throws `year_far`. */
export function requireNear({ timeZone }: OrganisationFacts, toYear: string, at: Date): void {
  if (!isYearNear(toYear, dayIn(timeZone, at))) throw refuse.year_far({ year: toYear })
}

export function refusalOf({ code, name }: Problem): Refusal {
  return refuse[code]({ name, max: classSizeMax })
}
