import { existsSync } from 'node:fs'
import { inspectInWorker, type Inspection } from '#server/features/roster-import/exports.ts'
import { Refusal, refusalBody, type Language } from '#server/platform/refusal.ts'
import { refuseStart } from '#server/start-refusal.ts'
import type { Verb, VerbContext } from './verb.ts'

const errorsShownMax = 20

const flags = {
  encoding: { doc: { ru: 'кодировка CSV', en: 'encoding of a CSV file' }, takesValue: true },
  separator: { doc: { ru: 'разделитель CSV', en: 'separator of a CSV file' }, takesValue: true },
  sheet: { doc: { ru: 'только этот лист', en: 'only this sheet' }, takesValue: true },
  kind: {
    doc: { ru: 'кто в строках: pupils, staff, mixed', en: 'what rows are: pupils, staff, mixed' },
    takesValue: true,
  },
  header: { doc: { ru: 'последняя строка заголовка', en: 'last row of the header' }, takesValue: true },
  mend: {
    doc: { ru: 'куда записать строки с ошибками (XLSX)', en: 'where to write the rows with errors (XLSX)' },
    takesValue: true,
  },
  map: { doc: { ru: 'столбцы: B=familyName,C=', en: 'columns: B=familyName,C=' }, takesValue: true },
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
    flags,
    async run(context) {
      const inspection = await inspect(context)
      context.output.print(inspection, (found) => lines(found, context.config.language))
    },
  },
]

async function inspect({ args, flags, config, output }: VerbContext): Promise<Inspection> {
  const [file] = args
  if (file === undefined || args.length > 1) refuseStart('Укажите один файл.', 'Give one file.')
  if (!existsSync(file)) refuseStart(`Файла ${file} нет.`, `There is no file ${file}.`)
  try {
    return await inspectInWorker(file, {
      today: new Date().toISOString().slice(0, 10),
      language: config.language,
      encoding: flags.encoding,
      separator: flags.separator === 'tab' ? '\t' : flags.separator,
      sheet: flags.sheet,
      rowsAre: kindOf(flags.kind),
      headerLine: lineOf(flags.header),
      map: flags.map,
      mendTo: flags.mend,
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, text } = refusalBody(error, config.language)
    output.print({ refused: { code, text } }, () => [])
    return refuseStart(refusalBody(error, 'ru').text, refusalBody(error, 'en').text)
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
    ...found.doubtful.slice(0, errorsShownMax).map((one) => `  ${placeOf(one)}: ${one.text}`),
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
