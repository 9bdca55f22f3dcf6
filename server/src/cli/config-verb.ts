import { describeConfig, type DescribedSetting } from '#server/config.ts'
import type { Verb } from './verb.ts'

export const configVerb: Verb = {
  name: 'config',
  doc: { ru: 'все настройки, их значения и смысл', en: 'every setting, its value and meaning' },
  async run({ config, flags, output }) {
    output.print(describeConfig(config, process.env, flags), (settings) => settings.flatMap(describe))
  },
}

function describe({ env, flag, kind, value, isDefault, doc }: DescribedSetting): string[] {
  const shown = Array.isArray(value) ? value.join(',') : String(value ?? '—')
  return [`${env}${flag ? ` (${flag})` : ''} = ${shown}${isDefault ? '' : ' *'}`, `    ${doc} [${kind}]`]
}
