import type { ClassKind } from '#protocol/classes.ts'
import type { YearStep } from '#protocol/school-year.ts'

export type Steps = {
  groups: YearStep
  clubs: YearStep
  /** Whether there are classes after the ninth. */
  hasSeniors: boolean
}

const gradeLast = 11
/** The last grades of primary, basic and full school: a class of several grades never reaches over one of them. */
const stageEnds = [4, 9, gradeLast]

/** Age bands of kindergarten groups, youngest first; each word that a name may hold, and the next band's. */
const bands: readonly { is: RegExp; next: string | null }[] = [
  { is: /ясельн(?:ая|ой)/iu, next: 'первая младшая' },
  { is: /(?:первая|1-я|1|I) младшая/iu, next: 'вторая младшая' },
  { is: /(?:(?:вторая|2-я|2|II) )?младшая/iu, next: 'средняя' },
  { is: /средняя/iu, next: 'старшая' },
  { is: /старшая/iu, next: 'подготовительная' },
  { is: /подготовительная/iu, next: null },
]

const studyYear = /(\d{1,2})(-?(?:й|ый|ий)?) год/iu

/** What a class is called in the coming year if nobody decides otherwise; null: its children leave. */
export function nextName(kind: ClassKind, name: string, { groups, clubs, hasSeniors }: Steps): string | null {
  // A group of a subject is put together anew each year, from the classes as they are then.
  if (kind === 'subject_group') return null
  if (kind === 'kindergarten_group') return groups === 'up' ? nextBand(name) : name
  if (kind === 'association') return clubs === 'up' ? nextStudyYear(name) : name
  const several = /^(\d{1,2})–(\d{1,2})$/.exec(name)
  if (several) return nextGrades(name, Number(several[1]), Number(several[2]))
  const grade = gradeOf(name)
  if (grade === undefined) return name
  if (grade === gradeLast || (grade === 9 && !hasSeniors)) return null
  return `${grade + 1}${name.slice(String(grade).length)}`
}

/** «5А» is of grade 5; a class of several grades, or with a name of its own, of none. */
export function gradeOf(name: string): number | undefined {
  const [, grade] = /^(\d{1,2})\p{L}?$/u.exec(name) ?? []
  return grade !== undefined && Number(grade) >= 1 && Number(grade) <= gradeLast ? Number(grade) : undefined
}

/** Together they go up; where the eldest would change to the next stage, the class stays and they leave it one by one. */
function nextGrades(name: string, first: number, last: number): string {
  return stageEnds.includes(last) ? name : `${first + 1}–${last + 1}`
}

function nextBand(name: string): string | null {
  const band = bands.find(({ is }) => is.test(name))
  if (!band) return name
  return band.next === null ? null : name.replace(band.is, (word) => spelledLike(word, band.next!))
}

function spelledLike(word: string, next: string): string {
  return /^\p{Lu}/u.test(word) || /^\d/.test(word) ? next[0]!.toUpperCase() + next.slice(1) : next
}

function nextStudyYear(name: string): string {
  return name.replace(studyYear, (_, year: string, ending: string) => `${Number(year) + 1}${ending} год`)
}
