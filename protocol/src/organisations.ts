import Type, { type Static } from 'typebox'
import { command, event, query } from './contract.ts'
import { OrganisationKind } from './accounts.ts'
import { Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief, Role } from './common.ts'

export const organisationPageMax = 200
export const peoplePageMax = 100

export const OrganisationName = Type.String({ minLength: 2, maxLength: 300 })
export const OrganisationShortName = Type.String({ minLength: 2, maxLength: 80 })
/** IANA name: `Europe/Moscow`. */
export const TimeZone = Type.String({ minLength: 1, maxLength: 60 })

/** Who may write to whom directly, beyond the chats that the roster makes. Each is a choice of the organisation. */
export const OrganisationSettings = Exactly({
  /** Pupils of one class to each other. */
  pupilToPupil: Type.Boolean(),
  /** Pupils and the teachers of their classes, both ways. */
  pupilToTeacher: Type.Boolean(),
  /** Guardians and the teachers of their children’s classes, both ways. */
  guardianToTeacher: Type.Boolean(),
  /** Guardians and head, deputies, administrators. */
  guardianToAdministration: Type.Boolean(),
  /** Staff and the staff of other organisations under the same office. */
  staffAcrossOrganisations: Type.Boolean(),
})
export type OrganisationSettings = Static<typeof OrganisationSettings>

/** Roles that may be let in only with a second factor. */
export const SecondFactorRole = OneOf('office_specialist', 'head', 'deputy', 'administrator', 'teacher', 'staff')
export type SecondFactorRole = Static<typeof SecondFactorRole>
const SecondFactorFor = Type.Array(SecondFactorRole, { uniqueItems: true, maxItems: 6 })

/** Why a profile is not active yet. */
export const InactiveReason = OneOf('few_registered', 'no_class')
export type InactiveReason = Static<typeof InactiveReason>

/** More than two people must be registered: three. */
export const registeredNeeded = 3
export const classesNeeded = 1

/** Active by the letter's rule: more than two registered people linked to the profile and at least one class. */
export const OrganisationStatus = Type.Object({
  /** Offices are not counted: `false`, and `active` means nothing. */
  counted: Type.Boolean(),
  active: Type.Boolean(),
  /** What is missing, the first to be mended first. */
  reasons: Type.Array(InactiveReason),
  /** Distinct people with an account of their own, not blocked, signed in at least once, with an approved tie. */
  registered: Type.Integer(),
  /** «Из них сотрудников». */
  registeredStaff: Type.Integer(),
  /** Classes of the academic year that counts. */
  classes: Type.Integer(),
  /** Of them without a single child on the list. */
  emptyClasses: Type.Integer(),
})
export type OrganisationStatus = Static<typeof OrganisationStatus>

export const OrganisationRow = Type.Object({
  id: Id,
  parentId: Nullable(Id),
  kind: OrganisationKind,
  name: Type.String(),
  shortName: Type.String(),
  /** Offices of mine or above that lead to this one; 0 for a root. */
  depth: Type.Integer(),
  status: OrganisationStatus,
})
export type OrganisationRow = Static<typeof OrganisationRow>

/** What I may do there: the page shows only these buttons, the server checks them again. */
export const OrganisationRights = Type.Object({
  /** Change names, settings, staff, classes. */
  manage: Type.Boolean(),
  /** Add organisations under this office. */
  addOrganisation: Type.Boolean(),
  /** Roles that I may give here or invite to; empty: none. */
  grant: Type.Array(Role),
  seePeople: Type.Boolean(),
})
export type OrganisationRights = Static<typeof OrganisationRights>

export const Organisation = Type.Object({
  id: Id,
  parentId: Nullable(Id),
  parentShortName: Type.String(),
  kind: OrganisationKind,
  name: Type.String(),
  shortName: Type.String(),
  timeZone: Type.String(),
  settings: OrganisationSettings,
  secondFactorFor: SecondFactorFor,
  createdAt: Instant,
  /** Heads by name, for «who is in charge». */
  heads: Type.Array(PersonBrief),
  rights: OrganisationRights,
  status: OrganisationStatus,
})
export type Organisation = Static<typeof Organisation>

export const addOrganisation = command('organisations.add', {
  summary: 'Add an organisation under an office. Its head is invited next, see `invitations.create`.',
  input: Exactly({
    id: Id,
    parentId: Id,
    kind: OrganisationKind,
    name: OrganisationName,
    shortName: OrganisationShortName,
    timeZone: TimeZone,
  }),
  output: Type.Object({ organisationId: Id }),
})

export const updateOrganisation = command('organisations.update', {
  summary: 'Change names, time zone or settings; what is left out stays.',
  input: Exactly({
    organisationId: Id,
    name: Type.Optional(OrganisationName),
    shortName: Type.Optional(OrganisationShortName),
    timeZone: Type.Optional(TimeZone),
    settings: Type.Optional(Type.Partial(OrganisationSettings, { additionalProperties: false })),
    /** Those with such a role and without a second factor are signed out and set one up at the next sign-in. */
    secondFactorFor: Type.Optional(SecondFactorFor),
  }),
  output: Nothing,
})

export const getOrganisation = query('organisations.get', {
  summary: 'One organisation that I belong to or oversee, with what I may do there.',
  input: Exactly({ organisationId: Id }),
  output: Type.Object({ organisation: Organisation }),
})

export const listOrganisations = query('organisations.list', {
  summary:
    'The tree as far as I see it: my organisations and all that lies under my offices. Parents come before children.',
  input: Exactly({
    text: Type.Optional(Type.String({ maxLength: 100 })),
    /** Only what lies under this office. */
    underId: Type.Optional(Id),
    /** `lagging`: flat, those that are not active on top. */
    order: Type.Optional(OneOf('tree', 'lagging')),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: organisationPageMax })),
  }),
  output: Type.Object({
    total: Type.Integer(),
    /** Among all of `total`: counted organisations and the active ones. */
    counted: Type.Integer(),
    active: Type.Integer(),
    organisations: Type.Array(OrganisationRow),
  }),
})

export const organisationStatus = query('organisations.status', {
  summary: 'Is the profile active by the rule, and what is missing.',
  input: Exactly({ organisationId: Id }),
  output: OrganisationStatus,
})

/** How far a person on the list has come. `removed` ties are not listed. */
export const JoiningState = OneOf('not_invited', 'invited', 'waiting', 'joined', 'blocked')
export type JoiningState = Static<typeof JoiningState>

/** One tie of a person to the organisation. For a guardian `childId` says through whom. */
export const PersonTie = Type.Object({
  role: Role,
  position: Type.String(),
  classId: Nullable(Id),
  className: Type.String(),
  childId: Nullable(Id),
})
export type PersonTie = Static<typeof PersonTie>

export const OrganisationPerson = Type.Object({
  person: PersonBrief,
  ties: Type.Array(PersonTie),
  state: JoiningState,
})
export type OrganisationPerson = Static<typeof OrganisationPerson>

export const organisationPeople = query('organisations.people', {
  summary: 'People of an organisation by family name, a page at a time. Staff see staff; managers see everybody.',
  input: Exactly({
    organisationId: Id,
    text: Type.Optional(Type.String({ maxLength: 100 })),
    circle: Type.Optional(OneOf('staff', 'pupils', 'guardians')),
    state: Type.Optional(JoiningState),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: peoplePageMax })),
  }),
  output: Type.Object({ total: Type.Integer(), people: Type.Array(OrganisationPerson) }),
})

/** Something of the organisation changed: names, settings, staff, classes. Fetch what is on the screen. */
export const organisationChanged = event(
  'organisation.changed',
  'organisation',
  Type.Object({ what: OneOf('profile', 'people', 'classes', 'joins', 'tree') }),
)
