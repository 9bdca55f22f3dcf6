import type { Before, Setting } from './config/setting.ts'
import { settings } from './config/settings.ts'
import { refuseStart } from './start-refusal.ts'

export type { OidcProvider } from './config/oidc-providers.ts'

type Settings = typeof settings
type ValueOf<S> = S extends Setting<infer T> ? T : never

/** Everything the server takes from outside, checked. Nothing else reads the environment. */
export type Config = { readonly [K in keyof Settings]: ValueOf<Settings[K]> }

export type Environment = Readonly<Record<string, string | undefined>>
/** Flags of the command line by name: `--port 80` is `{ port: '80' }`, a bare `--demo` is `{ demo: '1' }`. */
export type Flags = Readonly<Record<string, string | undefined>>

/** Reads every setting: flag before environment before default. Throws a `StartRefusal` that names the setting. */
export function readConfig(env: Environment = process.env, flags: Flags = {}): Config {
  const config: Record<string, unknown> = {}
  for (const [key, setting] of entries()) config[key] = readSetting(setting, env, flags, config as Before)
  return checkTogether(config as Config)
}

export type DescribedSetting = {
  env: string
  flag: string | null
  kind: string
  value: string | number | boolean | readonly string[] | null
  isDefault: boolean
  doc: string
}

/** What `peremena config` prints; secrets are shown only as set or not. */
export function describeConfig(config: Config, env: Environment = process.env, flags: Flags = {}): DescribedSetting[] {
  return entries().map(([key, setting]) => {
    const isDefault = given(setting, env, flags) === undefined
    const secret = isDefault ? null : '***'
    const value = setting.secret ? secret : (config[key as keyof Config] ?? null)
    return {
      env: setting.env,
      flag: setting.flag ? `--${setting.flag}` : null,
      kind: setting.kind[config.language],
      value: value as DescribedSetting['value'],
      isDefault,
      doc: setting.doc[config.language],
    }
  })
}

/** The flags that stand for settings, and whether a value follows them. */
export const flagsOfSettings: Readonly<Record<string, { takesValue: boolean }>> = Object.fromEntries(
  entries().flatMap(([, { flag, initial }]) => (flag ? [[flag, { takesValue: typeof initial !== 'boolean' }]] : [])),
)

/** The language of sentences about settings that could not be read. */
export function languageOf(env: Environment): Config['language'] {
  return env[settings.language.env]?.trim() === 'en' ? 'en' : 'ru'
}

function entries(): [string, Setting<unknown>][] {
  return Object.entries(settings)
}

function readSetting(setting: Setting<unknown>, env: Environment, flags: Flags, before: Before): unknown {
  const source = given(setting, env, flags)
  if (source === undefined) return typeof setting.initial === 'function' ? setting.initial(before) : setting.initial
  const parsed = setting.parse(source.text)
  if ('value' in parsed) return parsed.value
  const shown = setting.secret ? '***' : `«${source.text}»`
  return refuseStart(
    `${source.name} = ${shown} не подходит: нужно ${parsed.expected.ru}.`,
    `${source.name} = ${shown} does not fit: expected ${parsed.expected.en}.`,
  )
}

function given(setting: Setting<unknown>, env: Environment, flags: Flags): { name: string; text: string } | undefined {
  const fromFlag = setting.flag === undefined ? undefined : flags[setting.flag]
  if (fromFlag !== undefined) return { name: `--${setting.flag}`, text: fromFlag }
  const fromEnv = env[setting.env]?.trim()
  return fromEnv ? { name: setting.env, text: fromEnv } : undefined
}

function checkTogether(config: Config): Config {
  if ((config.tlsCert === undefined) !== (config.tlsKey === undefined)) {
    refuseStart(
      'PEREMENA_TLS_CERT и PEREMENA_TLS_KEY задаются вместе.',
      'PEREMENA_TLS_CERT and PEREMENA_TLS_KEY belong together: set both.',
    )
  }
  if ((config.smtpUrl === undefined) !== (config.mailFrom === undefined)) {
    refuseStart(
      'PEREMENA_SMTP_URL и PEREMENA_MAIL_FROM задаются вместе.',
      'PEREMENA_SMTP_URL and PEREMENA_MAIL_FROM belong together: set both.',
    )
  }
  if (config.keyFile.startsWith(`${config.data}/`)) {
    refuseStart(
      'PEREMENA_KEY_FILE лежит внутри папки данных; выберите место вне её, чтобы копия данных не несла ключ.',
      'PEREMENA_KEY_FILE is inside the data folder; choose a place outside, so that a copy of the data has no key.',
    )
  }
  if (config.demo && config.databaseUrl !== undefined) {
    refuseStart(
      'Показательный сервер живёт только в своей встроенной базе: уберите PEREMENA_DATABASE_URL.',
      'The demo server lives only in its own embedded database: remove PEREMENA_DATABASE_URL.',
    )
  }
  return config
}
