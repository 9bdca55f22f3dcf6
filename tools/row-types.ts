// Writes server/src/platform/database/types.ts from the catalogue of a migrated database:
// node tools/row-types.ts <database url>
import { writeFileSync } from 'node:fs'
import pg from 'pg'

type Column = { table: string; name: string; type: string; nullable: boolean; defaulted: boolean; generated: boolean }

const typeNames: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  date: 'string',
  timestamptz: 'Date',
  bytea: 'Buffer',
  xid8: 'string',
  tsvector: 'string',
  inet: 'string',
}

export async function rowTypes(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<Column>(catalogueQuery)
  const tables = Map.groupBy(rows, (column) => column.table)
  const blocks = [...tables].map(([table, columns]) => tableType(table, columns))
  const names = [...tables.keys()].map((table) => `  ${table}: ${typeNameOf(table)}`)
  return `${head}\n${blocks.join('\n\n')}\n\nexport type Database = {\n${names.join('\n')}\n}\n`
}

const head = `// Generated from the migrations by tools/row-types.ts. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** Read as parsed; written as text (\`JSON.stringify\`), since the driver would take an array for an SQL array. */
export type Json = ColumnType<unknown, string, string>
export type JsonOrDefault = ColumnType<unknown, string | undefined, string>
export type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>
`

const catalogueQuery = `
  select c.relname as "table", a.attname as name,
    case when t.typelem <> 0 and t.typcategory = 'A' then e.typname || '[]' else t.typname end as type,
    not b.attnotnull as nullable, b.atthasdef or b.attidentity <> '' as defaulted,
    b.attgenerated <> '' or b.attidentity = 'a' as generated
  from pg_class c
  -- A view through which one writes takes from its table what may be null and what has a default.
  join lateral (
    select c.oid where c.relkind <> 'v'
    union all
    select distinct d.refobjid from pg_rewrite r join pg_depend d on d.objid = r.oid
    where r.ev_class = c.oid and d.refclassid = 'pg_class'::regclass and d.refobjid <> c.oid and c.relkind = 'v'
  ) base (oid) on true
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_attribute b on b.attrelid = base.oid and b.attname = a.attname and not b.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type e on e.oid = t.typelem
  where c.relnamespace = 'public'::regnamespace and not c.relispartition
    and (c.relkind in ('r', 'p') or (c.relkind = 'v' and pg_relation_is_updatable(c.oid, false) & 8 = 8))
  order by c.relname, a.attnum`

function tableType(table: string, columns: Column[]): string {
  return `export type ${typeNameOf(table)} = {\n${columns.map(columnLine).join('\n')}\n}`
}

function columnLine(column: Column): string {
  if (column.type.startsWith('json')) return `  ${column.name}: ${jsonType(column)}`
  return `  ${column.name}: ${column.defaulted || column.generated ? `Generated<${valueType(column)}>` : valueType(column)}`
}

function jsonType(column: Column): string {
  if (column.nullable) return 'JsonOrNull'
  return column.defaulted ? 'JsonOrDefault' : 'Json'
}

function valueType(column: Column): string {
  const array = column.type.endsWith('[]')
  const name = typeNames[array ? column.type.slice(0, -2) : column.type]
  if (!name) throw new Error(`${column.table}.${column.name}: no TypeScript type for ${column.type}`)
  return (array ? `${name}[]` : name) + (column.nullable ? ' | null' : '')
}

function typeNameOf(table: string): string {
  return table.replace(/(^|_)(\w)/g, (_, _u, letter: string) => letter.toUpperCase()) + 'Row'
}

if (import.meta.main) {
  const pool = new pg.Pool({ connectionString: process.argv[2] })
  writeFileSync(new URL('../server/src/platform/database/types.ts', import.meta.url), await rowTypes(pool))
  await pool.end()
}
