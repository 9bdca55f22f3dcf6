import type {
  CallContract,
  CommandContract,
  DataOf,
  EventContract,
  InputOf,
  OutputOf,
  QueryContract,
} from '#protocol/contract.ts'
import type { AuditAct } from '#protocol/audit.ts'
import type { AuditAbout, AuditLook } from './audit.ts'
import type { Database } from './database/types.ts'
import type { NewId } from './ids.ts'
import type { Language } from './refusal.ts'
import type { Services } from './services.ts'
import type { Kysely, Transaction } from 'kysely'

/** Who is calling. Authors and participants are persons; the account is only the way in. */
export type Actor = {
  readonly accountId: string
  readonly personId: string
  readonly sessionId: string
}

/** Where a call came from. `setCookie` works only on calls that came by HTTP. */
export type Origin = {
  readonly address: string
  readonly device: string
  /** Tells one browser from another; only of calls that came by HTTP. */
  readonly deviceId?: string
  readonly language: Language
  readonly requestId: string
  setSessionToken?(token: string | null, options: { ephemeral: boolean }): void
}

export type Tx = Transaction<Database>
export type Db = Kysely<Database>

/** What a command's `run` has in hand. Nothing it publishes, audits or asks for later happens unless it commits. */
export type CommandContext<A = Actor> = {
  readonly tx: Tx
  readonly actor: A
  readonly origin: Origin
  /** When it began, or when it last got a lock (`lock`): whoever reads it before waiting reads it again afterwards. */
  readonly at: Date
  readonly newId: NewId
  readonly services: Services
  /** Moves `at` on to now. For `lock` alone. */
  waited(): void
  /** Adds an event to a stream; it is numbered, stored and delivered with the commit. `aboutVersion`: see `PendingEvent`. */
  publish<E extends EventContract>(event: E, streamId: string, data: DataOf<E>, aboutVersion?: number): void
  /** How many events this command has published on a stream so far: the next one's version is known under its lock. */
  publishedOn(streamId: string): number
  /** Says that the set of people who may read a stream is now another: delivery asks again before the next event. */
  audienceChanged(streamId: string): void
  /** Work that must not be lost and may wait: a row of the outbox, handled by the feature that listens to `topic`. */
  later(topic: string, streamId: string, data: object, dueAt?: Date): void
  /** A row of the audit log. */
  audit(act: AuditAct, about: AuditAbout): void
  /** Runs once after the commit; for things in memory only. */
  afterCommit(effect: () => void): void
}

export type QueryContext<A = Actor> = {
  readonly db: Db
  readonly actor: A
  readonly origin: Origin
  readonly at: Date
  readonly services: Services
  /** Puts a look into people's data on record; wait for it before answering. The same look within an hour is one row. */
  looked(act: AuditAct, about: AuditLook): Promise<void>
}

/** How often one may call, counted over a sliding window. */
export type Limit = { readonly per: 'account' | 'address'; readonly count: number; readonly windowMs: number }

type Common = { readonly limit?: Limit }

type CommonOfCommand<C extends CommandContract, A, P> = Common & {
  /** Input or answer carries a secret: neither is remembered, so repeating the command does it again. */
  readonly secret?: boolean
  /** Runs once before the transaction: slow or lasting work, such as checking a password and counting the failures. */
  readonly prepare?: (context: QueryContext<A>, input: InputOf<C>) => Promise<P>
  readonly run: (context: CommandContext<A>, input: InputOf<C>, prepared: P) => Promise<OutputOf<C>>
}

export type CommandHandler = {
  readonly contract: CommandContract
  readonly signedIn: boolean
  readonly limit: Limit | undefined
  readonly secret: boolean
  readonly prepare: ((context: QueryContext<never>, input: never) => Promise<unknown>) | undefined
  readonly run: ((context: CommandContext<never>, input: never, prepared: never) => Promise<unknown>) | undefined
  /** Instead of `run`: takes commands as they come and commits many together. */
  readonly batch: ((services: Services) => BatchWriter) | undefined
}

export type BatchWriter = {
  submit(actor: Actor, input: never, at: Date): Promise<unknown>
  /** Resolves when nothing is in flight any more. */
  drained(): Promise<void>
}

export type QueryHandler = {
  readonly contract: QueryContract
  readonly signedIn: boolean
  readonly limit: Limit | undefined
  readonly run: (context: QueryContext<never>, input: never) => Promise<unknown>
}

export type Handler = CommandHandler | QueryHandler

type Run<C extends CallContract, X> = (context: X, input: InputOf<C>) => Promise<OutputOf<C>>

/** A command for people who are signed in; `run` is one transaction. */
export function handle<C extends CommandContract, P = undefined>(
  contract: C,
  how: CommonOfCommand<C, Actor, P>,
): CommandHandler {
  return commandHandler(contract, true, how as unknown as CommonOfCommand<CommandContract, never, never>)
}

/** A command that nobody has to sign in for: founding, signing in, joining. `actor` is null or who is signed in. */
export function handleOpen<C extends CommandContract, P = undefined>(
  contract: C,
  how: CommonOfCommand<C, Actor | null, P> & { limit: Limit },
): CommandHandler {
  return commandHandler(contract, false, how as unknown as CommonOfCommand<CommandContract, never, never>)
}

/** A command that commits many together (`performance.md`): see `features/messages/send-message.ts`. */
export function handleBatch<C extends CommandContract>(
  contract: C,
  how: Common & { batch: (services: Services) => BatchWriter },
): CommandHandler {
  const { limit, batch } = how
  return { contract, signedIn: true, limit, secret: false, prepare: undefined, run: undefined, batch }
}

export function answer<C extends QueryContract>(
  contract: C,
  how: Common & { run: Run<C, QueryContext> },
): QueryHandler {
  return { contract, signedIn: true, limit: how.limit, run: how.run }
}

export function answerOpen<C extends QueryContract>(
  contract: C,
  how: Common & { run: Run<C, QueryContext<Actor | null>> },
): QueryHandler {
  return { contract, signedIn: false, limit: how.limit, run: how.run }
}

function commandHandler(
  contract: CommandContract,
  signedIn: boolean,
  { limit, secret = false, prepare, run }: CommonOfCommand<CommandContract, never, never>,
): CommandHandler {
  return { contract, signedIn, limit, secret, prepare, run, batch: undefined }
}
