import type { Config } from '#server/config.ts'
import type { Verb } from './verb.ts'

export function helpLines(verbs: readonly Verb[], language: Config['language']): string[] {
  const names = verbs.map((verb) => `${verb.name} ${verb.usage ?? ''}`.trim())
  const width = Math.max(...names.map((name) => name.length))
  const rows = verbs.map((verb, index) => `  ${names[index]?.padEnd(width)}  ${verb.doc[language]}`)
  return language === 'ru'
    ? [
        'Перемена: npx --no peremena <действие> [флаги]',
        '',
        ...rows,
        '',
        '  --json — данные в JSON; настройки: npx --no peremena config',
      ]
    : [
        'Peremena: npx --no peremena <verb> [flags]',
        '',
        ...rows,
        '',
        '  --json prints data as JSON; settings: npx --no peremena config',
      ]
}
