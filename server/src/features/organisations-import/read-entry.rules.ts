import type { OrganisationKind } from '#protocol/accounts.ts'
import type { OrganisationProfile } from '#protocol/organisations.ts'
import type { OrganisationField } from '#protocol/organisations-import.ts'
import { profileFaults, tidy, tidyProfile, type CheckedField } from '#server/features/organisations/exports.ts'
import { readEmail } from '#server/features/roster-import/exports.ts'
import type { OrganisationEntry, Place, Problem, ProblemCode } from './entries.ts'
import { kindByLevels, kindByName, kindSaid } from './kinds.rules.ts'
import { isBranchName } from './names.rules.ts'
import { lengthMax } from './problems.ts'

/** What a row says, as it is written; a missing field is not said. */
export type SaidTexts = Partial<Record<OrganisationField, string>>

export type ReadEntryOptions = {
  place: Place
  /** For organisations that do not say their kind. */
  usualKind?: OrganisationKind | undefined
  /** Levels of education, where a file names them. */
  levels?: readonly string[]
  report(problem: Problem): void
}

const numbers = { inn: [10], kpp: [9], ogrn: [13], oktmo: [8, 11] } as const

/** By these an organisation is known: where one is wrong, nothing of the row is taken. */
const identifying: ReadonlySet<string> = new Set(['inn', 'kpp'])

const others = ['legalForm', 'address', 'phone', 'email', 'website', 'licence', 'founder', 'headName'] as const

/** One row or record as an organisation; `undefined` when there is nothing to take. */
export function readEntry(said: SaidTexts, options: ReadEntryOptions): OrganisationEntry | undefined {
  const { place, report } = options
  const problems: Problem[] = []
  const texts = cleaned(said)
  const problem = (field: OrganisationField | undefined, code: ProblemCode, taken: boolean, value = '') => {
    problems.push({ ...place, field, code, taken, value })
  }
  const name = tidy(texts.name ?? '')
  const shortName = tidy(texts.shortName ?? '')
  if (name.length < 2 && shortName.length < 2)
    problem(texts.name === undefined ? 'shortName' : 'name', 'name_missing', false)
  for (const [field, text] of [
    ['name', name],
    ['shortName', shortName],
  ] as const) {
    if (text.length > lengthMax[field]!) problem(field, 'too_long', false, text)
  }
  const kind = kindOf(texts, options)
  if (!kind && problems.length === 0) problem('kind', 'kind_unknown', false, texts.kind || shortName || name)
  const profile = profileOf(texts, problem)
  const isTaken = problems.every(({ taken }) => taken)
  for (const one of problems) report({ ...one, taken: isTaken })
  if (!isTaken || !kind) return undefined
  const isBranch = isYes(texts.isBranch ?? '') || isBranchName(name) || isBranchName(shortName)
  const parent = tidy(texts.parent || texts.founder || '')
  return {
    ...{ places: [place], name, shortName, kind, isBranch, profile },
    ...(parent === '' ? {} : { parent, isParentSaid: Boolean(texts.parent) }),
  }
}

type Report = (field: OrganisationField, code: ProblemCode, taken: boolean, value: string) => void

function kindOf({ kind = '', name = '', shortName = '' }: SaidTexts, { levels = [], usualKind }: ReadEntryOptions) {
  return kindSaid(kind) ?? kindByName(shortName, name) ?? kindByLevels(levels) ?? usualKind
}

function profileOf(texts: SaidTexts, problem: Report): Partial<OrganisationProfile> {
  const profile: Partial<OrganisationProfile> = {}
  for (const field of Object.keys(numbers) as (keyof typeof numbers)[]) {
    const text = withZeroes(field, texts[field] ?? '')
    if (text !== '') profile[field] = text
  }
  for (const field of others) {
    const text = valueOf(field, texts[field] ?? '')
    if (text.length > lengthMax[field]!) problem(field, 'too_long', true, '')
    else if (text !== '') profile[field] = text
  }
  const tidied = tidyProfile(profile)
  for (const field of profileFaults(tidied)) {
    problem(field, codeOf[field], !identifying.has(field), texts[field] ?? '')
    delete tidied[field]
  }
  return tidied
}

const codeOf: Record<CheckedField, ProblemCode> = {
  ...{ inn: 'inn_wrong', kpp: 'kpp_wrong', ogrn: 'ogrn_wrong' },
  ...{ oktmo: 'oktmo_wrong', email: 'email_wrong', website: 'website_wrong' },
}

/** Of several addresses the first counts. What cannot be one stays as it is, to be complained of. */
function valueOf(field: (typeof others)[number], text: string): string {
  if (field === 'email') return readEmail(text) ?? text
  if (field === 'website') return text.split(/[\s,;]+/)[0] ?? ''
  return tidy(text)
}

/** Spreadsheets take numbers for numbers: a zero at the beginning is lost, as in all numbers of regions up to 09. */
function withZeroes(field: keyof typeof numbers, text: string): string {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d+$/.test(digits)) return digits
  return numbers[field].some((length) => digits.length === length - 1) ? `0${digits}` : digits
}

/** «нет», dashes and the like say nothing; «ИНН/КПП» in one cell are two numbers. */
function cleaned(said: SaidTexts): SaidTexts {
  const entries = Object.entries(said).map(([field, text]) => {
    const bare = text.trim()
    return [field, field !== 'isBranch' && /^(?:[-–—]+|нет|н\/д|null|none)$/i.test(bare) ? '' : bare]
  })
  const texts = Object.fromEntries(entries) as SaidTexts
  const both = /^(\d{9,10})\s*[/\\|]\s*(\d{8,9})$/.exec(texts.inn ?? '')
  if (!both || texts.kpp) return texts
  return { ...texts, inn: both[1]!, kpp: both[2]! }
}

function isYes(text: string): boolean {
  return /^(?:да|yes|true|1|\+|филиал|v|✓)$/i.test(text.trim())
}
