import Type, { type Static } from 'typebox'
import { classSizeMax } from './classes.ts'
import { Exactly, Id, Instant, Nullable, OneOf, PersonBrief } from './common.ts'
import { command, query } from './contract.ts'
import { Kinship } from './roster.ts'

/** Codes for guardians on the sheet of one child. */
export const guardianSeats = 2
/** A sheet is handed over in class or at a parents’ meeting; a code on it lives as long as an invitation. */
export const sheetDays = 30

/**
 * How far somebody on a sheet has come. `joined`: has an account; `none`: no code was issued; `claimed`: waits for the form
 * teacher’s answer; `burnt`: too many wrong birthdays.
 */
export const SheetState = OneOf('joined', 'none', 'issued', 'opened', 'claimed', 'expired', 'revoked', 'burnt')
export type SheetState = Static<typeof SheetState>

export const SheetPlace = Type.Object({
  for: OneOf('pupil', 'guardian'),
  /** Null: a guardian who is not on the roster and names him- or herself. */
  person: Nullable(PersonBrief),
  kinship: Nullable(Kinship),
  state: SheetState,
  /** Of an open code. */
  expiresAt: Nullable(Instant),
})
export type SheetPlace = Static<typeof SheetPlace>

export const ChildSheet = Type.Object({
  child: PersonBrief,
  /** Without a birth date on the roster the codes open nothing by themselves: the form teacher lets in. */
  hasBirthday: Type.Boolean(),
  places: Type.Array(SheetPlace),
})
export type ChildSheet = Static<typeof ChildSheet>

const whose = {
  classId: Id,
  /** Without: the whole class. */
  childIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: classSizeMax, uniqueItems: true })),
}
const ofChildren = Exactly(whose)

/** One code of a sheet: the pupil's, that of a guardian on the roster, or one for whoever names him- or herself. */
export const SheetSeat = Exactly({ for: OneOf('pupil', 'guardian'), personId: Nullable(Id) })
export type SheetSeat = Static<typeof SheetSeat>

export const listSheets = query('sheets.list', {
  summary: 'The sheets of a class: what became of each child’s codes. For the form teacher and the managers.',
  input: Exactly({ classId: Id }),
  output: Type.Object({ children: Type.Array(ChildSheet) }),
})

export const issueSheets = command('sheets.issue', {
  summary:
    'New codes for all who have not joined, or for one of them; their former codes die. Print them at once with `sheets.paper`.',
  input: Exactly({ ...whose, only: Type.Optional(SheetSeat) }),
  output: Type.Object({ children: Type.Integer(), codes: Type.Integer() }),
})

export const revokeSheets = command('sheets.revoke', {
  summary: 'The codes of these children stop working. A request that was made with one stays to be answered.',
  input: ofChildren,
  output: Type.Object({ codes: Type.Integer() }),
})

export const PaperCode = Type.Object({
  id: Id,
  for: OneOf('pupil', 'guardian'),
  /** Whom a guardian’s code was issued for; empty: whoever names him- or herself. */
  personName: Type.String(),
  code: Type.String(),
  /** Carries its secret in the fragment: servers and logs on the way never see it. */
  link: Type.String(),
})

export const ChildPaper = Type.Object({
  childId: Id,
  childName: Type.String(),
  hasBirthday: Type.Boolean(),
  expiresAt: Instant,
  codes: Type.Array(PaperCode),
})
export type ChildPaper = Static<typeof ChildPaper>

export const sheetPapers = query('sheets.paper', {
  summary: 'What I issued for a class in the last quarter of an hour, child by child, to be printed.',
  input: Exactly({ classId: Id }),
  output: Type.Object({
    organisationName: Type.String(),
    className: Type.String(),
    /** The address to type by hand: `https://school.example/join`. */
    address: Type.String(),
    papers: Type.Array(ChildPaper),
  }),
})
