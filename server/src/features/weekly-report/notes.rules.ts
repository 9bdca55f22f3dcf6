import type { Indicator } from '#protocol/indicators.ts'
import type { ReportNote } from '#protocol/weekly-report.ts'
import type { Seen, Values } from './report.rules.ts'

/** A list that shrank by less is the ordinary coming and going. */
const shrinkMin = 2
const shrinkShare = 0.05
const leaveRiseMin = 2

export type NoteParts = {
  readonly indicators: readonly Indicator[]
  readonly now: { organisations: readonly Seen[]; values: Values }
  /** Of the Friday before; `null`: there was none. */
  readonly before: { organisations: readonly Seen[]; values: Values } | null
  /** Indicators whose formula is another one since. */
  readonly changed: readonly string[]
}

/** What to ask about before believing the numbers: fewer people to divide by, more on leave, shared devices, nobody listed. */
export function notesOf({ indicators, now, before, changed }: NoteParts): ReportNote[] {
  const counted = now.organisations.filter((one) => one.counted)
  const former = new Map(before?.organisations.filter((one) => one.counted).map((one) => [one.id, one]))
  const comparable = indicators.filter(({ code }) => !changed.includes(code))
  return [
    ...changed.map((code) => note('formula_changed', null, code, 0, 0)),
    ...counted.flatMap((one) => shrunk(one, comparable, now.values, before?.values)),
    ...counted.flatMap((one) => leaveRose(one, former.get(one.id))),
    ...counted.flatMap((one) => {
      const shared = besides(one, 'shared_device')
      return shared > 0 ? [note('shared_devices', one, 'staff_registered', 0, shared)] : []
    }),
    ...counted
      .filter((one) => (now.values.get(one.id)?.get('staff_registered')?.denominator ?? 0) === 0)
      .map((one) => note('no_roster', one, 'staff_registered', 0, 0)),
    ...(before ? movements(counted, [...former.values()]) : []),
  ]
}

function shrunk(one: Seen, indicators: readonly Indicator[], now: Values, before: Values | undefined): ReportNote[] {
  return indicators
    .filter(({ unit, suppressed }) => unit !== 'organisation' && !suppressed)
    .flatMap(({ code }) => {
      const were = before?.get(one.id)?.get(code)?.denominator ?? 0
      const are = now.get(one.id)?.get(code)?.denominator ?? 0
      const fewer = were - are
      if (fewer < shrinkMin || fewer < were * shrinkShare) return []
      return [note('roster_shrank', one, code, were, are)]
    })
}

function leaveRose(one: Seen, former: Seen | undefined): ReportNote[] {
  if (!former) return []
  const [were, are] = [besides(former, 'on_leave'), besides(one, 'on_leave')]
  return are - were >= leaveRiseMin ? [note('leave_rose', one, 'staff_registered', were, are)] : []
}

function movements(now: readonly Seen[], before: readonly Seen[]): ReportNote[] {
  const ids = (all: readonly Seen[]) => new Set(all.map(({ id }) => id))
  const [present, past] = [ids(now), ids(before)]
  return [
    ...now.filter(({ id }) => !past.has(id)).map((one) => note('came', one, '', 0, 0)),
    ...before.filter(({ id }) => !present.has(id)).map((one) => note('gone', one, '', 0, 0)),
  ]
}

function besides({ beside }: Seen, code: string): number {
  return beside.find((one) => one.code === code)?.count ?? 0
}

function note(
  code: ReportNote['code'],
  organisation: Pick<Seen, 'id' | 'shortName'> | null,
  indicator: string,
  before: number,
  now: number,
): ReportNote {
  const about = organisation && { id: organisation.id, shortName: organisation.shortName }
  return { code, organisation: about, indicator, before, now }
}
