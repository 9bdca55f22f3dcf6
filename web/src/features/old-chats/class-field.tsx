import { listClasses } from '#protocol/classes.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Select } from '../../ui/select.tsx'
import { oldChatTexts } from './texts.ts'

const byName = ''
const none = 'none'

/** Whose class it is: said by the name of the chat where it is called after one. */
export function ClassField({
  organisationId,
  classId,
}: {
  organisationId: string
  classId: string | null | undefined
}) {
  const t = useTexts(oldChatTexts).form
  const { data } = useLoaded(listClasses, { organisationId })
  const classes = data?.classes.filter(({ kind }) => kind !== 'subject_group') ?? []
  if (classes.length === 0) return null
  return (
    <Select
      name="class"
      label={t.class}
      defaultValue={classId === undefined ? byName : (classId ?? none)}
      options={[
        { value: byName, label: t.classByName },
        { value: none, label: t.classNone },
        ...classes.map(({ id, name, academicYear }) => ({ value: id, label: `${name}, ${academicYear}` })),
      ]}
    />
  )
}

/** What was chosen, as it is sent; left out: the name says it. */
export function chosenClass(value: string | undefined): { classId?: string | null } {
  if (value === undefined || value === byName) return {}
  return { classId: value === none ? null : value }
}
