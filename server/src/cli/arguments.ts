import { flagsOfSettings } from '#server/config.ts'
import { refuseStart } from '#server/start-refusal.ts'
import type { Verb } from './verb.ts'

export type Arguments = {
  verb: Verb | undefined
  args: string[]
  flags: Record<string, string>
}

/** Reads `peremena <verb> <args> --flag value`. Throws a `StartRefusal` for words and flags that nobody knows. */
export function readArguments(argv: readonly string[], verbs: readonly Verb[]): Arguments {
  const words = argv.filter((word, index) => !word.startsWith('--') && !takesNext(argv[index - 1], verbs))
  const verb = findVerb(words, verbs)
  const args = verb ? words.slice(verb.name.split(' ').length) : words
  return { verb, args, flags: readFlags(argv, verb) }
}

type KnownFlags = Record<string, { takesValue: boolean }>

const COMMON: KnownFlags = { json: { takesValue: false }, help: { takesValue: false } }

function knownFlags(verb: Verb | undefined): KnownFlags {
  return { ...COMMON, ...flagsOfSettings, ...verb?.flags }
}

function takesNext(word: string | undefined, verbs: readonly Verb[]): boolean {
  if (!word?.startsWith('--') || word.includes('=')) return false
  const name = word.slice(2)
  return [undefined, ...verbs].some((verb) => knownFlags(verb)[name]?.takesValue)
}

/** The verb with the longest name that the words begin with: `account list` before `account`. */
function findVerb(words: readonly string[], verbs: readonly Verb[]): Verb | undefined {
  const matching = verbs.filter((verb) => verb.name.split(' ').every((part, index) => words[index] === part))
  return matching.sort((a, b) => b.name.length - a.name.length)[0]
}

function readFlags(argv: readonly string[], verb: Verb | undefined): Record<string, string> {
  const known = knownFlags(verb)
  const flags: Record<string, string> = {}
  argv.forEach((word, index) => {
    if (!word.startsWith('--')) return
    const [name = '', inline] = word.slice(2).split(/=(.*)/s)
    const flag = known[name]
    if (!flag)
      refuseStart(
        `Нет такого флага: --${name}. Список: peremena help.`,
        `There is no flag --${name}. See: peremena help.`,
      )
    const value = flag.takesValue ? (inline ?? argv[index + 1]) : (inline ?? '1')
    if (value === undefined) refuseStart(`После --${name} нужно значение.`, `--${name} needs a value.`)
    flags[name] = value
  })
  return flags
}
