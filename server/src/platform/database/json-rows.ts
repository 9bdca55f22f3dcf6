import { sql, type RawBuilder } from 'kysely'

/**
 * Rows as one parameter of a statement, for `json_to_recordset` and its kin. They go as bytes: long texts that wait for the
 * database's answer outlive the collection of young memory, and much work at once would pile them up.
 */
export function jsonRows(rows: readonly object[]): RawBuilder<unknown> {
  return sql`${Buffer.from(JSON.stringify(rows))}::json`
}
