import Type, { type Static } from 'typebox'
import { Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief } from './common.ts'
import { command, query } from './contract.ts'
import { Kinship, LegalKind, Relation } from './roster.ts'

export const representativesPageMax = 100

/** A guardian and a child. */
export const FamilyPair = Exactly({ guardianId: Id, childId: Id })
export type FamilyPair = Static<typeof FamilyPair>

/**
 * `claimed`: says to be a legal representative, and nobody has answered; `declined`: the answer was no; `unknown`: nobody has
 * said anything.
 */
export const RelationState = OneOf('claimed', 'declined', 'unknown', 'representative', 'close')
export type RelationState = Static<typeof RelationState>

export const FamilyRow = Type.Object({
  guardian: PersonBrief,
  child: PersonBrief,
  className: Type.String(),
  kinship: Kinship,
  legalKind: LegalKind,
  state: RelationState,
  /** May sign consents for the child. */
  sign: Type.Boolean(),
  /** Of whom it was said that this is no legal representative. */
  declined: Nullable(Type.Object({ by: PersonBrief, at: Instant })),
})
export type FamilyRow = Static<typeof FamilyRow>

export const listRepresentatives = query('representatives.list', {
  summary: 'Guardians of the children of an organisation, and what they are by law; head and administrator. On record.',
  input: Exactly({
    organisationId: Id,
    classId: Type.Optional(Id),
    state: Type.Optional(RelationState),
    text: Type.Optional(Type.String({ maxLength: 100 })),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: representativesPageMax })),
  }),
  output: Type.Object({ total: Type.Integer(), rows: Type.Array(FamilyRow) }),
})

/** `own_family`: one's own child or the other guardian of it; `not_here`: no longer guardian of a child of the organisation. */
export const RelationLeftOut = OneOf('own_family', 'not_here')
export type RelationLeftOut = Static<typeof RelationLeftOut>

export const markRepresentatives = command('representatives.mark', {
  summary:
    'Say of many guardians at once that they are legal representatives, who sign consents, or that they are not. Tells who was left out and why.',
  input: Exactly({
    organisationId: Id,
    pairs: Type.Array(FamilyPair, { minItems: 1, maxItems: representativesPageMax }),
    relation: Relation,
  }),
  output: Type.Object({
    marked: Type.Integer(),
    leftOut: Type.Array(Type.Object({ guardianId: Id, childId: Id, why: RelationLeftOut })),
  }),
})

/** Somebody inside who says or said to be a legal representative. */
export const RelationClaim = Type.Object({
  guardian: PersonBrief,
  child: PersonBrief,
  classId: Id,
  className: Type.String(),
  kinship: Kinship,
  at: Instant,
  /** Who said no, and when; null: nobody has answered. */
  declined: Nullable(Type.Object({ by: PersonBrief, at: Instant })),
})
export type RelationClaim = Static<typeof RelationClaim>

export const relationClaims = query('representatives.claims', {
  summary:
    'Guardians who say that they are legal representatives and wait for my word: of classes that I lead or organisations that I head or administer; of one, or all of mine. Or those of whom it was said that they are not. On record.',
  input: Exactly({ organisationId: Type.Optional(Id), declined: Type.Optional(Type.Boolean()) }),
  output: Type.Object({ claims: Type.Array(RelationClaim) }),
})

export const answerClaim = command('representatives.answer', {
  summary: 'Confirm that a guardian is a legal representative of the child, or that not. A no can be made a yes later.',
  input: Exactly({ guardianId: Id, childId: Id, confirmed: Type.Boolean() }),
  output: Nothing,
})
