import fc, { type Arbitrary } from 'fast-check'

type Schema = {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
}

const uuid = '^[0-9a-f]{8}-'
const day = '^\\d{4}-\\d\\d-\\d\\d$'

/**
 * Values of a JSON Schema as the contract uses it. Ids come from `ids` as often as they are made up, so that calls get
 * past the door; texts are wild.
 */
export function fromSchema(schema: Schema, ids: readonly string[]): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fromSchema(one, ids)))
  switch (schema.type) {
    case 'string':
      return texts(schema, ids)
    case 'integer':
      return fc.oneof(smallIntegers(schema), integers(schema))
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return lists(schema, ids)
    case 'object':
      return objects(schema, ids)
    default:
      return fc.jsonValue()
  }
}

/** The same with one thing wrong: a field missing, of another type, too many, or no object at all. */
export function broken(schema: Schema, ids: readonly string[]): Arbitrary<unknown> {
  const keys = Object.keys(schema.properties ?? {})
  const spoilt = fromSchema(schema, ids).chain((value) =>
    fc
      .record({ key: keys.length > 0 ? fc.constantFrom(...keys) : fc.constant('x'), junk: fc.jsonValue() })
      .map(({ key, junk }) => ({
        ...(value as object),
        [key]: junk,
      })),
  )
  const surplus = fromSchema(schema, ids).map((value) => ({ ...(value as object), constructor: 1, surplus: true }))
  return fc.oneof(spoilt, surplus, fc.jsonValue(), fc.constantFrom(undefined, null, [], 'text', 0))
}

const possibleInstants = fc
  .date({ noInvalidDate: true, min: new Date('0001-01-01T00:00:00.000Z'), max: new Date('9999-12-31T23:59:59.999Z') })
  .map((date) => date.toISOString())

const impossibleInstants = [
  '2026-13-45T99:99:99.999Z',
  '2026-02-30T00:00:00.000Z',
  '2026-06-31T12:00:00.000Z',
  '2026-01-01T24:00:00.000Z',
  '2016-12-31T23:59:60.000Z',
  '0000-01-01T00:00:00.000Z',
  '0000-00-00T00:00:00.000Z',
]

function texts(schema: Schema, ids: readonly string[]): Arbitrary<string> {
  if (schema.pattern?.startsWith(uuid)) return fc.oneof(fc.constantFrom(...ids), fc.uuid())
  if (schema.format === 'date-time') return fc.oneof(possibleInstants, fc.constantFrom(...impossibleInstants))
  if (schema.pattern === day) return fc.constantFrom('2026-11-23', '2026-02-30', '0000-00-00', '9999-12-31')
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern))
  const minLength = schema.minLength ?? 0
  const size = { minLength, maxLength: Math.max(minLength, Math.min(schema.maxLength ?? 60, 60)) }
  const random = fc.string({ unit: 'binary', ...size })
  const nasty = ['Привет', '\0', '%_\\', "'; drop table", '😀👨‍👩‍👧']
  const fitting = nasty.filter((text) => text.length >= size.minLength && text.length <= size.maxLength)
  return fitting.length === 0 ? random : fc.oneof(random, fc.constantFrom(...fitting))
}

function integers({ minimum = -(2 ** 53) + 1, maximum = 2 ** 53 - 1 }: Schema): Arbitrary<number> {
  return fc.maxSafeInteger().map((n) => Math.max(minimum, Math.min(maximum, n)))
}

function smallIntegers({ minimum = 0, maximum = 50 }: Schema): Arbitrary<number> {
  return fc.integer({ min: minimum, max: Math.max(minimum, Math.min(maximum, minimum + 50)) })
}

function lists(schema: Schema, ids: readonly string[]): Arbitrary<unknown[]> {
  const size = {
    minLength: schema.minItems ?? 0,
    maxLength: Math.min(schema.maxItems ?? 4, Math.max(4, schema.minItems ?? 0)),
  }
  const items = fromSchema(schema.items ?? {}, ids)
  return schema.uniqueItems
    ? fc.uniqueArray(items, { ...size, selector: (item) => JSON.stringify(item) })
    : fc.array(items, size)
}

function objects(schema: Schema, ids: readonly string[]): Arbitrary<object> {
  const fields = Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, fromSchema(inner, ids)] as const)
  return fc.record(Object.fromEntries(fields), { requiredKeys: (schema.required ?? []) as never[] })
}
