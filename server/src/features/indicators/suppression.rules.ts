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

/** Numbers under this, but for 0, tell of few people. */
const fewPeople = 5

/**
 * The cells of a tree that are not shown above an organisation. Nobody who sees all the others, sums among them, can compute one
 * of these: where a sum is shown, what is hidden below it is at least two cells, and together not few. What is hidden depends
 * on the whole tree and on nothing else, so that lookers from different heights have nothing to tell each other.
 */
export function hiddenIn(tree: Cell): ReadonlySet<string> {
  const hidden = new Set<string>()
  settle(tree, hidden)
  return hidden
}

/** From the bottom up: after it, all sums below and at the cell that stay shown are safe to show. */
function settle(cell: Cell, hidden: Set<string>): void {
  for (const one of cell.below ?? []) settle(one, hidden)
  if (isFew(cell)) {
    hidden.add(cell.id)
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

function isFew({ numerator, denominator }: Cell): boolean {
  return isFewPeople(numerator) || isFewPeople(denominator)
}

function isFewPeople(count: number): boolean {
  return count > 0 && count < fewPeople
}

/** Whether the sum of a cell can be shown beside what is shown below it. */
function isSafe({ below }: Cell, hidden: ReadonlySet<string>): boolean {
  const kept = (below ?? []).filter(({ id }) => hidden.has(id))
  if (kept.length === 0) return true
  const [numerator, denominator] = unknownIn(kept, hidden)
  return kept.length > 1 && denominator >= fewPeople && !isFewPeople(numerator)
}

/** What the sum of hidden cells tells: of a hidden office only what is hidden below it too. */
function unknownIn(cells: readonly Cell[], hidden: ReadonlySet<string>): [numerator: number, denominator: number] {
  let [numerator, denominator] = [0, 0]
  for (const cell of cells) {
    if (!hidden.has(cell.id)) continue
    const [n, d] = cell.below ? unknownIn(cell.below, hidden) : [cell.numerator, cell.denominator]
    numerator += n
    denominator += d
  }
  return [numerator, denominator]
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
