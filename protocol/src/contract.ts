import type { Static, TObject, TSchema } from 'typebox'

/** What a stream may be: the thing whose changes are numbered and delivered live. */
export type StreamKind = 'conversation' | 'person' | 'organisation' | 'class'

/** Changes something. Runs in one transaction and may be retried with the same command id. */
export type CommandContract<I extends TObject = TObject, O extends TSchema = TSchema> = {
  readonly kind: 'command'
  /** Wire name, `messages.send`: also the path `POST /api/messages.send`. */
  readonly name: string
  readonly summary: string
  readonly input: I
  readonly output: O
}

/** Reads something. Never changes what anybody sees. */
export type QueryContract<I extends TObject = TObject, O extends TSchema = TSchema> = {
  readonly kind: 'query'
  readonly name: string
  readonly summary: string
  readonly input: I
  readonly output: O
}

/** A numbered fact on a stream. Content only on `conversation` and `person` streams; elsewhere ids and «changed». */
export type EventContract<D extends TObject = TObject> = {
  readonly kind: 'event'
  readonly name: string
  readonly stream: StreamKind
  readonly data: D
}

export type CallContract<I extends TObject = TObject, O extends TSchema = TSchema> =
  | CommandContract<I, O>
  | QueryContract<I, O>

export type InputOf<C> = C extends { readonly input: infer I extends TSchema } ? Static<I> : never
export type OutputOf<C> = C extends { readonly output: infer O extends TSchema } ? Static<O> : never
export type DataOf<E> = E extends { readonly data: infer D extends TSchema } ? Static<D> : never

type Shape<I, O> = { summary: string; input: I; output: O }

export function command<I extends TObject, O extends TSchema>(name: string, shape: Shape<I, O>): CommandContract<I, O> {
  return { kind: 'command', name, ...shape }
}

export function query<I extends TObject, O extends TSchema>(name: string, shape: Shape<I, O>): QueryContract<I, O> {
  return { kind: 'query', name, ...shape }
}

export function event<D extends TObject>(name: string, stream: StreamKind, data: D): EventContract<D> {
  return { kind: 'event', name, stream, data }
}
