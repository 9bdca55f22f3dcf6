import Type, { type Static } from 'typebox'
import { Exactly, Nothing, Role } from './common.ts'
import { command } from './contract.ts'
import { PasskeyAnswer, proof } from './passkeys.ts'

/** One of the two, as its owner knows it. */
export const MergeSide = Type.Object({
  login: Type.String(),
  fullName: Type.String(),
  /** Roles with the organisation or class they belong to. */
  ties: Type.Array(Type.Object({ role: Role, place: Type.String() })),
  chats: Type.Integer(),
  messages: Type.Integer(),
})
export type MergeSide = Static<typeof MergeSide>

export const proveOtherAccount = command('merging.prove', {
  summary:
    'Show that another account is mine too: by signing in to it, or by its passkey. Says what merging would join; nothing changes yet.',
  input: Exactly({
    login: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** Of the app or of the paper, after the refusal `second_factor_needed`. */
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    passkey: Type.Optional(PasskeyAnswer),
  }),
  output: Type.Object({
    /** Sealed, for ten minutes and for one use, in this account only. */
    other: Type.String(),
    stays: MergeSide,
    ends: MergeSide,
    /** Direct chats that both have with the same person: the one of the account that ends becomes an archive. */
    archived: Type.Integer(),
  }),
})

export const mergeAccounts = command('merging.merge', {
  summary:
    'Make one person of two: roles, classes, children, chats and what was written go over to my account; the other ends. Cannot be undone.',
  input: Exactly({ other: Type.String({ pattern: '^[A-Za-z0-9_-]{1,4000}$' }), ...proof }),
  output: Nothing,
})
