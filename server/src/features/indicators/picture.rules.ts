import type { OrganisationKind } from '#protocol/accounts.ts'
import { besideOf, type Beside, type FailingReason, type IndicatorValue } from '#protocol/indicators.ts'
import { isOffice } from '#server/features/roster/exports.rules.ts'
import { hiddenIn, type Cell } from './suppression.rules.ts'

/** Numerator and denominator by indicator; what is missing does not apply. */
export type Shares = Readonly<Record<string, readonly [numerator: number, denominator: number]>>

/** What is known of an organisation beside its numbers. */
export type Facts = { reasons: FailingReason[]; beside: Beside[]; listed: boolean }

/** An organisation of a tree as it stands at a moment. */
export type PictureRow = {
  id: string
  parentId: string | null
  kind: OrganisationKind
  shortName: string
  /** Offices, and branches that others report for, are not. */
  counted: boolean
  /** `null`: nothing has been counted yet. */
  facts: Facts | null
  shares: Shares
}

/** The same as an office above is shown it; of an office the sum of what is counted below. */
export type Place = Omit<PictureRow, 'shares' | 'facts'> & {
  office: boolean
  below: Place[]
  /** Those that are counted, and of whose people anything is known. */
  organisations: number
  listed: number
  reasons: FailingReason[]
  /** In the order in which indicators are shown. Of an office all of them, of an organisation those that apply. */
  values: IndicatorValue[]
  beside: Beside[]
}

/** What has to be known of an indicator. */
export type Code = { readonly code: string; readonly suppressed: boolean }
/** Ids of what is hidden, by the code of an indicator or of what stands beside one. */
export type Hidden = ReadonlyMap<string, ReadonlySet<string>>
export type Picture = { readonly places: ReadonlyMap<string, Place>; readonly hidden: Hidden }

type Sum = { shares: Map<string, [number, number]>; beside: Map<Beside['code'], number> }

/** The tree below `rootId`, with its sums, and without what tells of few people here or, with the same numbers, `elsewhere`. */
export function pictureOf(
  rootId: string,
  rows: readonly PictureRow[],
  codes: readonly Code[],
  elsewhere: Hidden = new Map(),
): Picture {
  const places = new Map(rows.map((row) => [row.id, placeOf(row)]))
  for (const place of places.values()) if (place.id !== rootId) places.get(place.parentId ?? '')?.below.push(place)
  const root = places.get(rootId)
  if (!root) return { places: new Map(), hidden: new Map() }
  const sums = new Map(rows.map((row) => [row.id, sumOfOne(row)]))
  const all = downwards(root)
  for (const place of all.toReversed()) if (place.office) addUp(place, sums)
  const hidden = hiddenBy(root, sums, codes, elsewhere)
  for (const place of all) show(place, sums.get(place.id)!, codes, hidden)
  return { places: new Map(all.map((place) => [place.id, place])), hidden }
}

/** Of one organisation that is looked at from within: nothing is hidden. */
export function ownPlace(row: PictureRow, codes: readonly Code[]): Place {
  const place = placeOf(row)
  show(place, sumOfOne({ ...row, counted: true }), codes, new Map())
  return place
}

/** The kinds of organisations that a number counts. */
export function kindsIn(place: Place): ReadonlySet<OrganisationKind> {
  return new Set(downwards(place).flatMap(({ kind, office }) => (office ? [] : [kind])))
}

function placeOf({ shares: _shares, facts, ...row }: PictureRow): Place {
  const counted = Number(row.counted)
  return {
    ...row,
    ...{ office: isOffice(row.kind), below: [], organisations: counted, listed: facts?.listed ? counted : 0 },
    ...{ reasons: facts?.reasons ?? [], values: [], beside: [] },
  }
}

function sumOfOne({ counted, shares, facts }: PictureRow): Sum {
  if (!counted) return { shares: new Map(), beside: new Map() }
  return {
    shares: new Map(Object.entries(shares).map(([code, [n, d]]) => [code, [n, d]])),
    beside: new Map(facts?.beside.map(({ code, count }) => [code, count])),
  }
}

function downwards(place: Place): Place[] {
  const all = [place]
  for (const one of all) all.push(...one.below)
  return all
}

function addUp(office: Place, sums: ReadonlyMap<string, Sum>): void {
  const sum = sums.get(office.id)!
  for (const { id, organisations, listed } of office.below) {
    office.organisations += organisations
    office.listed += listed
    const part = sums.get(id)!
    for (const [code, [numerator, denominator]] of part.shares) {
      const so = sum.shares.get(code) ?? [0, 0]
      sum.shares.set(code, [so[0] + numerator, so[1] + denominator])
    }
    for (const [code, count] of part.beside) sum.beside.set(code, (sum.beside.get(code) ?? 0) + count)
  }
}

function hiddenBy(root: Place, sums: ReadonlyMap<string, Sum>, codes: readonly Code[], elsewhere: Hidden): Hidden {
  const suppressed = codes.filter((one) => one.suppressed).map(({ code }) => code)
  const beside = (Object.keys(besideOf) as Beside['code'][]).filter((code) => suppressed.includes(besideOf[code]))
  const none: [number, number] = [0, 0]
  return new Map([
    ...suppressed.map(
      (code) =>
        [
          code,
          hiddenIn(
            cellOf(root, (id) => sums.get(id)!.shares.get(code) ?? none),
            elsewhere.get(code),
          ),
        ] as const,
    ),
    ...beside.map((code) => {
      const counts = (id: string): [number, number] => {
        const count = sums.get(id)!.beside.get(code) ?? 0
        return [count, count]
      }
      return [code, hiddenIn(cellOf(root, counts), elsewhere.get(code))] as const
    }),
  ])
}

function cellOf(place: Place, share: (id: string) => readonly [number, number]): Cell {
  const [numerator, denominator] = share(place.id)
  const below = place.office ? place.below.map((one) => cellOf(one, share)) : null
  return { id: place.id, numerator, denominator, below }
}

function show(place: Place, { shares, beside }: Sum, codes: readonly Code[], hidden: Hidden): void {
  const isHidden = (code: string) => hidden.get(code)?.has(place.id) ?? false
  const applying = place.office || shares.size === 0 ? codes : codes.filter(({ code }) => shares.has(code))
  place.values = applying.map(({ code }) => {
    const [numerator, denominator] = shares.get(code) ?? [0, 0]
    return isHidden(code) ? hiddenValue(code) : { code, numerator, denominator, hidden: false }
  })
  place.beside = [...beside].flatMap(([code, count]) => (count === 0 || isHidden(code) ? [] : [{ code, count }]))
}

function hiddenValue(code: string): IndicatorValue {
  return { code, numerator: 0, denominator: 0, hidden: true }
}
