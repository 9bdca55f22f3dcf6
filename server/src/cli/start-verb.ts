import type { Text } from '#server/start-refusal.ts'
import type { Step } from '#server/platform/database/open.ts'
import { claimPurpose, refuseBusyPort, refuseSecondInstance } from './start-checks.ts'
import { untilToldToStop } from './signals.ts'
import type { Output, Verb } from './verb.ts'
import { ensureWebClient } from './web-client.ts'

export const startVerb: Verb = {
  name: 'start',
  doc: { ru: 'запустить сервер (--demo: показательный)', en: 'start the server (--demo: an invented municipality)' },
  async run({ config, log, output }) {
    const begun = performance.now()
    const step = stepper(output)
    await refuseSecondInstance(config)
    claimPurpose(config)
    await refuseBusyPort(config)
    await ensureWebClient(step)
    // Loaded here, so that other verbs need not load the whole server.
    const { startServer } = await import('#server/main.ts')
    const server = await startServer(config, log, step)
    output.say({ ru: `Готово за ${seconds(begun, 'ru')}: ${server.address}`, en: `Ready in ${seconds(begun, 'en')}: ${server.address}` })
    const link = await server.firstRunLink()
    if (link) output.say({ ru: `Первый запуск, одноразовая ссылка: ${link}`, en: `First run, one-time link: ${link}` })
    await untilToldToStop(output)
    await step({ ru: 'Остановка', en: 'Stopping' }, () => server.stop())
    process.exit(0)
  },
}

/** One line per step, with its time. */
function stepper(output: Output): Step {
  return async (title, work) => {
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
  const number = ((performance.now() - begun) / 1000).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return language === 'ru' ? `${number} с` : `${number} s`
}

