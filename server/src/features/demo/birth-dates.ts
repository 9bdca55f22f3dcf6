import { classesOf, type Town } from './town.ts'

const schoolAge = 7
const kindergartenAge = 5
/** Of one child in so many the list does not say when it was born. */
const unknownEach = 12

/** When the children were born, of an age that fits their class; the day is theirs alone by chance only. */
export function birthDates(town: Town, yearNow: number): ReadonlyMap<string, string> {
  const dates = new Map<string, string>()
  for (const { grade, pupils } of classesOf(town)) {
    const year = yearNow - (grade === 0 ? kindergartenAge : schoolAge + grade - 1)
    for (const [index, { id }] of pupils.entries()) {
      if (dates.has(id) || index % unknownEach === unknownEach - 1) continue
      const month = String(((index * 5) % 12) + 1).padStart(2, '0')
      const day = String(((index * 17) % 28) + 1).padStart(2, '0')
      dates.set(id, `${year}-${month}-${day}`)
    }
  }
  return dates
}
