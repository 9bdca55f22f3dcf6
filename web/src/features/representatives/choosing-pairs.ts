import { useState } from 'react'
import {
  listRepresentatives,
  markRepresentatives,
  representativesPageMax,
  type FamilyPair,
  type FamilyRow,
} from '#protocol/representatives.ts'
import type { InputOf } from '#protocol/contract.ts'
import type { Relation } from '#protocol/roster.ts'
import { call } from '../../platform/api/call.ts'
import { attempt } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'

export type Query = Omit<InputOf<typeof listRepresentatives>, 'offset' | 'limit'>
export type Marked = { marked: number; leftOut: number }

/** Pairs of an adult and a child that are ticked off; they stay so while another filter is on the screen. */
export interface ChoosingPairs {
  on: boolean
  chosen: ReadonlyMap<string, FamilyPair>
  busy: boolean
  begin: () => void
  toggle: (row: FamilyRow) => void
  addAll: (query: Query) => Promise<void>
  mark: (organisationId: string, relation: Relation) => Promise<Marked | undefined>
  end: () => void
}

export function useChoosingPairs(): ChoosingPairs {
  const [chosen, setChosen] = useState<ReadonlyMap<string, FamilyPair>>()
  const [busy, setBusy] = useState(false)

  async function during<T>(work: () => Promise<T>): Promise<T | undefined> {
    setBusy(true)
    const done = await attempt(work)
    setBusy(false)
    return done
  }

  return {
    on: chosen !== undefined,
    chosen: chosen ?? none,
    busy,
    begin: () => setChosen(none),
    toggle: (row) => setChosen((now) => toggled(now ?? none, row)),
    async addAll(query) {
      const rows = (await during(() => all(query))) ?? []
      setChosen((now) => new Map([...(now ?? none), ...rows.map((row) => [keyOf(row), pairOf(row)] as const)]))
    },
    async mark(organisationId, relation) {
      const done = await during(() => markAll(organisationId, [...(chosen ?? none).values()], relation))
      await refreshPeople()
      if (done) setChosen(undefined)
      return done
    },
    end: () => setChosen(undefined),
  }
}

const none: ReadonlyMap<string, FamilyPair> = new Map()

export function keyOf({ guardian, child }: FamilyRow): string {
  return `${guardian.id} ${child.id}`
}

function pairOf({ guardian, child }: FamilyRow): FamilyPair {
  return { guardianId: guardian.id, childId: child.id }
}

function toggled(chosen: ReadonlyMap<string, FamilyPair>, row: FamilyRow): ReadonlyMap<string, FamilyPair> {
  const next = new Map(chosen)
  if (!next.delete(keyOf(row))) next.set(keyOf(row), pairOf(row))
  return next
}

async function all(query: Query): Promise<FamilyRow[]> {
  const found: FamilyRow[] = []
  for (;;) {
    const { rows, total } = await call(listRepresentatives, {
      ...{ ...query, offset: found.length, limit: representativesPageMax },
    })
    found.push(...rows)
    if (rows.length === 0 || found.length >= total) return found
  }
}

async function markAll(organisationId: string, pairs: readonly FamilyPair[], relation: Relation): Promise<Marked> {
  let [marked, leftOut] = [0, 0]
  for (let first = 0; first < pairs.length; first += representativesPageMax) {
    const slice = pairs.slice(first, first + representativesPageMax)
    const part = await call(markRepresentatives, { organisationId, pairs: slice, relation })
    marked += part.marked
    leftOut += part.leftOut.length
  }
  return { marked, leftOut }
}
