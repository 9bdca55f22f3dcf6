import { writeFileSync } from 'node:fs'
import { Value } from 'typebox/value'
import { OrganisationKind } from '#protocol/accounts.ts'
import { Id } from '#protocol/common.ts'
import {
  applyOrganisationsFile,
  inspectOrganisations,
  officeOfOperator,
  requireOffice,
  undoOrganisations,
  writeMendFile,
  type OrganisationsInspection,
} from '#server/features/organisations-import/exports.ts'
import type { Language } from '#server/platform/refusal.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { refuseStart } from '#server/start-refusal.ts'
import { openServices } from './operator-context.ts'
import { actorOf, by } from './roster-apply-verbs.ts'
import { fileOf, mend, orRefused, readingFlags } from './roster-verbs.ts'
import type { Verb, VerbContext } from './verb.ts'

const linesShownMax = 20

const below = {
  doc: { ru: 'управление (id), под которым стоят организации', en: 'the office (id) that organisations stand under' },
  takesValue: true,
}
const kind = {
  doc: {
    ru: 'вид организаций, которые его не называют: school, kindergarten, additional, college',
    en: 'kind of organisations that do not say theirs: school, kindergarten, additional, college',
  },
  takesValue: true,
}
const { encoding, separator, sheet, map } = readingFlags
const reading = { below, kind, encoding, separator, sheet, map }

/** Organisations from files, for whoever runs the server. */
export const organisationsVerbs: readonly Verb[] = [
  {
    name: 'organisations inspect',
    usage: '<file>',
    doc: {
      ru: 'что изменит список организаций (XLSX, CSV, JSON открытых данных) и что в нём не так; ничего не меняет',
      en: 'what a list of organisations (XLSX, CSV, open-data JSON) would change and what is wrong in it; changes nothing',
    },
    flags: { ...reading, by, mend },
    async run(context) {
      const path = fileOf(context)
      const inspection = await orRefused(context, async () => {
        const services = await openServices(context)
        const { office } = await whoIn(services, context)
        const options = { ...readingOptions(context), office }
        const { read, comparison, inspection: found } = await inspectOrganisations(services.db, path, options)
        const bytes = context.flags.mend && (await writeMendFile(read, comparison, options.language))
        if (bytes) writeFileSync(context.flags.mend!, bytes)
        return found
      })
      context.output.print(inspection, (found) => linesOf(found, context.config.language))
    },
  },
  {
    name: 'organisations apply',
    usage: '<file>',
    doc: { ru: 'загрузить список организаций под управление', en: 'bring a list of organisations in under an office' },
    flags: { ...reading, by },
    async run(context) {
      const path = fileOf(context)
      const { importId, counts } = await orRefused(context, async () => {
        const services = await openServices(context)
        const options = { ...readingOptions(context), name: path.split(/[\\/]/).at(-1)! }
        return applyOrganisationsFile(services, path, { ...(await whoIn(services, context)), options })
      })
      context.output.print({ importId, ...counts }, () => [importId ?? '—', ...countLines(counts)])
    },
  },
  {
    name: 'organisations undo',
    usage: '[import]',
    doc: {
      ru: 'отменить последнюю загрузку организаций, пока в новых никого нет',
      en: 'take the last list of organisations back while nobody is inside the new ones',
    },
    flags: { below, by },
    async run(context) {
      const [importId] = context.args
      const undone = await orRefused(context, async () => {
        const services = await openServices(context)
        const { actor, office } = await whoIn(services, context)
        return runAs(services, actor, (ctx) => undoOrganisations(ctx, { organisationId: office.id, importId }))
      })
      context.output.print(undone, ({ importId: id }) => [id])
    },
  },
]

/** With `--by` somebody's own rights count; whoever runs the server may all. */
async function whoIn(services: Services, { flags }: VerbContext) {
  const organisationId = flags.below
  if (organisationId === undefined || !Value.Check(Id, organisationId))
    return refuseStart('Назовите управление: --below ID.', 'Name the office: --below ID.')
  if (flags.by === undefined) return { actor: null, office: await officeOfOperator(services.db, organisationId) }
  const actor = await actorOf(services, flags.by)
  const who = { personId: actor.personId, at: services.clock.now() }
  return { actor, office: await requireOffice(services.db, who, organisationId) }
}

function readingOptions({ flags, config }: VerbContext) {
  const separatorSign = flags.separator === 'tab' ? '\t' : flags.separator
  const said = { encoding: flags.encoding, separator: separatorSign, sheet: flags.sheet, map: flags.map }
  return { ...said, kind: kindOf(flags.kind), language: config.language }
}

function kindOf(text: string | undefined): OrganisationKind | undefined {
  if (text === undefined || Value.Check(OrganisationKind, text)) return text
  return refuseStart(
    '--kind: school, kindergarten, additional или college.',
    '--kind is school, kindergarten, additional or college.',
  )
}

function linesOf(found: OrganisationsInspection, language: Language): string[] {
  const words = language === 'ru' ? russian : english
  const { counts } = found
  return [
    [found.format, found.encoding, `${words.rows}: ${found.rows}`].filter(Boolean).join(' · '),
    ...found.mapping.map(
      ({ column, header, field }) => `  ${column.padEnd(3)} ${header || '—'} → ${field || words.unused}`,
    ),
    `${words.new}: ${counts.new}, ${words.changed}: ${counts.changed}, ${words.same}: ${counts.same}`,
    ...found.new.slice(0, linesShownMax).map((one) => `  + ${[one.shortName, one.inn].filter(Boolean).join(', ')}`),
    ...found.changed
      .slice(0, linesShownMax)
      .map((one) => `  ~ ${one.shortName}: ${one.changes.map(({ from, to }) => `${from || '—'} → ${to}`).join('; ')}`),
    `${words.doubtful}: ${counts.doubtful}`,
    ...found.doubtful.slice(0, linesShownMax).map((one) => `  ${placeOf(one)}: ${one.shortName}. ${one.text}`),
    `${words.errors}: ${counts.errors}`,
    ...found.errors.slice(0, linesShownMax).map((one) => `  ${placeOf(one)} ${one.header || one.column}: ${one.text}`),
  ]
}

function placeOf({ line, sheet: name }: { line: number; sheet?: string }): string {
  return name === undefined ? String(line) : `${name}!${line}`
}

function countLines(counts: OrganisationsInspection['counts']): string[] {
  return Object.entries(counts).map(([name, count]) => `${name}: ${count}`)
}

const russian = {
  ...{ rows: 'строк', unused: 'не используется', new: 'Новых', changed: 'изменится', same: 'без изменений' },
  ...{ doubtful: 'Под вопросом', errors: 'Ошибок' },
}
const english = {
  ...{ rows: 'rows', unused: 'not used', new: 'New', changed: 'changed', same: 'unchanged' },
  ...{ doubtful: 'Doubtful', errors: 'Errors' },
}
