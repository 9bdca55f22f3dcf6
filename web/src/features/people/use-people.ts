import { useState } from 'react'
import { organisationPeople, peoplePageMax, type OrganisationPerson } from '#protocol/organisations.ts'
import type { InputOf } from '#protocol/contract.ts'
import { useLoaded, useLoadedMany } from '../../platform/queries.ts'

export type PeopleQuery = Omit<InputOf<typeof organisationPeople>, 'offset' | 'limit'>

export interface FoundPeople {
  /** `undefined` until the first page has come. */
  total: number | undefined
  /** `undefined` for a row that is on its way. */
  at: (index: number) => OrganisationPerson | undefined
  /** Rows that are seen now: their pages are fetched. */
  show: (first: number, last: number) => void
  failed: boolean
  again: () => void
}

/** A long list by pages, each fetched when it comes near the screen. */
export function usePeople(query: PeopleQuery): FoundPeople {
  const key = JSON.stringify(query)
  const [seen, setSeen] = useState({ key, pages: [] as number[] })
  const first = useLoaded(organisationPeople, { ...query, offset: 0, limit: peoplePageMax }, { keepLast: true })
  const pages = seen.key === key ? seen.pages : []
  const others = useLoadedMany(
    organisationPeople,
    pages.map((page) => ({ ...query, offset: page * peoplePageMax, limit: peoplePageMax })),
  )
  return {
    total: first.data?.total,
    at(index) {
      const page = Math.floor(index / peoplePageMax)
      const answer = page === 0 ? first.data : others.answers[pages.indexOf(page)]
      return answer?.people[index % peoplePageMax]
    },
    show(from, to) {
      const wanted = pagesBetween(from, to)
      if (wanted.join() !== pages.join()) setSeen({ key, pages: wanted })
    },
    failed: first.isError && !first.data,
    again: () => void first.refetch(),
  }
}

function pagesBetween(first: number, last: number): number[] {
  const [from, to] = [Math.floor(first / peoplePageMax), Math.floor(last / peoplePageMax)]
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step).filter((page) => page > 0)
}
