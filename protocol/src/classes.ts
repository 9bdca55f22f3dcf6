import Type, { type Static } from 'typebox'
import { classNameLengthMax, namesTextLengthMax } from './class-limits.ts'
import { command, event, query } from './contract.ts'
import { Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief } from './common.ts'
import { JoiningState } from './organisations.ts'
import { Kinship } from './roster.ts'

export * from './class-limits.ts'

/** A class of a school, a group of a kindergarten, an association (club), a part of one or more classes for a subject. */
export const ClassKind = OneOf('class', 'kindergarten_group', 'association', 'subject_group')
export type ClassKind = Static<typeof ClassKind>

/** `2026/2027`: from 1 September to 31 August. */
export const AcademicYear = Type.String({ pattern: '^20\\d\\d/20\\d\\d$' })

export const ClassName = Type.String({ minLength: 1, maxLength: classNameLengthMax })

export const enrolledAtOnceMax = 100

/** A list of names as pasted: one person per line, «Фамилия Имя Отчество». */
export const NamesText = Type.String({ maxLength: namesTextLengthMax })

/** What became of one line of a pasted list. `line` counts from 1 with blank lines. */
export const ReadName = Type.Object({
  line: Type.Integer(),
  text: Type.String(),
  /**
   * `duplicate`: the same name stands above or on the list already: taken, since namesakes exist, and marked.
   * On staff lists it is left out. The others are never taken.
   */
  state: OneOf('ok', 'duplicate', 'one_word', 'not_a_name', 'too_long', 'too_many'),
  familyName: Type.String(),
  givenName: Type.String(),
  patronymic: Type.String(),
})
export type ReadName = Static<typeof ReadName>

export const readNames = query('classes.readNames', {
  summary: 'How the server reads a pasted list, before it is used; with a class, compared with its list.',
  input: Exactly({ text: NamesText, classId: Type.Optional(Id) }),
  output: Type.Object({ rows: Type.Array(ReadName), taken: Type.Integer() }),
})

export const createClass = command('classes.create', {
  summary: 'Make a class from a pasted list; good lines are kept, the others are named. Its chats are made with it.',
  input: Exactly({
    id: Id,
    organisationId: Id,
    kind: ClassKind,
    name: ClassName,
    /** Without: the current one. */
    academicYear: Type.Optional(AcademicYear),
    formTeacherId: Type.Optional(Id),
    names: NamesText,
  }),
  output: Type.Object({
    classId: Id,
    /** As it is kept: «1А» for «1-а». */
    name: Type.String(),
    added: Type.Integer(),
    /** Lines that were not taken, and duplicates that were. */
    remarks: Type.Array(ReadName),
  }),
})

export const addPupils = command('classes.addPupils', {
  summary: 'Add names to a class list.',
  input: Exactly({ classId: Id, names: NamesText }),
  output: Type.Object({ added: Type.Integer(), remarks: Type.Array(ReadName) }),
})

export const enrolPupils = command('classes.enrol', {
  summary:
    'Take pupils of the organisation’s classes into a club or a subject group too; whoever is in it already stays.',
  input: Exactly({
    classId: Id,
    personIds: Type.Array(Id, { minItems: 1, maxItems: enrolledAtOnceMax, uniqueItems: true }),
  }),
  output: Type.Object({ added: Type.Integer() }),
})

export const renameClass = command('classes.rename', {
  summary: 'Give a class another name; its chats follow.',
  input: Exactly({ classId: Id, name: ClassName }),
  output: Type.Object({ name: Type.String() }),
})

export const setFormTeacher = command('classes.setFormTeacher', {
  summary: 'Name the form teacher (`null`: nobody). The former one leaves the class chats.',
  input: Exactly({ classId: Id, personId: Nullable(Id) }),
  output: Nothing,
})

export const addClassTeacher = command('classes.addTeacher', {
  summary: 'A teacher of the class comes into its chats.',
  input: Exactly({ classId: Id, personId: Id }),
  output: Nothing,
})

export const removeClassTeacher = command('classes.removeTeacher', {
  summary: 'A teacher no longer teaches the class and leaves its chats.',
  input: Exactly({ classId: Id, personId: Id }),
  output: Nothing,
})

export const ClassRow = Type.Object({
  id: Id,
  organisationId: Id,
  kind: ClassKind,
  name: Type.String(),
  academicYear: Type.String(),
  formTeacher: Nullable(PersonBrief),
  pupils: Type.Integer(),
  pupilsJoined: Type.Integer(),
  /** Children with at least one joined guardian. */
  pupilsWithGuardian: Type.Integer(),
  /** Requests that wait for an answer. */
  waiting: Type.Integer(),
})
export type ClassRow = Static<typeof ClassRow>

export const listClasses = query('classes.list', {
  summary: 'Classes of an organisation (managers: all; teachers: their own), or without one all that I teach.',
  input: Exactly({ organisationId: Type.Optional(Id) }),
  output: Type.Object({ classes: Type.Array(ClassRow) }),
})

export const ClassLine = Type.Object({
  person: PersonBrief,
  familyName: Type.String(),
  givenName: Type.String(),
  patronymic: Type.String(),
  state: JoiningState,
  guardians: Type.Array(Type.Object({ person: PersonBrief, kinship: Kinship })),
})
export type ClassLine = Static<typeof ClassLine>

/** An open class code. The code itself is shown once, right after it is issued (`invitations.sheet`). */
export const ClassCode = Type.Object({
  id: Id,
  for: OneOf('pupils', 'guardians'),
  issuedAt: Instant,
  expiresAt: Instant,
  /** The code stops at so many requests. */
  seats: Type.Integer(),
  used: Type.Integer(),
})
export type ClassCode = Static<typeof ClassCode>

export const getClass = query('classes.get', {
  summary: 'A class with its list, teachers and open codes: for its teachers and the managers of the organisation.',
  input: Exactly({ classId: Id }),
  output: Type.Object({
    class: ClassRow,
    teachers: Type.Array(PersonBrief),
    lines: Type.Array(ClassLine),
    codes: Type.Array(ClassCode),
    conversationIds: Type.Object({ pupils: Nullable(Id), guardians: Nullable(Id) }),
    rights: Type.Object({
      /** Names, list, codes, requests. */
      edit: Type.Boolean(),
      /** Form teacher and teachers. */
      manage: Type.Boolean(),
      /** To come into its chats openly, as administration (`conversations.enter`). */
      enter: Type.Boolean(),
    }),
  }),
})

export const classCodeDays = 14

export const issueClassCode = command('classes.issueCode', {
  summary: 'Open a new code for pupils or guardians; the former one closes. Print it at once with `invitations.sheet`.',
  input: Exactly({ id: Id, classId: Id, for: OneOf('pupils', 'guardians') }),
  output: Type.Object({ codeId: Id, expiresAt: Instant, seats: Type.Integer() }),
})

export const closeClassCode = command('classes.closeCode', {
  summary: 'Nobody joins with this code any more. Requests that wait stay.',
  input: Exactly({ codeId: Id }),
  output: Nothing,
})

/** The list, the teachers, the codes or the requests of a class changed: fetch what is on the screen. */
export const classChanged = event(
  'class.changed',
  'class',
  Type.Object({ what: OneOf('profile', 'people', 'codes', 'joins') }),
)
