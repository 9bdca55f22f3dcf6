import Type from 'typebox'
import { NewPassword } from './accounts.ts'
import { command, query } from './contract.ts'
import { Exactly, Id, Nothing } from './common.ts'
import { proof } from './passkeys.ts'

/** How long a code or a link in a letter works. */
export const emailMinutes = 30
export const emailCodeAttemptsMax = 5
/** Letters with a link to one account within an hour. */
export const resetLinksPerHourMax = 3

/** One address without a name: `name@host.zone`. The host may be in Russian letters. */
export const EmailAddress = Type.String({
  pattern: "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-zА-Яа-яЁё0-9-]{1,63}([.][A-Za-zА-Яа-яЁё0-9-]{1,63}){1,6}$",
  maxLength: 254,
})

/** 128 random bits, base64url; stands in the fragment of the link. */
const LinkSecret = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' })

export const proposeEmail = command('email.propose', {
  summary:
    'Send a code of six digits to an address that is to be mine. The address before stays until it is confirmed.',
  input: Exactly({ address: EmailAddress, ...proof }),
  output: Nothing,
})

export const confirmEmail = command('email.confirm', {
  summary: 'The code that came to the proposed address: from now on a forgotten password is restored by it.',
  input: Exactly({ code: Type.String({ minLength: 1, maxLength: 20 }) }),
  output: Nothing,
})

export const removeEmail = command('email.remove', {
  summary: 'Remove my address, the confirmed one and the proposed one.',
  input: Exactly(proof),
  output: Nothing,
})

export const askResetLink = command('resetLinks.ask', {
  summary: 'Send a link for a new password to the address of a login. The answer is the same whatever the login.',
  input: Exactly({ login: Type.String({ minLength: 1, maxLength: 200 }) }),
  output: Nothing,
})

export const lookAtResetLink = query('resetLinks.look', {
  summary: 'Whose password a link from a letter changes. The link is not spent.',
  input: Exactly({ secret: LinkSecret }),
  output: Type.Object({
    login: Type.String(),
    /** Who manages is restored by two: the link only files a request, `resetLinks.request`. */
    needsRelease: Type.Boolean(),
  }),
})

/** By HTTP only: ends all sessions of the account and signs in here. Second factor and passkeys stay as they were. */
export const redeemResetLink = command('resetLinks.redeem', {
  summary: 'Set a new password with a link from a letter. It works once.',
  input: Exactly({ secret: LinkSecret, newPassword: NewPassword }),
  /** Not signed in: the second factor is asked at the next sign-in. */
  output: Type.Object({ accountId: Id, personId: Id, signedIn: Type.Boolean() }),
})

export const requestByResetLink = command('resetLinks.request', {
  summary: 'Ask a second administrator or the office for a code, with a link from a letter. It works once.',
  input: Exactly({ secret: LinkSecret }),
  output: Nothing,
})
