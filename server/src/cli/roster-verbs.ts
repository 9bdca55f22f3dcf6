import { existsSync, readFileSync } from 'node:fs'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { Id } from '#protocol/common.ts'
import { ImportCover, ImportDecision } from '#protocol/roster-import.ts'
import { inspectInWorker, scopeOfOperator, rosterNow, type Inspection } from '#server/features/roster-import/exports.ts'
import { Refusal, refusalBody, type Language } from '#server/platform/refusal.ts'
import { refuseStart } from '#server/start-refusal.ts'
import { openServices } from './operator-context.ts'
import type { Verb, VerbContext } from './verb.ts'
import { withFlag } from './flag-hints.ts'

const errorsShownMax = 20

export const readingFlags = {
  encoding: { doc: { ru: 'кодировка CSV', en: 'encoding of a CSV file' }, takesValue: true },
  separator: { doc: { ru: 'разделитель CSV', en: 'separator of a CSV file' }, takesValue: true },
  sheet: { doc: { ru: 'только этот лист', en: 'only this sheet' }, takesValue: true },
  kind: {
    doc: { ru: 'кто в строках: pupils, staff, mixed', en: 'what rows are: pupils, staff, mixed' },
    takesValue: true,
  },
  header: { doc: { ru: 'последняя строка заголовка', en: 'last row of the header' }, takesValue: true },
  cover: {
    doc: {
      ru: 'кого список называет полностью: organisation, pupils, classes, staff, nobody',
      en: 'whom the list names completely: organisation, pupils, classes, staff, nobody',
    },
    takesValue: true,
  },
  decisions: {
    doc: { ru: 'решения по вопросам (JSON-файл)', en: 'decisions about doubts (a JSON file)' },
    takesValue: true,
  },
  map: { doc: { ru: 'столбцы: B=familyName,C=', en: 'columns: B=familyName,C=' }, takesValue: true },
}

export const organisation = {
  doc: {
    ru: 'организация (id); с ней сравнивается список',
    en: 'the organisation (id) that the list is compared with',
  },
  takesValue: true,
}
export const mend = {
  doc: {
    ru: 'куда записать строки с ошибками (XLSX)',
    en: 'where to write the rows with errors (XLSX)',
  },
  takesValue: true,
}

/** Rosters from files, for whoever runs the server. */
export const rosterVerbs: readonly Verb[] = [
  {
    name: 'roster inspect',
    usage: '<file>',
    doc: {
      ru: 'что в файле списка (XLSX, CSV, OneRoster) и что в нём не так; ничего не меняет',
      en: 'what a roster file (XLSX, CSV, OneRoster) holds and what is wrong in it; changes nothing',
    },
    flags: { ...readingFlags, mend, organisation },
    async run(context) {
      const inspection = await inspect(context)
      context.output.print(inspection, (found) => lines(found, context.config.language))
    },
  },
]

async function inspect(context: VerbContext): Promise<Inspection> {
  const file = fileOf(context)
  const options = { ...readingOptions(context), mendTo: context.flags.mend }
  const organisationId = context.flags.organisation
  return orRefused(context, async () => {
    if (organisationId === undefined) return inspectInWorker(file, options)
    const services = await openServices(context)
    const scope = await scopeOfOperator(services.db, idOf(organisationId), services.clock.now())
    return inspectInWorker(file, { ...options, organisationId }, rosterNow(services, scope))
  })
}

/** The one file that a verb is given. */
export function fileOf({ args }: VerbContext): string {
  const [file] = args
  if (file === undefined || args.length > 1) return refuseStart('Укажите один файл.', 'Give one file.')
  if (!existsSync(file)) refuseStart(`Файла ${file} нет.`, `There is no file ${file}.`)
  return file
}

/** How a file is to be understood. */
export function readingOptions({ flags, config }: VerbContext) {
  return {
    today: new Date().toISOString().slice(0, 10),
    language: config.language,
    encoding: flags.encoding,
    separator: flags.separator === 'tab' ? '\t' : flags.separator,
    sheet: flags.sheet,
    rowsAre: kindOf(flags.kind),
    headerLine: lineOf(flags.header),
    map: flags.map,
    cover: coverOf(flags.cover),
    decisions: flags.decisions === undefined ? undefined : decisionsIn(flags.decisions),
  }
}

/** `[{ "doubt": "…", "is": "same", "personId": "…" }]`: keys of doubts as `roster inspect --json` gives them. */
function decisionsIn(path: string): ImportDecision[] {
  const decisions = Type.Array(ImportDecision)
  try {
    const said: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (Value.Check(decisions, said)) return said
  } catch {
    return refuseStart(`Файл ${path} не читается как JSON.`, `${path} cannot be read as JSON.`)
  }
  return refuseStart(
    `В ${path} нужен список [{"doubt": "…", "is": "same", "personId": "…"}]; is: same, other или skip.`,
    `${path} must be a list [{"doubt": "…", "is": "same", "personId": "…"}]; is: same, other or skip.`,
  )
}

function coverOf(cover: string | undefined): ImportCover | undefined {
  if (cover === undefined || Value.Check(ImportCover, cover)) return cover
  return refuseStart(
    '--cover: organisation, pupils, classes, staff или nobody.',
    '--cover is organisation, pupils, classes, staff or nobody.',
  )
}

export function idOf(text: string | undefined): string {
  if (text !== undefined && Value.Check(Id, text)) return text
  return refuseStart('Назовите организацию: --organisation ID.', 'Name the organisation: --organisation ID.')
}

/** A refusal is the sentence that the terminal shows; with `--json` its code stands on stdout. */
export async function orRefused<T>({ config, output }: VerbContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, text } = refusalBody(error, config.language)
    output.print({ refused: { code, text } }, () => [])
    return refuseStart(withFlag(refusalBody(error, 'ru')), withFlag(refusalBody(error, 'en')))
  }
}

function lineOf(line: string | undefined): number | undefined {
  if (line === undefined || /^\d{1,6}$/.test(line)) return line === undefined ? undefined : Number(line)
  return refuseStart('--header: номер строки.', '--header is the number of a row.')
}

function kindOf(kind: string | undefined): 'pupils' | 'staff' | 'mixed' | undefined {
  if (kind === undefined || kind === 'pupils' || kind === 'staff' || kind === 'mixed') return kind
  return refuseStart(
    '--kind: pupils (дети), staff (сотрудники) или mixed (вместе).',
    '--kind is pupils, staff or mixed.',
  )
}

function lines(found: Inspection, language: Language): string[] {
  const words = language === 'ru' ? russian : english
  return [
    [found.format, found.encoding, `${words.rows}: ${found.rows}`].filter(Boolean).join(' · '),
    ...found.mapping.map(
      ({ column, header, field }) => `  ${column.padEnd(3)} ${header || '—'} → ${field || words.unused}`,
    ),
    `${words.new}: ${found.new}, ${words.changed}: ${found.changed}, ${words.same}: ${found.same}, ${words.left}: ${found.left}`,
    ...found.examples.new.map((example) => `  + ${example}`),
    ...found.examples.changed.map((example) => `  ~ ${example}`),
    ...found.examples.left.map((example) => `  − ${example}`),
    `${words.doubtful}: ${found.doubtfulCount}`,
    ...found.doubtful.slice(0, errorsShownMax).map((one) => `  ${placeOf(one)}: ${one.text} [${one.key}]`),
    `${words.errors}: ${found.errorCount}`,
    ...found.errors
      .slice(0, errorsShownMax)
      .map((one) => `  ${one.sheet ? `${one.sheet}!` : ''}${one.column}${one.line}: ${one.text}`),
  ]
}

function placeOf({ lines: places, sheets }: Inspection['doubtful'][number]): string {
  return places.map((line, index) => (sheets ? `${sheets[index]}!${line}` : String(line))).join(', ')
}

const russian = {
  rows: 'строк с людьми',
  unused: 'не используется',
  new: 'Новых',
  changed: 'изменится',
  same: 'без изменений',
  left: 'выбыло',
  doubtful: 'Под вопросом',
  errors: 'Ошибок',
}
const english = {
  rows: 'rows with people',
  unused: 'not used',
  new: 'New',
  changed: 'changed',
  same: 'unchanged',
  left: 'left',
  doubtful: 'Doubtful',
  errors: 'Errors',
}
