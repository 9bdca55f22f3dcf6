import { useState } from 'react'
import type { CallContract, InputOf, OutputOf } from '#protocol/contract.ts'
import { useLoaded, useLoadedMany } from './queries.ts'

export interface LongAnswer<C extends CallContract, Row> {
  /** `undefined` until the first page has come. */
  first: OutputOf<C> | undefined
  /** `undefined` for a row that is on its way. */
  at: (index: number) => Row | undefined
  /** Rows that are seen now: their pages are fetched. */
  show: (first: number, last: number) => void
  /** Nothing to show because of this. */
  error: unknown
  again: () => void
}

type Paged = CallContract & { readonly kind: 'query' }

/** A long list by pages of `pageSize` rows, each fetched when it comes near the screen. `query` has no offset and limit. */
export function useLongQuery<C extends Paged, Row>(
  contract: C,
  query: Omit<InputOf<C>, 'offset' | 'limit'>,
  pageSize: number,
  rowsOf: (answer: OutputOf<C>) => readonly Row[],
): LongAnswer<C, Row> {
  const key = JSON.stringify(query)
  const [seen, setSeen] = useState({ key, pages: [] as number[] })
  const page = (number: number) => ({ ...query, offset: number * pageSize, limit: pageSize }) as InputOf<C>
  const first = useLoaded(contract, page(0), { keepLast: true })
  const pages = seen.key === key ? seen.pages : []
  const others = useLoadedMany(contract, pages.map(page))
  return {
    first: first.data,
    at(index) {
      const number = Math.floor(index / pageSize)
      const answer = number === 0 ? first.data : others.answers[pages.indexOf(number)]
      return answer && rowsOf(answer)[index % pageSize]
    },
    show(from, to) {
      const wanted = pagesBetween(Math.floor(from / pageSize), Math.floor(to / pageSize))
      if (wanted.join() !== pages.join()) setSeen({ key, pages: wanted })
    },
    error: first.data ? undefined : first.error,
    again: () => void first.refetch(),
  }
}

/** The first page is always there. */
function pagesBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step).filter((page) => page > 0)
}
