import Type, { type Static } from 'typebox'
import { Exactly, Id, Instant, Nothing, Nullable } from './common.ts'
import { command, query } from './contract.ts'
import { PasskeyAnswer, proof } from './passkeys.ts'

export const providerLinksMax = 10

const ProviderId = Type.String({ pattern: '^[a-z0-9-]{1,40}$' })

/** An OpenID Connect provider through which one may sign in. */
export const Provider = Type.Object({ id: Type.String(), label: Type.String() })
export type Provider = Static<typeof Provider>

/** Where a provider sends people back to, with an answer after the question mark. */
export const providerReturnPath = '/sign-in/back'

/** Sealed by the server; a client only keeps it and hands it back. */
const Sealed = Type.String({ pattern: '^[A-Za-z0-9_-]{1,4000}$' })

/** Somebody whom a provider has vouched for: sealed, good for ten minutes and for one use. */
export const Identity = Sealed

export const beginProvider = command('providers.begin', {
  summary: 'The address at a provider where one signs in there. Nothing is stored.',
  input: Exactly({ providerId: ProviderId }),
  output: Type.Object({
    url: Type.String(),
    /** Kept by the page that sends the person away: only where it was begun can it be finished. */
    flow: Type.String(),
  }),
})

export const finishProvider = command('providers.finish', {
  summary:
    'Take the answer with which a provider sent the person back. Gives an identity to sign in, link or join with.',
  input: Exactly({
    flow: Sealed,
    /** The query of the address: `code=…&state=…`. */
    answer: Type.String({ minLength: 1, maxLength: 6000 }),
  }),
  output: Type.Object({ identity: Type.String(), label: Type.String() }),
})

/** By HTTP only, as `sessions.signIn`. */
export const providerSignIn = command('providers.signIn', {
  summary: 'Sign in to the account that this identity is linked to.',
  input: Exactly({
    identity: Identity,
    /** Of the app or of the paper, after the refusal `second_factor_needed`. */
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    passkey: Type.Optional(PasskeyAnswer),
    ephemeral: Type.Optional(Type.Boolean()),
    alongside: Type.Optional(Type.Boolean()),
  }),
  output: Type.Object({ accountId: Id, personId: Id }),
})

export const linkProvider = command('providers.link', {
  summary: 'Let this identity open my account. Never done by itself: a provider’s e-mail address links nothing.',
  input: Exactly({ identity: Identity, ...proof }),
  output: Nothing,
})

export const unlinkProvider = command('providers.unlink', {
  summary: 'Let a linked identity open my account no more. The last way in cannot be removed.',
  input: Exactly({ linkId: Id, ...proof }),
  output: Nothing,
})

export const ProviderLink = Type.Object({
  id: Id,
  /** Of the provider; the host of its address where the server does not know it any more. */
  label: Type.String(),
  madeAt: Instant,
  usedAt: Nullable(Instant),
})
export type ProviderLink = Static<typeof ProviderLink>

export const listProviderLinks = query('providers.links', {
  summary: 'Identities that open my account, newest first.',
  input: Nothing,
  output: Type.Object({ links: Type.Array(ProviderLink) }),
})
