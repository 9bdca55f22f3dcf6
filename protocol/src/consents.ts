import Type, { type Static } from 'typebox'
import { Locale } from './accounts.ts'
import { Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief } from './common.ts'
import { command, query } from './contract.ts'

export const consentPageMax = 100

/** What a guardian reads before answering: the file of the repository, word for word. */
export const ConsentText = Type.Object({
  version: Type.Integer(),
  locale: Locale,
  /** SHA-256 of the text in UTF-8, in hex. */
  hash: Type.String(),
  /** Paragraphs stand apart by an empty line. */
  text: Type.String(),
})
export type ConsentText = Static<typeof ConsentText>

/** A consent that stands. */
export const GivenConsent = Type.Object({ id: Id, by: PersonBrief, at: Instant, version: Type.Integer() })

/** `missing`: nobody has answered; `refused`: somebody has, with no, and no consent stands. */
export const ConsentState = OneOf('missing', 'refused', 'given')

/** One child in one organisation that asks for consent, or where one stands. */
export const AskedConsent = Type.Object({
  /** Oneself, where `own` is true. */
  child: PersonBrief,
  /** A pupil of 14 to 17 is asked, not a guardian. */
  own: Type.Boolean(),
  organisation: Type.Object({ id: Id, shortName: Type.String(), name: Type.String() }),
  state: ConsentState,
  given: Nullable(GivenConsent),
  /** Somebody agreed to an earlier text; the one in force is asked for anew. */
  renewed: Type.Boolean(),
  /** A child of 14 to 17 has to agree, too, and has not yet. */
  ownMissing: Type.Boolean(),
  /** A guardian has to agree and has not yet. */
  guardianMissing: Type.Boolean(),
  /** The child waits outside; with an account or before it has one. */
  waits: Type.Boolean(),
  /** Until then the child stays inside without; `null`: no such days. */
  dueAt: Nullable(Instant),
  /** I may answer and withdraw: a legal representative with the right to sign, or the pupil who is asked. */
  maySign: Type.Boolean(),
})
export type AskedConsent = Static<typeof AskedConsent>

export const myConsents = query('consents.mine', {
  summary: 'Consents that organisations ask me for, as a guardian or as a pupil of 14 to 17, and those that stand.',
  input: Exactly({ locale: Locale }),
  output: Type.Object({ text: ConsentText, ownText: ConsentText, consents: Type.Array(AskedConsent) }),
})

export const answerConsent = command('consents.answer', {
  summary:
    'Agree or not, as a guardian or for oneself; agreeing lets the child in at once where nothing else is lacking. The text answered is the one I was shown.',
  input: Exactly({
    id: Id,
    childId: Id,
    organisationId: Id,
    agreed: Type.Boolean(),
    version: Type.Integer({ minimum: 1 }),
    locale: Locale,
    hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  }),
  output: Nothing,
})

export const withdrawConsent = command('consents.withdraw', {
  summary:
    'Take a consent back for a child of mine, or my own: the pupil is out of the chats of the organisation at once.',
  input: Exactly({ consentId: Id }),
  output: Nothing,
})

/** A pupil with an account and without consent. */
export const WaitingPupil = Type.Object({
  child: PersonBrief,
  className: Type.String(),
  /** Somebody has said no. */
  refused: Type.Boolean(),
  /** Whose consent is lacking. */
  lacks: OneOf('guardian', 'own', 'both'),
  /** Still inside, until then; `null`: waits outside. */
  dueAt: Nullable(Instant),
  /** Guardians with an account who may sign; 0: somebody has to be given that right first. */
  signers: Type.Integer(),
})
export type WaitingPupil = Static<typeof WaitingPupil>

export const waitingForConsent = query('consents.waiting', {
  summary: 'Pupils of an organisation that I manage who are inside or wait without consent, by name. On record.',
  input: Exactly({
    organisationId: Id,
    text: Type.Optional(Type.String({ maxLength: 100 })),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: consentPageMax })),
  }),
  output: Type.Object({ total: Type.Integer(), pupils: Type.Array(WaitingPupil) }),
})
