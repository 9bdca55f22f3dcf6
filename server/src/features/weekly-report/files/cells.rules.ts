import { neutral } from './neutral.rules.ts'

/** A cell that says what it is; both files are written from it. */
export type Cell =
  | { readonly is: 'text'; readonly value: string; readonly wrap?: boolean }
  | { readonly is: 'number'; readonly value: number }
  /** From 0 to 1. */
  | { readonly is: 'share'; readonly value: number }
  /** Percentage points, with their sign. */
  | { readonly is: 'points'; readonly value: number }
  /** A calendar day: `2026-11-20`. */
  | { readonly is: 'day'; readonly value: string }
  | { readonly is: 'empty' }

export const text = (value: string): Cell => ({ is: 'text', value: neutral(value) })
export const number = (value: number): Cell => ({ is: 'number', value })
export const share = (value: number): Cell => ({ is: 'share', value })
export const points = (value: number): Cell => ({ is: 'points', value })
export const day = (value: string): Cell => ({ is: 'day', value })
export const empty: Cell = { is: 'empty' }

export type Column = { readonly title: string; readonly width: number }

export type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] }

/** One sheet: a line above, titles, rows. `filtered`: rows can be filtered by each title. */
export type Sheet = Table & {
  readonly name: string
  readonly above: string
  readonly filtered: boolean
}
