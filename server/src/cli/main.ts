import { languageOf, readConfig } from '#server/config.ts'
import { openDatabase, type OpenDatabase } from '#server/platform/database/open.ts'
import { createLog } from '#server/platform/log.ts'
import { StartRefusal, refuseStart } from '#server/start-refusal.ts'
import { readArguments } from './arguments.ts'
import { helpLines } from './help.ts'
import { createOutput } from './output.ts'
import type { Verb } from './verb.ts'
import { verbs } from './verbs.ts'

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof StartRefusal) console.error(error.text[languageOf(process.env)])
  else console.error(error)
  process.exit(1)
}

async function run(argv: readonly string[]): Promise<void> {
  const { verb, args, flags } = readArguments(argv, verbs)
  const config = readConfig(process.env, flags)
  const output = createOutput(config.language, flags.json !== undefined)
  if (flags.help || !verb) {
    if (args.length > 0 && args[0] !== 'help') refuseUnknown(args)
    return output.print(
      verbs.map(({ name, doc }) => ({ name, doc: doc[config.language] })),
      () => helpLines(verbs, config.language),
    )
  }
  await runVerb(verb, { config, args, flags, output })
}

type Given = Omit<Parameters<Verb['run']>[0], 'log' | 'openDatabase'>

async function runVerb(verb: Verb, given: Given): Promise<void> {
  const log = createLog(given.config.logLevel)
  const opened: OpenDatabase[] = []
  try {
    await verb.run({
      ...given,
      log,
      async openDatabase() {
        const database = await openDatabase(given.config, log, { kind: 'verb' })
        opened.push(database)
        return database
      },
    })
  } finally {
    for (const database of opened) await database.close()
  }
}

function refuseUnknown(args: readonly string[]): never {
  const words = args.join(' ')
  return refuseStart(
    `Нет такого действия: ${words}. Список: peremena help.`,
    `There is no verb «${words}». See: peremena help.`,
  )
}
