import type { Static, TObject, TSchema } from 'typebox'

/** What a stream may be: the thing whose changes are numbered and delivered live. */
export type StreamKind = 'conversation' | 'person' | 'organisation' | 'class'

/** Changes something. Runs in one transaction and may be retried with the same command id. */
export type CommandContract<I extends TObject = TObject, O extends TSchema = TSchema, N extends string = string> = {
  readonly kind: 'command'
  /** Wire name, `messages.send`: also the path `POST /api/messages.send`. A literal type: clients check it for free. */
  readonly name: N
  readonly summary: string
  readonly input: I
  readonly output: O
}

/** Reads something. Never changes what anybody sees. */
export type QueryContract<I extends TObject = TObject, O extends TSchema = TSchema, N extends string = string> = {
  readonly kind: 'query'
  readonly name: N
  readonly summary: string
  readonly input: I
  readonly output: O
}

/** A numbered fact on a stream. Content only on `conversation` and `person` streams; elsewhere ids and «changed». */
export type EventContract<D extends TObject = TObject, N extends string = string> = {
  readonly kind: 'event'
  readonly name: N
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

export function command<const N extends string, I extends TObject, O extends TSchema>(
  name: N,
  shape: Shape<I, O>,
): CommandContract<I, O, N> {
  return { kind: 'command', name, ...shape }
}

export function query<const N extends string, I extends TObject, O extends TSchema>(
  name: N,
  shape: Shape<I, O>,
): QueryContract<I, O, N> {
  return { kind: 'query', name, ...shape }
}

export function event<const N extends string, D extends TObject>(
  name: N,
  stream: StreamKind,
  data: D,
): EventContract<D, N> {
  return { kind: 'event', name, stream, data }
}
