import { assemble } from '#server/app.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { openKeys } from '#server/platform/keys.ts'
import { Refusal, refusalBody } from '#server/platform/refusal.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { refuseStart } from '#server/start-refusal.ts'
import type { VerbContext } from './verb.ts'
import { withFlag } from './flag-hints.ts'

/** The platform on the verb's database. A server that runs meanwhile notices ended sessions by itself within seconds. */
export async function openServices({ config, log, openDatabase }: VerbContext): Promise<Services> {
  const { pool } = await openDatabase()
  return assemble({ config, pool, log, keys: openKeys(config.keyFile, config.data) })
}

/** One transaction on behalf of whoever runs the server; a refusal is the sentence that the terminal shows. */
export async function asOperator<T>(context: VerbContext, work: (ctx: CommandContext) => Promise<T>): Promise<T> {
  const services = await openServices(context)
  try {
    return await runAs(services, null, work)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refuseStart(withFlag(refusalBody(error, 'ru')), withFlag(refusalBody(error, 'en')))
  }
}
