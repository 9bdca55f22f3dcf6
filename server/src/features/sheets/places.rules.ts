import type { Kinship } from '#protocol/roster.ts'
import { guardianSeats, type SheetSeat, type SheetState } from '#protocol/sheets.ts'

/** A child of a class with who may come in by its sheet, and the codes that were ever issued for it there. */
export type SheetFacts = {
  childId: string
  hasAccount: boolean
  hasBirthday: boolean
  /** Guardians on the roster who are not kept away, the first known first. */
  guardians: readonly { personId: string; kinship: Kinship; hasAccount: boolean }[]
  codes: readonly SheetCode[]
}

export type SheetCode = {
  id: string
  kind: 'pupil' | 'guardian'
  /** The pupil, a guardian on the roster, or null for whoever names him- or herself. */
  personId: string | null
  issuedAt: number
  expiresAt: number
  opened: boolean
  closed: boolean
  burnt: boolean
  /** How the request stands that was made with it; null when none was, or it was refused. */
  request: 'waiting' | 'approved' | null
}

export type Seat = { kind: 'pupil' | 'guardian'; personId: string | null }
export type Place = Seat & { kinship: Kinship | null; state: SheetState; expiresAt: number | null }

/**
 * For whom a sheet needs a code: the pupil, and guardians until there are two, those on the roster first. Whoever is inside or
 * waits for an answer needs none. `pupils`: false in kindergartens.
 */
export function seatsToIssue(facts: SheetFacts, { pupils }: { pupils: boolean }): Seat[] {
  const claimed = facts.codes.filter((code) => code.request === 'waiting')
  const holds = (personId: string) => claimed.some((code) => code.personId === personId)
  const needsPupil = pupils && !facts.hasAccount && !claimed.some((code) => code.kind === 'pupil')
  const inside = facts.guardians.filter((guardian) => guardian.hasAccount).length
  const room = Math.max(0, guardianSeats - inside - claimed.filter((code) => code.kind === 'guardian').length)
  const named = facts.guardians.filter(({ personId, hasAccount }) => !hasAccount && !holds(personId)).slice(0, room)
  const nameless = Array.from({ length: room - named.length }, () => null)
  return [
    ...(needsPupil ? [{ kind: 'pupil' as const, personId: facts.childId }] : []),
    ...[...named.map(({ personId }) => personId), ...nameless].map((personId) => ({
      kind: 'guardian' as const,
      personId,
    })),
  ]
}

/** Codes that die when the sheet is issued anew or revoked: those that nobody has used. */
export function unused({ codes }: SheetFacts): SheetCode[] {
  return codes.filter((code) => !code.closed && code.request === null)
}

/** The code of one seat that dies when a new one is issued for it; of two for whoever comes, the older. */
export function unusedAt(facts: SheetFacts, seat: SheetSeat): SheetCode[] {
  const codes = unused(facts).filter(({ kind, personId }) => kind === seat.for && personId === seat.personId)
  return codes.toSorted((a, b) => a.issuedAt - b.issuedAt).slice(0, 1)
}

/** How everybody on the sheet stands: who is inside, who waits, what became of the codes that were issued last. */
export function placesOf(facts: SheetFacts, { pupils, at }: { pupils: boolean; at: number }): Place[] {
  const pupil: Place[] = facts.hasAccount
    ? [{ kind: 'pupil', personId: facts.childId, kinship: null, state: 'joined', expiresAt: null }]
    : filled(facts, 'pupil', at, [facts.childId])
  const joined = facts.guardians
    .filter((guardian) => guardian.hasAccount)
    .map(({ personId, kinship }) => placeFor({ kind: 'guardian', personId }, kinship, 'joined'))
  const missing = facts.guardians.filter((guardian) => !guardian.hasAccount).map(({ personId }) => personId)
  const wanted = guardianSeats - joined.length
  const expected = Array.from({ length: Math.max(wanted, 0) }, (_, index) => missing[index] ?? null)
  return [...(pupils ? pupil : []), ...joined, ...filled(facts, 'guardian', at, expected)]
}

/** Places of those who are not inside: one for each code that counts, or one without a code for each who is expected. */
function filled(facts: SheetFacts, kind: Seat['kind'], at: number, expected: readonly (string | null)[]): Place[] {
  const kinships = new Map(facts.guardians.map(({ personId, kinship }) => [personId, kinship]))
  const kinshipOf = (personId: string | null) => (personId === null ? null : (kinships.get(personId) ?? null))
  const codes = lastCodes(facts.codes.filter((code) => code.kind === kind)).filter(
    (code) => code.request === 'waiting' || (code.request === null && isExpected(facts, code)),
  )
  const places = codes.map((code) => {
    const state = stateOf(code, at)
    const open = state === 'issued' || state === 'opened'
    return { ...placeFor(code, kinshipOf(code.personId), state), expiresAt: open ? code.expiresAt : null }
  })
  const uncovered = expected.filter((personId) => personId === null || !codes.some((one) => one.personId === personId))
  const lacking = uncovered.slice(0, Math.max(0, expected.length - places.length))
  return [...places, ...lacking.map((personId) => placeFor({ kind, personId }, kinshipOf(personId), 'none'))]
}

/** Whom the code was issued for may still come: a guardian who was untied or is kept away may not. */
function isExpected({ guardians }: SheetFacts, { kind, personId }: Seat): boolean {
  if (kind === 'pupil' || personId === null) return true
  return guardians.some((guardian) => guardian.personId === personId && !guardian.hasAccount)
}

/**
 * Those that work or with which somebody waits, and for whom there is none the one issued last; what was issued before and
 * died is of no interest.
 */
function lastCodes(codes: readonly SheetCode[]): SheetCode[] {
  const bySeat = Map.groupBy(codes, ({ personId }) => personId)
  return [...bySeat.values()].flatMap((own) => {
    const last = Math.max(...own.map((code) => code.issuedAt))
    return own.filter((code) => code.request === 'waiting' || code.issuedAt === last || !code.closed)
  })
}

function placeFor({ kind, personId }: Seat, kinship: Kinship | null, state: SheetState): Place {
  return { kind, personId, kinship, state, expiresAt: null }
}

function stateOf({ request, burnt, closed, expiresAt, opened }: SheetCode, at: number): SheetState {
  if (request === 'waiting') return 'claimed'
  if (burnt) return 'burnt'
  if (closed) return 'revoked'
  if (expiresAt <= at) return 'expired'
  return opened ? 'opened' : 'issued'
}
