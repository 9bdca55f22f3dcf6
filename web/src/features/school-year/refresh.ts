import { listClasses } from '#protocol/classes.ts'
import { previewYear, yearPupils, yearRun } from '#protocol/school-year.ts'
import { refresh } from '../../platform/queries.ts'

/** After an act: what is on the screen follows at once. */
export function refreshYear(): Promise<void> {
  return refresh(previewYear, yearPupils, yearRun, listClasses)
}
