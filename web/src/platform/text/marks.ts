/** A place in what is being written that stands for a person; without `personId` for everybody in the conversation. */
export interface Mark {
  offset: number
  length: number
  personId: string | null
}

/**
 * Moves marks along with an edit of the field. A mark that the edit touches is no longer one: half a name mentions nobody.
 * The edit is found by comparing, since old Android keyboards do not tell what they changed.
 */
export function moveMarks(marks: readonly Mark[], before: string, after: string): Mark[] {
  if (before === after || marks.length === 0) return [...marks]
  const { start, endBefore } = changedPart(before, after)
  const shift = after.length - before.length
  return marks.flatMap((mark) => {
    if (mark.offset + mark.length <= start) return [mark]
    if (mark.offset >= endBefore) return [{ ...mark, offset: mark.offset + shift }]
    return []
  })
}

function changedPart(before: string, after: string): { start: number; endBefore: number } {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let same = 0
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  return { start, endBefore: before.length - same }
}
