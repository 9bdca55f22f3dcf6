import Type, { type Static, type TSchema } from 'typebox'

const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'

/** A UUID in lower case. What a client creates carries a UUIDv7 of its own making (RFC 9562). */
export const Id = Type.String({ pattern: uuid })

/**
 * An instant, ISO 8601 in UTC with milliseconds: `2026-11-23T09:30:00.000Z`. The format knows the lengths of months; the
 * pattern leaves out what databases do not know: the year 0 and the leap second.
 */
export const Instant = Type.String({
  format: 'date-time',
  pattern: '^(?!0000)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d\\.\\d{3}Z$',
})

/** A calendar day without a time zone: `2026-11-23`. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })

/** A line's number in its conversation, from 1, without gaps. */
export const Seq = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })

/** 0 means «nothing yet», for example in a read mark. */
export const SeqOrZero = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

export const Version = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

export const Nothing = Type.Object({}, { additionalProperties: false })

/** An object that refuses unknown fields: a misspelt field must not be lost in silence. */
export function Exactly<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}

export function OneOf<L extends string[]>(...values: readonly [...L]) {
  return Type.Enum<L>(values)
}

export function Nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

/** Roles as people see them beside a name. `operator` is technical and never stands in a conversation. */
export const Role = OneOf(
  'operator',
  'office_specialist',
  'head',
  'deputy',
  'administrator',
  'form_teacher',
  'teacher',
  'staff',
  'pupil',
  'guardian',
)
export type Role = Static<typeof Role>

/**
 * A person as others see one: the name in the form people use it, and what stands beside it.
 * `name` is «Патимат Гаджиевна» for staff, «Аминат Алиева» for pupils and guardians; `note` is «мама Фатимы, 5А».
 */
export const PersonBrief = Type.Object({
  id: Id,
  name: Type.String(),
  fullName: Type.String(),
  role: Nullable(Role),
  note: Type.String(),
})
export type PersonBrief = Static<typeof PersonBrief>

/** A name as the organisation keeps it. The patronymic may be missing. */
export const PersonName = Exactly({
  familyName: Type.String({ minLength: 1, maxLength: 80 }),
  givenName: Type.String({ minLength: 1, maxLength: 80 }),
  patronymic: Type.Optional(Type.String({ maxLength: 80 })),
})
export type PersonName = Static<typeof PersonName>
