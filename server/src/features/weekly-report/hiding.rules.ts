import { besideOf, type Indicator, type IndicatorValue } from '#protocol/indicators.ts'
import { hiddenIn, type Cell, type Hidden } from '#server/features/indicators/exports.rules.ts'
import type { Seen, Values } from './report.rules.ts'
import type { Pictured } from './snapshots.queries.ts'

/**
 * As an office sees a whole snapshot: without numbers that tell of few people, and what would let one compute them, here or
 * `elsewhere`. Of what stands beside a suppressed indicator the report says nothing.
 */
export function withoutFew(
  { organisations, values }: Pictured,
  indicators: readonly Indicator[],
  elsewhere: Hidden = new Map(),
): Pictured {
  const childrenOf = Map.groupBy(organisations, ({ parentId }) => parentId)
  const ids = new Set(organisations.map(({ id }) => id))
  const tops = organisations.filter(({ parentId }) => parentId === null || !ids.has(parentId))
  const shown = new Map([...values].map(([id, all]) => [id, new Map(all)]))
  const suppressed = new Set(indicators.filter((one) => one.suppressed).map(({ code }) => code))
  for (const code of suppressed) {
    for (const top of tops) {
      for (const id of hiddenIn(cellOf(top, code, childrenOf, values), elsewhere.get(code))) {
        const value = shown.get(id)?.get(code)
        if (value) shown.get(id)!.set(code, hidden(value))
      }
    }
  }
  return { organisations: organisations.map((one) => withoutFewBeside(one, suppressed, shown)), values: shown }
}

/** That a list of children became shorter is said, without its numbers where they may tell of few. */
function withoutFewBeside(one: Seen, suppressed: ReadonlySet<string>, shown: Values): Seen {
  const tellsOfFew = [...(shown.get(one.id)?.values() ?? [])].some((value) => value.hidden)
  return {
    ...one,
    beside: one.beside.filter(({ code }) => !suppressed.has(besideOf[code])),
    notes: one.notes.map((note) =>
      note.code === 'children_shrank' && tellsOfFew ? { ...note, from: null, to: null } : note,
    ),
  }
}

function cellOf(
  { id, counted }: Seen,
  code: string,
  childrenOf: ReadonlyMap<string | null, readonly Seen[]>,
  values: Values,
): Cell {
  const { numerator = 0, denominator = 0 } = values.get(id)?.get(code) ?? {}
  // A branch stands under its school, which counts for itself.
  const below = counted ? [] : (childrenOf.get(id) ?? []).map((one) => cellOf(one, code, childrenOf, values))
  return { id, numerator, denominator, below: counted ? null : below }
}

function hidden(value: IndicatorValue): IndicatorValue {
  return { ...value, numerator: 0, denominator: 0, hidden: true }
}

/** The organisation that is looked at and all below it. */
export function narrowed(organisations: readonly Seen[], rootId: string): Seen[] {
  return organisations.filter(({ id, above }) => id === rootId || above.includes(rootId))
}
