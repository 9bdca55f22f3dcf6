import { resolve } from 'node:path'
import proxyAddr from '@fastify/proxy-addr'
import type { Text } from '#server/start-refusal.ts'

/** One setting of the server: how it is named, what it means, how its text becomes a value. */
export type Setting<T> = {
  readonly env: string
  readonly flag?: string
  readonly secret: boolean
  readonly kind: Text
  readonly doc: Text
  /** What is used when nothing is set; a function sees the settings that stand before this one. */
  readonly initial: T | ((before: Before) => T)
  /** Turns the text of the environment into a value, or says in a few words what was expected. */
  readonly parse: (text: string) => { value: T } | { expected: Text }
}

/** The settings that others derive their defaults from. */
export type Before = { readonly demo: boolean; readonly data: string }

type About<T> = Pick<Setting<T>, 'env' | 'doc' | 'initial'> & { flag?: string; secret?: boolean }

export function text<T extends string | undefined>(about: About<T>): Setting<T> {
  return setting(about, { ru: 'строка', en: 'text' }, (value) => ({ value: value as T }))
}

/** A path; a relative one counts from the folder in which the command was given. */
export function path<T extends string | undefined>(about: About<T>): Setting<T> {
  return setting(about, { ru: 'путь', en: 'path' }, (value) => ({ value: resolve(value) as T }))
}

/** A file that is read when the server starts. */
export function file<T>(
  about: About<T>,
  kind: Text,
  read: (path: string) => ReturnType<Setting<T>['parse']>,
): Setting<T> {
  return setting(about, kind, (value) => read(resolve(value)))
}

/** Addresses and networks: `10.0.0.7`, `192.168.0.0/16`, `fd00::/8`. */
export function networks(about: About<readonly string[]>): Setting<readonly string[]> {
  const kind = { ru: 'адреса и подсети через запятую', en: 'addresses and networks, separated by commas' }
  return setting(about, kind, (text) => {
    const value = text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
    try {
      proxyAddr.compile(value)
      return { value }
    } catch {
      return { expected: kind }
    }
  })
}

export function integer(about: About<number>, min: number, max: number): Setting<number> {
  const kind = { ru: `целое число от ${min} до ${max}`, en: `whole number from ${min} to ${max}` }
  return setting(about, kind, (value) => {
    const number = Number(value)
    return /^\d+$/.test(value) && number >= min && number <= max ? { value: number } : { expected: kind }
  })
}

export function flag(about: About<boolean>): Setting<boolean> {
  const kind = { ru: 'да или нет (1 или 0)', en: 'yes or no (1 or 0)' }
  return setting(about, kind, (value) => {
    if (/^(1|true|yes|да)$/i.test(value)) return { value: true }
    return /^(0|false|no|нет)$/i.test(value) ? { value: false } : { expected: kind }
  })
}

export function oneOf<const T extends string>(choices: readonly T[], about: About<T>): Setting<T> {
  const kind = { ru: `одно из: ${choices.join(', ')}`, en: `one of: ${choices.join(', ')}` }
  return setting(about, kind, (value) => {
    const choice = choices.find((candidate) => candidate === value)
    return choice ? { value: choice } : { expected: kind }
  })
}

/** An address with one of the given protocols, kept without a trailing slash. */
export function address(protocols: readonly string[], about: About<string | undefined>): Setting<string | undefined> {
  const kind = { ru: `адрес ${protocols.join(' или ')}`, en: `address ${protocols.join(' or ')}` }
  return setting(about, kind, (value) => {
    const known = URL.canParse(value) && protocols.includes(new URL(value).protocol + '//')
    return known ? { value: value.replace(/\/+$/, '') } : { expected: kind }
  })
}

/** An e-mail address without a name: `school@example.org`. */
export function mailbox(about: About<string | undefined>): Setting<string | undefined> {
  const kind = { ru: 'почтовый адрес', en: 'e-mail address' }
  return setting(about, kind, (value) => (/^[^\s@<>",;]+@[^\s@<>",;]+$/.test(value) ? { value } : { expected: kind }))
}

function setting<T>(about: About<T>, kind: Text, parse: Setting<T>['parse']): Setting<T> {
  return { secret: false, ...about, kind, parse }
}
