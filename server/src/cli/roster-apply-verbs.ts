import { writeFileSync } from 'node:fs'
import {
  applyFile,
  exportRoster,
  requireScope,
  scopeOfOperator,
  undoRoster,
  type Applied,
} from '#server/features/roster-import/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { refuseStart } from '#server/start-refusal.ts'
import { openServices } from './operator-context.ts'
import { fileOf, idOf, organisation, orRefused, readingFlags, readingOptions } from './roster-verbs.ts'
import type { Verb, VerbContext } from './verb.ts'

export const by = {
  doc: {
    ru: 'от чьего имени (логин); без него — от имени оператора',
    en: 'on whose behalf (login); without it the operator’s',
  },
  takesValue: true,
}
const confirmLeaving = {
  doc: { ru: 'сколько человек выбудет: подтверждение', en: 'how many leave: to confirm it' },
  takesValue: true,
}
const format = { doc: { ru: 'oneroster', en: 'oneroster' }, takesValue: true }
const out = { doc: { ru: 'куда записать', en: 'where to write it' }, takesValue: true }

/** Rosters from files, applied and taken back. */
export const rosterApplyVerbs: readonly Verb[] = [
  {
    name: 'roster apply',
    usage: '<file>',
    doc: {
      ru: 'загрузить список в организацию и всё, что ниже её; чаты обновит работающий сервер',
      en: 'bring a list into an organisation and all below it; chats follow when the server runs',
    },
    flags: { ...readingFlags, organisation, by, 'confirm-leaving': confirmLeaving },
    async run(context) {
      const path = fileOf(context)
      const applied = await orRefused(context, async () => {
        const services = await openServices(context)
        const who = await whoIn(services, context)
        const confirmed = context.flags['confirm-leaving']
        return applyFile(services, path, {
          ...who,
          options: readingOptions(context),
          confirmLeaving: confirmed === undefined ? undefined : Number(confirmed),
        })
      })
      context.output.print(flat(applied), (counts) => linesOf(counts))
    },
  },
  {
    name: 'roster undo',
    usage: '[import]',
    doc: { ru: 'отменить последнюю загрузку списка целиком', en: 'take the last import back as a whole' },
    flags: { organisation, by },
    async run(context) {
      const [importId] = context.args
      const undone = await orRefused(context, async () => {
        const services = await openServices(context)
        const { actor, scope } = await whoIn(services, context)
        const { organisationId } = scope
        return runAs(services, actor, (ctx) => undoRoster(ctx, { organisationId, importId }))
      })
      context.output.print(undone, ({ importId: id }) => [id])
    },
  },
  {
    name: 'roster export',
    doc: { ru: 'список организации файлом OneRoster 1.2', en: 'the roster as a OneRoster 1.2 file' },
    flags: { organisation, by, format, out },
    async run(context) {
      if ((context.flags.format ?? 'oneroster') !== 'oneroster')
        refuseStart('Есть один формат: --format oneroster.', 'There is one format: --format oneroster.')
      const path = context.flags.out ?? 'oneroster.zip'
      const bytes = await orRefused(context, async () => {
        const services = await openServices(context)
        const { actor, scope } = await whoIn(services, context)
        return runAs(services, actor, (ctx) => exportRoster(ctx, scope))
      })
      writeFileSync(path, bytes, { mode: 0o600 })
      context.output.print({ path, bytes: bytes.length }, ({ bytes: size }) => [`${path}: ${size}`])
    },
  },
]

/** With `--by` somebody's own rights count; whoever runs the server may all. */
async function whoIn(services: Services, { flags }: VerbContext) {
  const at = services.clock.now()
  const organisationId = idOf(flags.organisation)
  if (flags.by === undefined) return { actor: null, scope: await scopeOfOperator(services.db, organisationId, at) }
  const actor = await actorOf(services, flags.by)
  return { actor, scope: await requireScope(services.db, { personId: actor.personId, at }, organisationId) }
}

export async function actorOf({ db, newId }: Services, login: string): Promise<Actor> {
  const account = await db
    .selectFrom('accounts')
    .select(['id', 'person_id'])
    .where('login', '=', login.toLowerCase())
    .where('blocked_at', 'is', null)
    .executeTakeFirst()
  if (!account) return refuseStart(`Логина ${login} нет.`, `There is no login ${login}.`)
  return { accountId: account.id, personId: account.person_id, sessionId: newId() }
}

function flat({ importId, counts, unknownOrganisations }: Applied) {
  return { importId, ...counts, unknownOrganisations }
}

function linesOf({ importId, unknownOrganisations, ...counts }: ReturnType<typeof flat>): string[] {
  return [
    importId ?? '—',
    ...Object.entries(counts).map(([name, count]) => `${name}: ${count}`),
    ...unknownOrganisations.map((name) => `? ${name}`),
  ]
}
