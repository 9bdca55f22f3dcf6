/**
 * A number of a tree: that of an organisation (`below` is null), or the sum of what stands below an office. A denominator of 0
 * is no data, which tells of nobody.
 */
export type Cell = {
  readonly id: string
  readonly numerator: number
  readonly denominator: number
  readonly below: readonly Cell[] | null
}

type Share = Pick<Cell, 'numerator' | 'denominator'>

/** Numbers under this, but for 0, tell of few people. */
const fewPeople = 5

/**
 * The cells of a tree that are not shown above an organisation. Nobody who sees all the others, sums among them, can compute one
 * of these: where a sum is shown, what is hidden below it is at least two cells, together not few, and leaves open whether a few
 * are nobody or five. What is hidden depends on the whole tree and on `elsewhere` only, so that lookers from different heights
 * have nothing to tell each other. `elsewhere`: what a wider tree of about the same time hides, which a narrower one must not show.
 */
export function hiddenIn(tree: Cell, elsewhere: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const hidden = new Set<string>()
  settle(tree, hidden, elsewhere)
  return hidden
}

/** From the bottom up: after it, all sums below and at the cell that stay shown are safe to show. */
function settle(cell: Cell, hidden: Set<string>, elsewhere: ReadonlySet<string>): void {
  for (const one of cell.below ?? []) settle(one, hidden, elsewhere)
  if (isFew(cell) || elsewhere.has(cell.id)) {
    hide(cell, hidden)
    return
  }
  while (!isSafe(cell, hidden)) {
    const next = secondOf(cell, hidden)
    if (!next) {
      // With nothing left to hide behind, the sum goes too; then it is its own office's cell to protect.
      hidden.add(cell.id)
      return
    }
    hide(next, hidden)
  }
}

function isFew({ numerator, denominator }: Share): boolean {
  return isFewPeople(numerator) || isFewPeople(denominator)
}

function isFewPeople(count: number): boolean {
  return count > 0 && count < fewPeople
}

/** Whether the sum of a cell can be shown beside what is shown below it. */
function isSafe({ below }: Cell, hidden: ReadonlySet<string>): boolean {
  const kept = (below ?? []).filter(({ id }) => hidden.has(id))
  if (kept.length === 0) return true
  const unknown = unknownIn(kept, hidden)
  const told = sumOf(unknown)
  if (kept.length < 2 || told.denominator < fewPeople || isFewPeople(told.numerator)) return false
  return unknown.every((cell) => !isFewOfMore(cell) || isOpen(cell, told))
}

/** Organisations whose sum is told: of a hidden office only what is hidden below it too. */
function unknownIn(cells: readonly Cell[], hidden: ReadonlySet<string>): Cell[] {
  return cells
    .filter(({ id }) => hidden.has(id))
    .flatMap((cell) => (cell.below ? unknownIn(cell.below, hidden) : [cell]))
}

function sumOf(cells: readonly Cell[]): Share {
  const sum = (of: keyof Share) => cells.reduce((so, cell) => so + cell[of], 0)
  return { numerator: sum('numerator'), denominator: sum('denominator') }
}

/** One to four, and others beside them. That nobody or everybody is inside tells of no few. */
function isFewOfMore({ numerator, denominator }: Share): boolean {
  return isFewPeople(numerator) && numerator < denominator
}

/**
 * Whether a number stays open though the sum and all denominators are known: there may be nobody, and there may be five, or all of
 * them. So those who are hidden beside it must be able to take the difference, inside and outside.
 */
function isOpen({ numerator, denominator }: Share, told: Share): boolean {
  const insideBeside = told.numerator - numerator
  const outsideBeside = told.denominator - denominator - insideBeside
  return numerator <= outsideBeside && numerator + insideBeside >= Math.min(denominator, fewPeople)
}

/** What is best hidden beside: the smallest that has anything to hide, since it says least. */
function secondOf({ below }: Cell, hidden: ReadonlySet<string>): Cell | undefined {
  return below
    ?.filter(({ id, denominator }) => denominator > 0 && !hidden.has(id))
    .toSorted(
      (a, b) =>
        Number(a.numerator === 0) - Number(b.numerator === 0) ||
        a.denominator - b.denominator ||
        (a.id < b.id ? -1 : 1),
    )[0]
}

/** A sum that can be added up from what stands below it is not hidden: something goes there too. */
function hide(cell: Cell, hidden: Set<string>): void {
  hidden.add(cell.id)
  if (!cell.below || cell.below.some(({ id }) => hidden.has(id))) return
  const second = secondOf(cell, hidden)
  if (second) hide(second, hidden)
}
