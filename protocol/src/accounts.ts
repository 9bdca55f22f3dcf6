import Type, { type Static } from 'typebox'
import { command, event, query } from './contract.ts'
import { Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonName, Role } from './common.ts'
import { PasskeyAnswer } from './passkeys.ts'
import { Provider } from './providers.ts'

export const languages = ['ru', 'en'] as const
export const Locale = OneOf(...languages)
export type Locale = Static<typeof Locale>

export const loginLengthMin = 3
export const loginLengthMax = 64

/** Letters (Russian too), digits and `. _ - + @`; compared without regard to case. */
export const Login = Type.String({ pattern: `^[A-Za-zА-Яа-яЁё0-9._@+-]{${loginLengthMin},${loginLengthMax}}$` })

export const passwordLengthMin = 8
export const passwordLengthMax = 200

/** A password that is being chosen. Signing in takes any text, so that a wrong one is simply wrong. */
export const NewPassword = Type.String({ minLength: passwordLengthMin, maxLength: passwordLengthMax })
const GivenLogin = Type.String({ minLength: 1, maxLength: 200 })
const GivenPassword = Type.String({ minLength: 1, maxLength: passwordLengthMax })

/** Four to eight digits, asked when somebody switches to this account on a device that several people use. */
export const Pin = Type.String({ pattern: '^[0-9]{4,8}$' })
export const pinAttemptsMax = 5

/** Codes on paper for the day the telephone is lost; each works once. */
export const recoveryCodeCount = 10
const RecoveryCodes = Type.Array(Type.String())
const FactorCode = Type.String({ minLength: 1, maxLength: 40 })
const FactorSetup = Type.String({ minLength: 1, maxLength: 400 })

export const OrganisationKind = OneOf('region', 'municipality', 'school', 'kindergarten', 'additional', 'college')
export type OrganisationKind = Static<typeof OrganisationKind>

// The installation ---------------------------------------------------------------------------------------------------

export const setupState = query('setup.state', {
  summary: 'What anybody may know before signing in: is the server founded, what is it called, what are its limits.',
  input: Nothing,
  output: Type.Object({
    founded: Type.Boolean(),
    demo: Type.Boolean(),
    languages: Type.Array(Locale),
    /** Short name of the topmost organisation; null until it is founded, and where several stand side by side. */
    name: Nullable(Type.String()),
    /** The host whose pages may ask for passkeys; null where browsers have none: without https, at an IP address. */
    passkeyHost: Nullable(Type.String()),
    /** Through which one may sign in, beside login and password. */
    providers: Type.Array(Provider),
    /** The server sends mail: a forgotten password may be restored by a link. */
    mail: Type.Boolean(),
    limits: Type.Object({
      fileSizeBytesMax: Type.Integer(),
      filesPerMessageMax: Type.Integer(),
      textLengthMax: Type.Integer(),
      passwordLengthMin: Type.Integer(),
      loginLengthMin: Type.Integer(),
    }),
  }),
})

export const foundInstallation = command('setup.found', {
  summary: 'Found the first organisation with the one-time link that the server printed. Signs the founder in.',
  input: Exactly({
    /** From the fragment of the printed link. */
    token: Type.String({ minLength: 1, maxLength: 100 }),
    kind: OneOf('school', 'municipality', 'region'),
    name: Type.String({ minLength: 2, maxLength: 300 }),
    shortName: Type.Optional(Type.String({ minLength: 2, maxLength: 80 })),
    /** IANA name: `Europe/Moscow`. */
    timeZone: Type.String({ minLength: 1, maxLength: 60 }),
    person: PersonName,
    login: Login,
    password: NewPassword,
    locale: Locale,
  }),
  output: Type.Object({ organisationId: Id, personId: Id }),
})

// Signing in ---------------------------------------------------------------------------------------------------------

/**
 * By HTTP only: the answer sets the session cookie. With `alongside` the account that is signed in on this device stays
 * there to be switched back to.
 */
export const signIn = command('sessions.signIn', {
  summary: 'Sign in with login and password. Unknown login and wrong password are answered alike.',
  input: Exactly({
    login: GivenLogin,
    password: GivenPassword,
    /** «Чужой компьютер»: nothing is kept offline, the session ends with the window. */
    ephemeral: Type.Optional(Type.Boolean()),
    alongside: Type.Optional(Type.Boolean()),
    /** Of the app or of the paper, after the refusal `second_factor_needed`. */
    code: Type.Optional(FactorCode),
    /** Instead of a code: after `passkey_needed`, or `second_factor_needed` with the detail `passkey`. */
    passkey: Type.Optional(PasskeyAnswer),
    /** With the first code, after `second_factor_setup`: what `secondFactor.propose` gave. */
    setup: Type.Optional(FactorSetup),
  }),
  output: Type.Object({
    accountId: Id,
    personId: Id,
    /** Shown once, when a second factor was set up on the way in. */
    recoveryCodes: Type.Optional(RecoveryCodes),
  }),
})

// A second factor ----------------------------------------------------------------------------------------------------

export const proposeSecondFactor = command('secondFactor.propose', {
  summary:
    'A new key for an authenticator app, for whoever knows login and password and has none yet. Nothing is stored.',
  input: Exactly({ login: GivenLogin, password: GivenPassword }),
  output: Type.Object({
    setup: FactorSetup,
    /** The key in base32, to be typed. */
    secret: Type.String(),
    /** `otpauth://totp/…`, to be scanned. */
    uri: Type.String(),
  }),
})

export const confirmSecondFactor = command('secondFactor.confirm', {
  summary: 'Switch the second factor on with the first code of the app. Gives the codes for paper, once.',
  input: Exactly({ setup: FactorSetup, code: FactorCode }),
  output: Type.Object({ recoveryCodes: RecoveryCodes }),
})

export const removeSecondFactor = command('secondFactor.remove', {
  summary:
    'Switch the second factor off with password and code. Where a role needs one, the next sign-in sets it up anew.',
  input: Exactly({ password: GivenPassword, code: FactorCode }),
  output: Nothing,
})

export const signOut = command('sessions.signOut', {
  summary: 'End this session and remove its cookie.',
  input: Nothing,
  output: Nothing,
})

export const Session = Type.Object({
  id: Id,
  /** «Chrome, Android»: from the browser’s own words, for people to recognise. */
  device: Type.String(),
  current: Type.Boolean(),
  ephemeral: Type.Boolean(),
  createdAt: Instant,
  seenAt: Instant,
})
export type Session = Static<typeof Session>

export const listSessions = query('sessions.list', {
  summary: 'Where I am signed in, latest first.',
  input: Nothing,
  output: Type.Object({ sessions: Type.Array(Session) }),
})

export const revokeSession = command('sessions.revoke', {
  summary: 'End one of my sessions: that device forgets what it stored.',
  input: Exactly({ sessionId: Id }),
  output: Nothing,
})

export const revokeOtherSessions = command('sessions.revokeOthers', {
  summary: 'End all my sessions but this one.',
  input: Nothing,
  output: Type.Object({ ended: Type.Integer() }),
})

/** An account that waits on the same device. */
export const ParkedAccount = Type.Object({
  sessionId: Id,
  /** Clients keep what they store by it, and delete what they stored of accounts that are not listed any more. */
  accountId: Id,
  personId: Id,
  name: Type.String(),
  /** What switching asks for: nothing for a child’s account, else the PIN where one is set, or the password. */
  asks: OneOf('nothing', 'pin', 'password'),
  /** A passkey will do as well. */
  passkey: Type.Boolean(),
})
export type ParkedAccount = Static<typeof ParkedAccount>

export const accountsOnThisDevice = query('sessions.onThisDevice', {
  summary: 'Accounts signed in on this device beside the present one.',
  input: Nothing,
  output: Type.Object({ accounts: Type.Array(ParkedAccount) }),
})

/** By HTTP only: the answer replaces the session cookie. The present account waits meanwhile, its sockets are closed. */
export const switchSession = command('sessions.switch', {
  summary: 'Go over to another account on this device. Five wrong PINs end that account’s session here.',
  input: Exactly({
    sessionId: Id,
    pin: Type.Optional(Pin),
    password: Type.Optional(GivenPassword),
    passkey: Type.Optional(PasskeyAnswer),
  }),
  output: Type.Object({ accountId: Id, personId: Id }),
})

// One's own account --------------------------------------------------------------------------------------------------

export const MyRole = Type.Object({ role: Role, organisationId: Nullable(Id), classId: Nullable(Id) })
export type MyRole = Static<typeof MyRole>

export const MyOrganisation = Type.Object({
  id: Id,
  name: Type.String(),
  shortName: Type.String(),
  kind: OrganisationKind,
})
export type MyOrganisation = Static<typeof MyOrganisation>

/**
 * Somebody gave this account a new way in; shown until the person confirms it. `byName` empty: the server’s operator, or
 * nobody but a link in a letter (`byMail`).
 */
export const ResetNotice = Type.Object({ byName: Type.String(), byMail: Type.Boolean(), at: Instant })

/** My addresses as «i•••@mail.ru»: the one that restores my password, and one that waits for its code. */
export const MyEmail = Type.Object({ confirmed: Nullable(Type.String()), waiting: Nullable(Type.String()) })

export const Me = Type.Object({
  accountId: Id,
  personId: Id,
  sessionId: Id,
  login: Type.String(),
  name: Type.String(),
  fullName: Type.String(),
  locale: Locale,
  roles: Type.Array(MyRole),
  organisations: Type.Array(MyOrganisation),
  ephemeral: Type.Boolean(),
  demo: Type.Boolean(),
  /** Joined, but nobody has confirmed it yet: nothing of the organisation is shown. */
  pending: Type.Boolean(),
  /** Of those who are `pending`: a pupil who waits for a guardian's consent. */
  awaitsConsent: Type.Boolean(),
  hasPin: Type.Boolean(),
  /** False for whoever came through a provider and has chosen none yet. */
  hasPassword: Type.Boolean(),
  /** Null: none. */
  secondFactor: Nullable(Type.Object({ recoveryCodesLeft: Type.Integer() })),
  resetNotice: Nullable(ResetNotice),
  /** Null: this server sends no mail. */
  email: Nullable(MyEmail),
  /** Larger files are refused here. */
  fileSizeBytesMax: Type.Integer(),
})
export type Me = Static<typeof Me>

export const me = query('account.me', {
  summary: 'Who I am here: names, roles, organisations, what I should be told.',
  input: Nothing,
  output: Me,
})

export const changePassword = command('account.changePassword', {
  summary: 'Choose another password, or the first one soon after signing in. All other sessions end.',
  input: Exactly({ password: Type.Optional(GivenPassword), newPassword: NewPassword }),
  output: Nothing,
})

export const setLocale = command('account.setLocale', {
  summary: 'The language of texts that the server writes for me.',
  input: Exactly({ locale: Locale }),
  output: Nothing,
})

export const setPin = command('account.setPin', {
  summary: 'Set or remove (`null`) the PIN for switching to this account on a shared device.',
  input: Exactly({ password: GivenPassword, pin: Nullable(Pin) }),
  output: Nothing,
})

export const confirmReset = command('account.confirmReset', {
  summary: 'I have seen who restored my access and when.',
  input: Nothing,
  output: Nothing,
})

// Restoring access: one administrator issues a code, for administrative roles a second one releases it ----------------

export const resetCodeHours = 24
export const resetAttemptsMax = 5

export const requestReset = command('resets.request', {
  summary: 'Give a person a new way in: a one-time code, or, for administrative roles, a request for a second person.',
  input: Exactly({ personId: Id }),
  output: Type.Object({
    resetId: Id,
    /** Shown once; twelve signs in groups of four. Null: a second administrator or the office releases it. */
    code: Nullable(Type.String()),
    expiresAt: Instant,
  }),
})

export const releaseReset = command('resets.release', {
  summary: 'Release the code that another administrator asked for.',
  input: Exactly({ resetId: Id }),
  output: Type.Object({ code: Type.String(), expiresAt: Instant }),
})

export const waitingResets = query('resets.waiting', {
  summary: 'Requests that wait for my release.',
  input: Nothing,
  output: Type.Object({
    resets: Type.Array(
      Type.Object({
        resetId: Id,
        personId: Id,
        name: Type.String(),
        requestedByName: Type.String(),
        /** The person asked with a link from a letter: make sure who it is. */
        byMail: Type.Boolean(),
        requestedAt: Instant,
      }),
    ),
  }),
})

/** By HTTP only: ends all sessions of the account, takes its other ways in and its second factor away, and signs in here. */
export const redeemReset = command('resets.redeem', {
  summary: 'Set a new password with login and one-time code.',
  input: Exactly({
    login: GivenLogin,
    code: Type.String({ minLength: 1, maxLength: 40 }),
    newPassword: NewPassword,
  }),
  /** Not signed in: a role needs a second factor, which the next sign-in sets up. */
  output: Type.Object({ accountId: Id, personId: Id, signedIn: Type.Boolean() }),
})

export const blockAccount = command('accounts.block', {
  summary: 'Close a person’s account at once, on all devices.',
  input: Exactly({ personId: Id, reason: Type.String({ minLength: 3, maxLength: 500 }) }),
  output: Nothing,
})

export const unblockAccount = command('accounts.unblock', {
  summary: 'Open a blocked account again.',
  input: Exactly({ personId: Id }),
  output: Nothing,
})

/** My roles, my name or my notices changed: fetch `account.me`. */
export const accountChanged = event('account.changed', 'person', Type.Object({}))

/** A request for restored access waits for me, or waits no more: fetch `resets.waiting`. */
export const resetsChanged = event('resets.changed', 'person', Type.Object({}))

/** The signal `session.ended` on a socket: why, and whether the device forgets all that it stored. */
export const SessionEnded = Type.Object({
  reason: OneOf(
    'signed_out',
    'revoked',
    'password_changed',
    'reset',
    'blocked',
    'switched',
    'expired',
    'factor_required',
    'merged',
  ),
  wipe: Type.Boolean(),
})
export type SessionEnded = Static<typeof SessionEnded>
