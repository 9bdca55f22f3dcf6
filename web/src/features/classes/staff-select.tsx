import { organisationPeople, peoplePageMax } from '#protocol/organisations.ts'
import { useLoaded, useLoadedMany } from '../../platform/queries.ts'
import { Select } from '../../ui/select.tsx'

interface Props {
  organisationId: string
  name: string
  label: string
  placeholder: string
  chosen: string | undefined
}

/** Everybody who works in the organisation, in the select of the system: typing finds a name. */
export function StaffSelect({ organisationId, chosen, ...field }: Props) {
  const query = { organisationId, circle: 'staff' as const, limit: peoplePageMax }
  const first = useLoaded(organisationPeople, { ...query, offset: 0 }).data
  const pages = Math.ceil((first?.total ?? 0) / peoplePageMax)
  const more = useLoadedMany(
    organisationPeople,
    Array.from({ length: Math.max(0, pages - 1) }, (_, page) => ({ ...query, offset: (page + 1) * peoplePageMax })),
  )
  const people = [first, ...more.answers].flatMap((answer) => answer?.people ?? [])
  return (
    <Select
      {...field}
      // The choice that was kept can be shown only once the names are there.
      key={people.length}
      optional
      defaultValue={chosen ?? ''}
      options={people.map(({ person }) => ({ value: person.id, label: person.fullName }))}
    />
  )
}
