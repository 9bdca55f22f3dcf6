import Type, { type Static } from 'typebox'
import { command, event, query } from './contract.ts'
import { OrganisationKind } from './accounts.ts'
import { Day, Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief, Role } from './common.ts'
import { FailingReason } from './indicators.ts'

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

/** What an organisation is by its papers; empty: not known yet. Numbers are checked where they have check digits. */
export const OrganisationProfile = Exactly({
  /** «МБОУ», «МБДОУ», «МКОУ» … */
  legalForm: Type.String({ maxLength: 60 }),
  /** Ten digits; branches share the one of their head organisation. */
  inn: Type.String({ maxLength: 20 }),
  /** Thirteen digits. */
  ogrn: Type.String({ maxLength: 25 }),
  kpp: Type.String({ maxLength: 20 }),
  oktmo: Type.String({ maxLength: 20 }),
  address: Type.String({ maxLength: 300 }),
  phone: Type.String({ maxLength: 60 }),
  email: Type.String({ maxLength: 120 }),
  website: Type.String({ maxLength: 200 }),
  licence: Type.String({ maxLength: 120 }),
  /** Who founded it by its charter: an administration, a ministry. */
  founder: Type.String({ maxLength: 300 }),
  /** Who leads it by its papers; it gives nobody a role. */
  headName: Type.String({ maxLength: 200 }),
})
export type OrganisationProfile = Static<typeof OrganisationProfile>
const ProfileChange = Type.Partial(OrganisationProfile, { additionalProperties: false })
/** Roles that may be let in only with a second factor. */
export const SecondFactorRole = OneOf('office_specialist', 'head', 'deputy', 'administrator', 'teacher', 'staff')
export type SecondFactorRole = Static<typeof SecondFactorRole>
const SecondFactorFor = Type.Array(SecondFactorRole, { uniqueItems: true, maxItems: 6 })

/** For so long pupils who are inside already stay inside without a consent once the organisation begins to ask for it. */
export const consentGraceDays = 14

/** A grade from 1 to 11, or 12 for «no grade». */
export const accountsFromNoGrade = 12
const AccountsFromGrade = Type.Integer({ minimum: 1, maximum: accountsFromNoGrade })

/** More than two people must be registered: three. */
export const registeredNeeded = 3
export const classesNeeded = 1

/** Staff of an organisation, each once whatever the roles. Long leave stands outside of it. */
export const StaffProgress = Type.Object({
  registered: Type.Integer(),
  /** Of the roster, or the number that the office expects where that is larger. */
  total: Type.Integer(),
  onLeave: Type.Integer(),
  /** Of `total` those who are expected and stand on no list. */
  unlisted: Type.Integer(),
})
export type StaffProgress = Static<typeof StaffProgress>

/** Active as the indicator counts it: a verified profile, more than two registered people linked to it and at least one class. */
export const OrganisationStatus = Type.Object({
  /** Offices, and branches that do not report for themselves, are not counted: `false`, and `active` means nothing. */
  counted: Type.Boolean(),
  active: Type.Boolean(),
  /** What is missing, the first to be mended first. */
  reasons: Type.Array(FailingReason),
  /** By an office above; `true` where there is none. */
  verified: Type.Boolean(),
  /** Distinct people with an account of their own, not blocked, signed in at least once, with an approved tie. */
  registered: Type.Integer(),
  /** «Из них сотрудников». */
  registeredStaff: Type.Integer(),
  /** Classes of the academic year that counts. */
  classes: Type.Integer(),
  /** Of them without a single child on the list. */
  emptyClasses: Type.Integer(),
  /** How far its staff have come in. */
  staff: StaffProgress,
})
export type OrganisationStatus = Static<typeof OrganisationStatus>

export const OrganisationRow = Type.Object({
  id: Id,
  parentId: Nullable(Id),
  kind: OrganisationKind,
  name: Type.String(),
  shortName: Type.String(),
  inn: Type.String(),
  /** Confirmed by an office above. */
  verified: Type.Boolean(),
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
  /** As an office above: verify, mark as a branch, move, close, keep expected numbers. */
  oversee: Type.Boolean(),
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
  /** Since when pupils under 14 wait for a guardian's consent; `null`: they do not. */
  consentSince: Nullable(Instant),
  /** Since when pupils of 14 to 17 and their guardians both have to agree; `null`: they do not. */
  consentBothSince: Nullable(Instant),
  /** The lowest grade whose pupils have accounts of their own; 1: all, 12: none. Lower ones are outside of what counts accounts. */
  accountsFromGrade: AccountsFromGrade,
  createdAt: Instant,
  /** Heads by name, for «who is in charge». */
  heads: Type.Array(PersonBrief),
  rights: OrganisationRights,
  status: OrganisationStatus,
  profile: OrganisationProfile,
  /** `null`: no branch. A branch is counted by itself only if the office says so. */
  branch: Nullable(
    Type.Object({ headOrganisationId: Nullable(Id), headShortName: Type.String(), reporting: Type.Boolean() }),
  ),
  /** Who of an office above confirmed name, INN and OGRN; changing one of them takes it back. */
  verified: Nullable(Type.Object({ by: Nullable(PersonBrief), at: Instant })),
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
    profile: Type.Optional(ProfileChange),
    isBranch: Type.Optional(Type.Boolean()),
    headOrganisationId: Type.Optional(Nullable(Id)),
    /** By which it came to be; stands on the report of the Friday after. */
    document: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  output: Type.Object({ organisationId: Id }),
})

export const updateOrganisation = command('organisations.update', {
  summary: 'Change names, profile, time zone or settings; what is left out stays.',
  input: Exactly({
    organisationId: Id,
    name: Type.Optional(OrganisationName),
    shortName: Type.Optional(OrganisationShortName),
    timeZone: Type.Optional(TimeZone),
    settings: Type.Optional(Type.Partial(OrganisationSettings, { additionalProperties: false })),
    profile: Type.Optional(ProfileChange),
    /** Those with such a role and without a second factor are signed out and set one up at the next sign-in. */
    secondFactorFor: Type.Optional(SecondFactorFor),
    /** Pupils under 14 are in no chat without a guardian's consent; those inside already get `consentGraceDays`. */
    consentUnder14: Type.Optional(Type.Boolean()),
    /** The same for pupils of 14 to 17, with a consent of their own beside that of a guardian. */
    consentFrom14: Type.Optional(Type.Boolean()),
    accountsFromGrade: Type.Optional(AccountsFromGrade),
  }),
  output: Nothing,
})

export const verifyOrganisation = command('organisations.verify', {
  summary: 'Confirm name, INN and OGRN of an organisation below my office, or take that back.',
  input: Exactly({ organisationId: Id, verified: Type.Boolean() }),
  output: Nothing,
})

export const setBranch = command('organisations.setBranch', {
  summary: 'Say whether an organisation below my office is a branch, whose, and whether it reports for itself.',
  input: Exactly({
    organisationId: Id,
    isBranch: Type.Boolean(),
    headOrganisationId: Nullable(Id),
    reporting: Type.Boolean(),
    /** By which it is counted, or no longer. */
    document: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  output: Nothing,
})

export const moveOrganisation = command('organisations.move', {
  summary: 'Move an organisation with all below it under another office; I am a specialist over both ends.',
  input: Exactly({ organisationId: Id, parentId: Id }),
  output: Nothing,
})

export const closeOrganisation = command('organisations.close', {
  summary: 'Close an organisation below my office: work and learning end, chats are archived, nothing is deleted.',
  input: Exactly({ organisationId: Id, document: Type.String({ maxLength: 200 }) }),
  output: Nothing,
})

const ExpectedCount = Nullable(Type.Integer({ minimum: 0, maximum: 100_000 }))

/** What the office expects from a day on; `null`: no number. */
export const ExpectedNumbers = Type.Object({
  from: Day,
  staff: ExpectedCount,
  children: ExpectedCount,
  classes: ExpectedCount,
  source: Type.String(),
  recordedAt: Instant,
})
export type ExpectedNumbers = Static<typeof ExpectedNumbers>

export const expectedNumbers = query('organisations.expected', {
  summary: 'How many people and classes the office above expects, the latest day first.',
  input: Exactly({ organisationId: Id }),
  output: Type.Object({ numbers: Type.Array(ExpectedNumbers), maySet: Type.Boolean() }),
})

export const setExpected = command('organisations.setExpected', {
  summary: 'Enter expected numbers of an organisation below my office, with their day and source.',
  input: Exactly({
    organisationId: Id,
    from: Day,
    staff: ExpectedCount,
    children: ExpectedCount,
    classes: ExpectedCount,
    source: Type.String({ maxLength: 200 }),
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
    /** A part of the name, or the beginning of the INN. */
    text: Type.Optional(Type.String({ maxLength: 100 })),
    kind: Type.Optional(OrganisationKind),
    /** `few_registered`, `no_class`, `unverified`: not active for this reason; nobody at all are few. */
    status: Type.Optional(OneOf('active', 'inactive', 'few_registered', 'no_class', 'unverified')),
    /** Only what lies under this office. */
    underId: Type.Optional(Id),
    /** `lagging`: flat, those that are not active on top. `staff`: flat, the smallest share of registered staff on top. */
    order: Type.Optional(OneOf('tree', 'lagging', 'staff')),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: organisationPageMax })),
  }),
  output: Type.Object({
    total: Type.Integer(),
    /** Among all of `total`: counted organisations and the active ones. */
    counted: Type.Integer(),
    active: Type.Integer(),
    /** Sums and order are of a count some time ago; a newer one is under way: ask again in a few seconds. */
    renewing: Type.Boolean(),
    organisations: Type.Array(OrganisationRow),
  }),
})

export const organisationStatus = query('organisations.status', {
  summary: 'Is the profile active by the rule, and what is missing.',
  input: Exactly({ organisationId: Id }),
  output: OrganisationStatus,
})

/**
 * How far a person on the list has come. `awaits_consent`: a pupil with an account who waits for a guardian's consent.
 * `removed` ties are not listed.
 */
export const JoiningState = OneOf('not_invited', 'invited', 'waiting', 'awaits_consent', 'joined', 'blocked')
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
  /** On long leave: keeps access, stands outside of denominators. */
  onLeave: Type.Boolean(),
  /** Last day of that leave; `null`: no leave, or none is named. */
  leaveUntil: Nullable(Day),
  /** Last day of a role held now for a term, the nearest: of an acting head, say. */
  termUntil: Nullable(Day),
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
  Type.Object({ what: OneOf('profile', 'people', 'classes', 'joins', 'tree', 'old_chats') }),
)
