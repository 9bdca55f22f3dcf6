import type { RosterEntry } from '../entries.ts'
import type { Cover } from './comparison.ts'
import { classesOf } from './join-rows.rules.ts'
import { nameKey } from './name-key.ts'
import type { Member } from './roster-index.ts'

/** So many of an organisation's classes in one file: it is meant to hold all of them. */
const allClassesShare = 0.8
const allClassesMin = 3

/**
 * Whom a file of one organisation is meant to be complete for, guessed from whom it names: staff and pupils → everybody;
 * only staff → the staff; pupils → their classes, or all when hardly a class is missing.
 */
export function guessCover(entries: readonly RosterEntry[], knownClasses: readonly string[]): Cover {
  const pupils = entries.filter((entry) => entry.kind === 'pupil')
  if (pupils.length === 0) return entries.length === 0 ? { of: 'nobody' } : { of: 'staff' }
  const names = classNamesOf(pupils)
  const keys = new Set(names.map(nameKey))
  // With the classes that the file brings along: once it is applied they are known, and it must still cover the same.
  const all = new Set([...keys, ...knownClasses.map(nameKey)])
  const isAll = keys.size >= allClassesMin && keys.size >= all.size * allClassesShare
  if (pupils.length < entries.length)
    return isAll || knownClasses.length === 0 ? { of: 'organisation' } : { of: 'classes', names }
  return isAll ? { of: 'pupils' } : { of: 'classes', names }
}

/** What somebody says a file of one organisation is complete for; its classes are those that it names. */
export function saidCover(of: Cover['of'], entries: readonly RosterEntry[]): Cover {
  if (of !== 'classes') return { of }
  return { of, names: classNamesOf(entries) }
}

/** «Left» can only be said of somebody whom the file would have named. */
export function isCovered(cover: Cover, { employments, pupilOf }: Member): boolean {
  if (cover.of === 'nobody') return false
  if (cover.of === 'staff') return employments.length > 0
  if (cover.of === 'pupils') return pupilOf.length > 0
  if (cover.of === 'organisation') return true
  const keys = new Set(cover.names.map(nameKey))
  return pupilOf.some(({ name }) => keys.has(nameKey(name)))
}

function classNamesOf(entries: readonly RosterEntry[]): string[] {
  const pupils = entries.filter((entry) => entry.kind === 'pupil')
  if (pupils.length === 0) return []
  return [...new Set(classesOf(pupils).map(({ className }) => className))].filter(Boolean).sort()
}
