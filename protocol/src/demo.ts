import Type, { type Static } from 'typebox'
import { command, query } from './contract.ts'
import { Exactly, Id, Nothing, Role } from './common.ts'

export const DemoPerson = Type.Object({
  personId: Id,
  login: Type.String(),
  name: Type.String(),
  role: Role,
  organisationName: Type.String(),
  /** What this person is, as people say it: «мама троих детей»; in the reader’s language. */
  who: Type.String(),
  /** What one sees as this person, in the reader’s language. */
  sentence: Type.String(),
})
export type DemoPerson = Static<typeof DemoPerson>

export const demoPeople = query('demo.people', {
  summary: 'People of every role to sign in as. Only on a demo server.',
  input: Nothing,
  output: Type.Object({
    /** Of every account of the demo. */
    password: Type.String(),
    people: Type.Array(DemoPerson),
  }),
})

/** By HTTP only: the answer sets the session cookie. */
export const demoSignIn = command('demo.signInAs', {
  summary: 'Sign in as one of the demo people. Only on a demo server.',
  input: Exactly({ personId: Id }),
  output: Type.Object({ accountId: Id, personId: Id }),
})
