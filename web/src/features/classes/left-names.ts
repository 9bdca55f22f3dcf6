import { forgetKeptValues } from '../accounts/kept-values.ts'

export const addingKey = (classId: string) => `pupils.${classId}`

/** Lines that a class did not take wait in its field for more names. Says how many there are. */
export function keepForLater(classId: string, lines: string): number {
  if (lines === '') return 0
  forgetKeptValues(addingKey(classId))
  try {
    sessionStorage.setItem(`peremena.draft.${addingKey(classId)}`, JSON.stringify({ names: lines }))
  } catch {
    // A browser that stores nothing shows what was not taken in the toast only.
  }
  return lines.split('\n').length
}
