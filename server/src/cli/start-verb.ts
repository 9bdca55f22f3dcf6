import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Config } from '#server/config.ts'
import type { RunningServer } from '#server/main.ts'
import type { Step } from '#server/platform/database/open.ts'
import type { Text } from '#server/start-refusal.ts'
import { listenForStop, type StopRequest } from './signals.ts'
import { claimPurpose, refuseBrokenTls, refuseBusyPort, refuseListening, refuseSecondInstance } from './start-checks.ts'
import type { Output, Verb } from './verb.ts'
import { ensureWebClient } from './web-client.ts'

const linkRetryMs = 500

export const startVerb: Verb = {
  name: 'start',
  doc: { ru: 'запустить сервер (--demo: показательный)', en: 'start the server (--demo: an invented municipality)' },
  async run({ config, log, output }) {
    const begun = performance.now()
    const stop = listenForStop(output)
    // A promise that nobody waits for is a bug, and no reason to put a school offline: what it worked on stands in the
    // database or is asked for again.
    process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'))
    const step = stepper(output, stop)
    const server = await start(config, log, step).catch((error: unknown) => {
      if (stop.isTold()) process.exit(130)
      throw error
    })
    const address = `${server.address}${config.demo ? '/demo' : ''}`
    output.say({
      ru: `Готово за ${seconds(begun, 'ru')}: ${address}`,
      en: `Ready in ${seconds(begun, 'en')}: ${address}`,
    })
    await sayFirstRunLink(server, { output, log, stop })
    await stop.told
    const stopping = performance.now()
    await server.stop()
    output.say(timed({ ru: 'Остановка', en: 'Stopping' }, stopping))
    process.exit(0)
  },
}

type Telling = { output: Output; log: Logger; stop: StopRequest }

/** The database may be on its way back at this very moment, which is no reason to end: the link is said once it is there. */
async function sayFirstRunLink(server: RunningServer, { output, log, stop }: Telling): Promise<void> {
  while (!stop.isTold()) {
    try {
      const link = await server.firstRunLink()
      if (link)
        output.say({ ru: `Первый запуск, одноразовая ссылка: ${link}`, en: `First run, one-time link: ${link}` })
      return
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'the link of the first run waits for the database')
      await sleep(linkRetryMs)
    }
  }
}

async function start(config: Config, log: Logger, step: Step): Promise<RunningServer> {
  refuseBrokenTls(config)
  await refuseSecondInstance(config)
  claimPurpose(config)
  await refuseBusyPort(config)
  await ensureWebClient(step)
  // Loaded here, so that other verbs need not load the whole server.
  const { startServer } = await import('#server/main.ts')
  return startServer(config, log, step).catch((error: unknown) => refuseListening(error, config.host, config.port))
}

/** One line per step, with its time. Nothing is begun once we are told to stop. */
function stepper(output: Output, stop: StopRequest): Step {
  return async (title, work) => {
    if (stop.isTold()) throw new Error('told to stop')
    const begun = performance.now()
    const result = await work()
    output.say(timed(title, begun))
    return result
  }
}

function timed(title: Text, begun: number): Text {
  return { ru: `· ${title.ru}: ${seconds(begun, 'ru')}`, en: `· ${title.en}: ${seconds(begun, 'en')}` }
}

function seconds(begun: number, language: 'ru' | 'en'): string {
  const number = ((performance.now() - begun) / 1000).toLocaleString(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  return language === 'ru' ? `${number} с` : `${number} s`
}
