import Type, { type Static } from 'typebox'
import { Exactly, Id, Instant, Nothing, Nullable } from './common.ts'
import { command, query } from './contract.ts'

export const passkeysMax = 20
/** How long a challenge may be answered, and once. */
export const challengeSecondsMax = 300
/** For so long after signing in nobody is asked to prove again that it is still the same person. */
export const freshMinutes = 10

const base64url = (lengthMax: number) => Type.String({ pattern: `^[A-Za-z0-9_-]{1,${lengthMax}}$` })

/** What `navigator.credentials.get` gave (WebAuthn level 3, `AuthenticatorAssertionResponse`); all base64url. */
export const PasskeyAnswer = Exactly({
  credentialId: base64url(1400),
  clientData: base64url(6000),
  authenticatorData: base64url(4000),
  signature: base64url(6000),
  userHandle: base64url(100),
})
export type PasskeyAnswer = Static<typeof PasskeyAnswer>

/** What `navigator.credentials.create` gave (`AuthenticatorAttestationResponse`); all base64url. */
export const NewPasskey = Exactly({
  credentialId: base64url(1400),
  clientData: base64url(6000),
  attestation: base64url(40_000),
  transports: Type.Array(Type.String({ pattern: '^[a-z-]{1,20}$' }), { maxItems: 10 }),
})
export type NewPasskey = Static<typeof NewPasskey>

/** Shows that it is still the same person; needed when the session began more than `freshMinutes` ago. */
export const proof = {
  password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  passkey: Type.Optional(PasskeyAnswer),
}
export type Proof = { password?: string; passkey?: PasskeyAnswer }

const PasskeyName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })

export const passkeyChallenge = query('passkeys.challenge', {
  summary: 'A challenge for any passkey of this server: to sign in, to switch to another account, to prove who one is.',
  input: Nothing,
  output: Type.Object({ challenge: Type.String(), host: Type.String() }),
})

/** By HTTP only, as `sessions.signIn`. A passkey that has checked its holder is two factors by itself. */
export const passkeySignIn = command('passkeys.signIn', {
  summary: 'Sign in with a passkey: no login, no password, no code.',
  input: Exactly({
    answer: PasskeyAnswer,
    ephemeral: Type.Optional(Type.Boolean()),
    alongside: Type.Optional(Type.Boolean()),
  }),
  output: Type.Object({ accountId: Id, personId: Id }),
})

export const proposePasskey = command('passkeys.propose', {
  summary: 'What a device needs to make a passkey for my account. Nothing is stored.',
  input: Exactly(proof),
  output: Type.Object({
    challenge: Type.String(),
    host: Type.String(),
    /** Comes back as `userHandle`; base64url. */
    userHandle: Type.String(),
    login: Type.String(),
    /** `credentialId` of those I have: a device that holds one of them makes no second one. */
    known: Type.Array(Type.String()),
  }),
})

export const addPasskey = command('passkeys.add', {
  summary: 'Keep a passkey that a device has made after `passkeys.propose`.',
  input: Exactly({ passkey: NewPasskey, name: PasskeyName }),
  output: Type.Object({ passkeyId: Id }),
})

export const Passkey = Type.Object({
  id: Id,
  name: Type.String(),
  madeAt: Instant,
  usedAt: Nullable(Instant),
})
export type Passkey = Static<typeof Passkey>

export const listPasskeys = query('passkeys.list', {
  summary: 'My passkeys, newest first.',
  input: Nothing,
  output: Type.Object({ passkeys: Type.Array(Passkey) }),
})

export const renamePasskey = command('passkeys.rename', {
  summary: 'Call one of my passkeys something else.',
  input: Exactly({ passkeyId: Id, name: PasskeyName }),
  output: Nothing,
})

export const removePasskey = command('passkeys.remove', {
  summary: 'Let one of my passkeys open nothing any more. The last way in cannot be removed.',
  input: Exactly({ passkeyId: Id, ...proof }),
  output: Nothing,
})
