import type { YearCounts, YearRun } from '#protocol/school-year.ts'
import { organisationFacts } from '#server/features/organisations/exports.ts'
import {
  applyRollover,
  lastRun,
  organisationsBelow,
  prepareYear,
  startRun,
  undoRollover,
  unfinishedRun,
  workOnRun,
} from '#server/features/school-year/exports.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { refuseStart } from '#server/start-refusal.ts'
import { openServices } from './operator-context.ts'
import { idOf, orRefused } from './roster-verbs.ts'
import type { Verb, VerbContext } from './verb.ts'

const organisation = {
  doc: { ru: 'одна организация (id)', en: 'one organisation (id)' },
  takesValue: true,
}
const below = {
  doc: { ru: 'все организации ниже этого управления (id)', en: 'all organisations below this office (id)' },
  takesValue: true,
}
const on = {
  doc: { ru: 'первый день новых классов: 2027-09-01', en: 'first day of the new classes: 2027-09-01' },
  takesValue: true,
}
const without = {
  doc: { ru: 'какие организации пропустить: id через запятую', en: 'organisations to leave out: ids with commas' },
  takesValue: true,
}

/** So long a running server leaves a run to the command that began it. */
const ownMs = 60_000

/** The new school year, for whoever runs the server. */
export const schoolYearVerbs: readonly Verb[] = [
  {
    name: 'school-year preview',
    doc: {
      ru: 'что станет с классами в новом учебном году; ничего не меняет',
      en: 'what becomes of the classes in the new school year; changes nothing',
    },
    flags: { organisation, below },
    async run(context) {
      const plans = await orRefused(context, async () => {
        const services = await openServices(context)
        const { organisationId, isBelow } = whereIn(context)
        if (!(await organisationFacts(services.db, organisationId))) throw refuseAny.not_found()
        const ids = isBelow ? await organisationsBelow(services.db, organisationId) : [organisationId]
        return previewsOf(services, ids)
      })
      context.output.print({ organisations: plans }, (found) => found.organisations.flatMap(linesOf))
    },
  },
  {
    name: 'school-year apply',
    doc: {
      ru: 'перевести классы в новый учебный год; чаты обновит работающий сервер',
      en: 'move the classes into the new school year; chats follow when the server runs',
    },
    flags: { organisation, below, on, without },
    run: (context) => act(context, 'apply'),
  },
  {
    name: 'school-year undo',
    doc: { ru: 'отменить последний перевод целиком', en: 'take the last roll-over back as a whole' },
    flags: { organisation, below, without },
    run: (context) => act(context, 'undo'),
  },
]

async function act(context: VerbContext, kind: YearRun['kind']): Promise<void> {
  const { organisationId, isBelow } = whereIn(context)
  if (isBelow) return actBelow(context, kind, organisationId)
  const done = await orRefused(context, async () => {
    const services = await openServices(context)
    return runAs(services, null, async (ctx) =>
      kind === 'apply'
        ? applyRollover(ctx, { organisationId, on: context.flags['on'] })
        : undoRollover(ctx, { organisationId }),
    )
  })
  context.output.print(done, (result) => [
    result.rolloverId,
    ...('counts' in result ? countLines(result.counts as YearCounts) : []),
  ])
}

/** A run that was cut off goes on; otherwise a new one begins. */
async function actBelow(context: VerbContext, kind: YearRun['kind'], organisationId: string): Promise<void> {
  const run = await orRefused(context, async () => {
    const services = await openServices(context)
    const runId = await begun(services, context, { kind, organisationId })
    let steps = 0
    const onStep = async () => {
      if (++steps % 100 === 0) context.output.say({ ru: `Сделано: ${steps}`, en: `Done: ${steps}` })
    }
    await workOnRun(services, runId, { onStep })
    return (await lastRun(services.db, organisationId, context.config.language))!
  })
  context.output.print(run, ({ done, skipped, leftOut, failed }) => [
    ...[`done: ${done}`, `skipped: ${skipped}`, `left out: ${leftOut}`, `failed: ${failed.length}`],
    ...failed.map(({ organisationId: id, name, text }) => `  ${name} (${id}): ${text}`),
  ])
}

async function begun(
  services: Services,
  { flags }: VerbContext,
  { kind, organisationId }: { kind: YearRun['kind']; organisationId: string },
): Promise<string> {
  const going = await unfinishedRun(services.db, organisationId)
  if (going?.kind === kind) return going.id
  const runId = services.newId()
  const left = (flags['without'] ?? '').split(',').filter((id) => id !== '')
  const dueAt = new Date(services.clock.now().getTime() + ownMs)
  const about = { runId, organisationId, kind, on: flags['on'], without: left.map(idOf), dueAt }
  await runAs(services, null, (ctx) => startRun(ctx, about))
  return runId
}

function whereIn({ flags }: VerbContext): { organisationId: string; isBelow: boolean } {
  if ((flags['organisation'] === undefined) === (flags['below'] === undefined))
    return refuseStart('Укажите --organisation ID или --below ID.', 'Give --organisation ID or --below ID.')
  return { organisationId: idOf(flags['organisation'] ?? flags['below']), isBelow: flags['below'] !== undefined }
}

type Preview = {
  organisationId: string
  toYear: string | null
  on: string | null
  counts: YearCounts | null
  lines: { from: string; to: string | null; pupils: number }[]
  newClasses: string[]
  problems: { code: string; name: string }[]
}

async function previewsOf({ db, clock }: Services, organisationIds: readonly string[]): Promise<Preview[]> {
  const previews: Preview[] = []
  for (const organisationId of organisationIds) {
    const found = await prepareYear(db, organisationId, clock.now())
    previews.push({
      organisationId,
      toYear: found?.toYear ?? null,
      on: found?.on ?? null,
      counts: found?.plan.counts ?? null,
      lines: (found?.plan.lines ?? []).map(({ name, to, pupils }) => ({ from: name, to, pupils })),
      newClasses: found?.plan.newClasses ?? [],
      problems: found?.plan.problems ?? [],
    })
  }
  return previews
}

function linesOf({ organisationId, toYear, on: day, counts, lines, newClasses, problems }: Preview): string[] {
  return [
    [organisationId, toYear ?? '—', day ?? ''].join(' ').trim(),
    ...lines.map(({ from, to, pupils }) => `  ${from} → ${to ?? '—'} (${pupils})`),
    ...newClasses.map((name) => `  + ${name}`),
    ...problems.map(({ code, name }) => `  ! ${name}: ${code}`),
    ...(counts ? countLines(counts).map((line) => `  ${line}`) : []),
  ]
}

function countLines(counts: YearCounts): string[] {
  return Object.entries(counts).map(([name, count]) => `${name}: ${count}`)
}
