import { describeSchema } from '#server/platform/database/schema.ts'
import type { Verb } from './verb.ts'

export const schemaVerb: Verb = {
  name: 'schema',
  doc: { ru: 'схема базы данных на одной странице', en: 'the schema of the database on one page' },
  async run({ openDatabase, output }) {
    const { pool } = await openDatabase()
    output.print({ schema: await describeSchema(pool) }, ({ schema }) => [schema.trimEnd()])
  },
}
