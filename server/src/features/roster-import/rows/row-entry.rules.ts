import { classNameLengthMax } from '#protocol/class-limits.ts'
import type { ClassKind } from '#protocol/classes.ts'
import { normaliseClassName } from '#server/features/classes/exports.rules.ts'
import type { PupilEntry, RosterEntry, StaffEntry } from '../entries.ts'
import { cellText } from '../tables/table.ts'
import type { MappedRow } from './cells.ts'
import type { Field, GuardianKey } from './fields.ts'
import { kindWords, notTeachingPositions, teachingPositions } from './header-words.ts'
import type { TableMapping } from './mapping.rules.ts'
import {
  readGuardian,
  readOptionalDay,
  readPerson,
  shortText,
  type Ages,
  type PersonOptions,
} from './row-person.rules.ts'

const organisationLengthMax = 300
const positionLengthMax = 120
const orderLengthMax = 120

/** How old people on a list can be. A club or an evening school takes grown-ups too. */
const pupilAges: Ages = { min: 0, max: 25 }
const staffAges: Ages = { min: 14, max: 110 }

export type RowOptions = PersonOptions & {
  mapping: TableMapping
  fields: ReadonlySet<Field>
  guardianKeys: readonly GuardianKey[]
  /** The class that rows without one belong to: the sheet's name, a title, a line between the rows. */
  className: string
}

/** The entry of a row; `undefined` when there is no name to read. What is wrong is reported through the row. */
export function readEntry(row: MappedRow, options: RowOptions): RosterEntry | undefined {
  const kind = kindOf(row, options)
  const read = readPerson(row, options, kind === 'staff' ? staffAges : pupilAges)
  if (!read) return undefined
  const base = {
    places: [{ sheet: options.mapping.sheet, line: row.line }],
    organisation: shortText(row, 'organisation', organisationLengthMax),
    ...read,
  }
  return kind === 'staff' ? readStaff(row, base) : readPupil(row, base, options)
}

type Base = Pick<RosterEntry, 'places' | 'organisation' | 'person' | 'held'>

function readStaff(row: MappedRow, base: Base): StaffEntry {
  const position = shortText(row, 'position', positionLengthMax)
  const subjects = listOf(shortText(row, 'subject', positionLengthMax))
  const formTeacherOf = listOf(row.text('formTeacherOf')).map((name) => normaliseClassName('class', name))
  const teaches = teachingPositions.test(position) && !notTeachingPositions.test(position)
  const isTeacher = teaches || subjects.length > 0 || formTeacherOf.length > 0
  return { ...base, kind: 'staff', role: isTeacher ? 'teacher' : 'staff', position, subjects, formTeacherOf }
}

function readPupil(row: MappedRow, base: Base, options: RowOptions): PupilEntry {
  const named = readClass(row, options)
  const guardians = options.guardianKeys.flatMap((key) => readGuardian(row, key, options) ?? [])
  return {
    ...base,
    kind: 'pupil',
    held: base.held || named.className === '',
    ...named,
    alsoIn: [],
    enrolledOn: readOptionalDay(row, 'enrolledOn', options),
    order: shortText(row, 'order', orderLengthMax),
    guardians,
  }
}

function readClass(row: MappedRow, { fields, className }: RowOptions): Pick<PupilEntry, 'className' | 'classKind'> {
  const field = row.has('className') ? 'className' : row.has('groupName') ? 'groupName' : undefined
  if (!field) {
    if (className !== '') return { className, classKind: 'class' }
    const missing = fields.has('className') ? 'className' : fields.has('groupName') ? 'groupName' : undefined
    row.problem(missing, 'class_missing', false)
    return { className: '', classKind: 'class' }
  }
  const cell = row.cell(field)
  if (typeof cell === 'object') {
    row.problem(field, 'class_is_date', false)
    return { className: '', classKind: 'class' }
  }
  const classKind = kindOfClass(field, cellText(cell))
  const name = normaliseClassName(classKind, cellText(cell))
  if (name === '') row.problem(field, 'class_missing', false)
  if (name.length <= classNameLengthMax) return { className: name, classKind }
  row.problem(field, 'class_too_long', false)
  return { className: '', classKind }
}

/** A group that is called like a class («Группа: 5А») is one; which kind of group the organisation's kind decides later. */
function kindOfClass(field: 'className' | 'groupName', text: string): ClassKind {
  if (field === 'className') return 'class'
  return isGradeName(text) ? 'class' : 'kindergarten_group'
}

/** «5А», «1-3», «10 класс». */
export function isGradeName(text: string): boolean {
  return /^\d{1,2}(?:\p{L}?|–\d{1,2})$/u.test(normaliseClassName('class', text))
}

function kindOf(row: MappedRow, { mapping, fields }: RowOptions): 'pupil' | 'staff' {
  if (mapping.rowsAre !== 'mixed') return mapping.rowsAre === 'staff' ? 'staff' : 'pupil'
  const said = row.text('kind').toLowerCase().replaceAll('ё', 'е')
  const first = said.split(/[\s,;]+/)[0] ?? ''
  if ((kindWords.pupil as readonly string[]).includes(first)) return 'pupil'
  if ((kindWords.staff as readonly string[]).includes(first)) return 'staff'
  if (row.has('position')) return 'staff'
  const hasClass = row.has('className') || row.has('groupName')
  if (said !== '' && !hasClass) row.problem('kind', 'kind_unknown', true, { value: said.slice(0, 40) })
  return hasClass || !fields.has('position') ? 'pupil' : 'staff'
}

function listOf(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean)
}
