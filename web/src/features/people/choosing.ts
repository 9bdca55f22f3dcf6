import { useState } from 'react'
import {
  organisationPeople,
  peoplePageMax,
  type JoiningState,
  type OrganisationPerson,
} from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { attempt } from './acting.ts'

export interface ChosenPerson {
  id: string
  fullName: string
  state: JoiningState
}

/** People ticked off on a list. They stay chosen while another search or filter is on the screen. */
export interface Choosing {
  on: boolean
  chosen: ReadonlyMap<string, ChosenPerson>
  /** With somebody: who is the first. */
  begin: (row?: OrganisationPerson) => void
  toggle: (row: OrganisationPerson) => void
  /** All who have no account and no code, page after page. */
  addUninvited: () => Promise<void>
  /** While they are fetched. */
  adding: boolean
  end: () => void
}

export function useChoosing(organisationId: string): Choosing {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ChosenPerson>>()
  const [adding, setAdding] = useState(false)

  async function addUninvited() {
    setAdding(true)
    const found = await attempt(() => uninvited(organisationId))
    const added = found?.map((row) => [row.person.id, briefOf(row)] as const) ?? []
    setChosen((now) => now && new Map([...now, ...added]))
    setAdding(false)
  }

  return {
    on: chosen !== undefined,
    chosen: chosen ?? nobody,
    begin: (row) => setChosen(new Map(row ? [[row.person.id, briefOf(row)]] : [])),
    toggle: (row) => setChosen((now) => toggled(now ?? nobody, briefOf(row))),
    addUninvited,
    adding,
    end: () => setChosen(undefined),
  }
}

const nobody: ReadonlyMap<string, ChosenPerson> = new Map()

async function uninvited(organisationId: string): Promise<OrganisationPerson[]> {
  const query = { organisationId, circle: 'staff', state: 'not_invited', limit: peoplePageMax } as const
  const found: OrganisationPerson[] = []
  for (;;) {
    const { people, total } = await call(organisationPeople, { ...query, offset: found.length })
    found.push(...people)
    if (people.length === 0 || found.length >= total) return found
  }
}

function toggled(chosen: ReadonlyMap<string, ChosenPerson>, person: ChosenPerson): ReadonlyMap<string, ChosenPerson> {
  const next = new Map(chosen)
  if (!next.delete(person.id)) next.set(person.id, person)
  return next
}

function briefOf({ person: { id, fullName }, state }: OrganisationPerson): ChosenPerson {
  return { id, fullName, state }
}
