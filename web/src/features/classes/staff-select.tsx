import { Select } from '../../ui/select.tsx'
import { useStaff } from './use-staff.ts'

interface Props {
  organisationId: string
  name: string
  label: string
  placeholder: string
  chosen: string | undefined
}

/** Everybody who works in the organisation, in the select of the system: typing finds a name. */
export function StaffSelect({ organisationId, chosen, ...field }: Props) {
  const people = useStaff(organisationId)
  return (
    <Select
      {...field}
      // The choice that was kept can be shown only once the names are there.
      key={people.length}
      optional
      defaultValue={chosen ?? ''}
      options={people.map(({ id, fullName }) => ({ value: id, label: fullName }))}
    />
  )
}
