import type { Logger } from 'pino'
import type { Config } from '#server/config.ts'
import type { OpenDatabase } from '#server/platform/database/open.ts'
import type { Text } from '#server/start-refusal.ts'

/** One thing the command `peremena` can do. Features bring their own; `verbs.ts` lists them all. */
export type Verb = {
  /** The words after `peremena`: `account list`. */
  readonly name: string
  readonly doc: Text
  /** What stands after the words, for the help: `<login>`. */
  readonly usage?: string
  /** Flags of its own, beside those of the settings. */
  readonly flags?: Readonly<Record<string, VerbFlag>>
  /** Throws a `StartRefusal` to say one sentence and exit with a code other than 0. */
  run(context: VerbContext): Promise<void>
}

export type VerbFlag = { readonly doc: Text; readonly takesValue: boolean }

export type VerbContext = {
  readonly config: Config
  /** The words after the verb's name. */
  readonly args: readonly string[]
  /** Given flags by name; a bare flag has the value `1`. */
  readonly flags: Readonly<Record<string, string | undefined>>
  readonly log: Logger
  readonly output: Output
  /** The running server's database, or the embedded one for the time of the verb; closed when the verb is done. */
  openDatabase(): Promise<OpenDatabase>
}

export type Output = {
  /** A line for people; with `--json` it goes to stderr, so that stdout carries data only. */
  say(text: Text): void
  /** Data: as JSON with `--json`, otherwise as the lines that `lines` makes of it. */
  print<T>(data: T, lines: (data: T) => readonly string[]): void
}
