import type { ReportNote } from '#protocol/weekly-report.ts'
import type { QualityNote } from '#server/features/indicators/exports.ts'
import type { Seen } from './report.rules.ts'
import type { Turn } from './turns.queries.ts'

export type NoteParts = {
  readonly now: readonly Seen[]
  /** Of the Friday before; `null`: there was none. */
  readonly before: readonly Seen[] | null
  /** Indicators whose formula is another one since. */
  readonly changed: readonly string[]
  /** By organisation that came or went. */
  readonly turns: ReadonlyMap<string, Turn>
}

/** What to ask about before believing the numbers, as the snapshot noted it, and who came and went since. */
export function notesOf({ now, before, changed, turns }: NoteParts): ReportNote[] {
  const counted = now.filter((one) => one.counted)
  const former = before?.filter((one) => one.counted)
  return [
    ...changed.map((code) => note('formula_changed', null, { of: code })),
    ...counted.flatMap((one) => one.notes.map((noted) => fromSnapshot(one, noted))),
    ...counted.filter(({ listed }) => !listed).map((one) => note('no_roster', one)),
    ...(former
      ? [
          ...apart(counted, former).map((one) => note('came', one, turns.get(one.id))),
          ...apart(former, counted).map((one) => note('gone', one, turns.get(one.id))),
        ]
      : []),
  ]
}

function fromSnapshot(one: Seen, noted: QualityNote): ReportNote {
  if ('count' in noted) return note(noted.code, one, { from: noted.of, to: noted.count })
  return note(noted.code, one, { of: 'what' in noted ? noted.what : '', from: noted.from, to: noted.to })
}

/** Those of `all` that are not among `others`. */
export function apart(all: readonly Seen[], others: readonly Seen[]): Seen[] {
  const known = new Set(others.map(({ id }) => id))
  return all.filter(({ id }) => !known.has(id))
}

function note(
  code: ReportNote['code'],
  organisation: Pick<Seen, 'id' | 'shortName'> | null,
  more: Partial<Omit<ReportNote, 'code' | 'organisation'>> = {},
): ReportNote {
  const about = organisation && { id: organisation.id, shortName: organisation.shortName }
  return { code, organisation: about, of: '', from: null, to: null, by: '', document: '', ...more }
}
