import type { OrganisationField } from '#protocol/organisations-import.ts'
import type { OrganisationEntry, Problem, ReadOrganisations, TextRow } from './entries.ts'
import { ownHeaders } from './columns/header-words.ts'
import { organisationsMax } from './limits.ts'
import { refuse } from './organisations-import.refusals.ts'
import { readEntry, type SaidTexts } from './read-entry.rules.ts'
import type { ReadOptions } from './read-organisations.ts'

/**
 * Where the open-data registry of educational organisations (records with `edu_org`) keeps each field: below `edu_org`, in
 * groups or, as older copies have it, without them.
 */
const paths: Readonly<Record<OrganisationField, readonly string[]>> = {
  name: ['full_name'],
  shortName: ['short_name'],
  kind: ['kind.name', 'type.name', 'kind_name', 'type_name'],
  isBranch: ['is_branch'],
  inn: ['legal_info.inn', 'inn'],
  kpp: ['legal_info.kpp', 'kpp'],
  ogrn: ['legal_info.ogrn', 'ogrn'],
  oktmo: ['legal_info.oktmo', 'oktmo'],
  legalForm: [],
  address: ['contact_info.post_address', 'post_address'],
  phone: ['contact_info.phone', 'phone'],
  email: ['contact_info.email', 'email'],
  website: ['contact_info.website', 'website', 'web_site'],
  headName: [],
  licence: [],
  founder: [],
  parent: [],
}

type Json = Readonly<Record<string, unknown>>

/** Records of the registry: an array, an object that holds one, or one record a line. Throws `json_damaged`, `not_organisations`. */
export function readJson(text: string, options: ReadOptions): ReadOrganisations {
  const records = recordsIn(text)
  if (records.length > organisationsMax) throw refuse.too_many_organisations({ max: organisationsMax })
  const entries: OrganisationEntry[] = []
  const problems: Problem[] = []
  const rows: TextRow[] = []
  for (const [at, record] of records.entries()) {
    const organisation = organisationOf(record)
    if (!organisation) continue
    const said = saidBy(organisation)
    const line = at + 1
    rows.push({ line, cells: ownHeaders.map(([field]) => said[field] ?? '') })
    const entry = readEntry(said, {
      ...{ place: { sheet: '', line }, usualKind: options.kind, levels: levelsOf(record) },
      report: (problem) => problems.push(problem),
    })
    if (entry) entries.push(entry)
  }
  if (rows.length === 0) throw refuse.not_organisations()
  const columns = ownHeaders.map(([field, header]) => ({ column: pathOf(field), header, field, sure: 1 }))
  return {
    format: 'json',
    encoding: '',
    separator: '',
    sheetNames: [],
    tables: [{ sheet: '', headerLine: 0, columns, rows }],
    entries,
    problems,
  }
}

function recordsIn(text: string): Json[] {
  const whole = parsed(text)
  if (Array.isArray(whole)) return whole.filter(isJson)
  if (isJson(whole))
    return organisationOf(whole) ? [whole] : (Object.values(whole).find(Array.isArray) ?? []).filter(isJson)
  throw refuse.not_organisations()
}

/** One value, or one a line. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    try {
      if (lines.length > 1) return lines.map((line) => JSON.parse(line) as unknown)
    } catch {
      // What is wrong with the whole says more.
    }
    throw refuse.json_damaged({ reason: (error as Error).message })
  }
}

function organisationOf(record: Json): Json | undefined {
  const organisation = isJson(record['edu_org']) ? record['edu_org'] : record
  return textAt(organisation, 'full_name') || textAt(organisation, 'short_name') ? organisation : undefined
}

function saidBy(organisation: Json): SaidTexts {
  const said: SaidTexts = {}
  for (const [field, ways] of Object.entries(paths) as [OrganisationField, readonly string[]][]) {
    said[field] = ways.map((path) => textAt(organisation, path)).find((text) => text !== '') ?? ''
  }
  const head = ['post', 'name'].map(
    (part) => textAt(organisation, `head.${part}`) || textAt(organisation, `head_${part}`),
  )
  said.headName = head.filter(Boolean).join(' ')
  if (textAt(organisation, 'head_edu_org_id') !== '') said.isBranch = 'да'
  return said
}

function levelsOf({ supplements }: Json): string[] {
  if (!Array.isArray(supplements)) return []
  return supplements.filter(isJson).flatMap(({ edu_level: level }) =>
    [level]
      .flat()
      .filter(isJson)
      .map((one) => textAt(one, 'name')),
  )
}

function pathOf(field: OrganisationField): string {
  return field === 'headName' ? 'edu_org.head' : paths[field][0] === undefined ? '' : `edu_org.${paths[field][0]}`
}

function textAt(from: Json, path: string): string {
  let value: unknown = from
  for (const part of path.split('.')) value = isJson(value) ? value[part] : undefined
  if (value === true) return 'да'
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
