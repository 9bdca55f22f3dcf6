import { useState } from 'react'
import { addClassTeacher, removeClassTeacher, setFormTeacher } from '#protocol/classes.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconClose, IconPersonPlus } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { toast, toastUndo } from '../../ui/toast.ts'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { PersonPicker } from '../people/person-picker.tsx'
import type { ClassView } from './class-page.tsx'
import { classTexts } from './texts.ts'

type Picking = 'form' | 'teacher'

/** Form teacher and teachers; managers name them. */
export function ClassTeachers({ view }: { view: ClassView }) {
  const t = useTexts(classTexts).teachers
  const [picking, setPicking] = useState<Picking>()
  const { class: row, teachers, rights } = view
  const others = teachers.filter(({ id }) => id !== row.formTeacher?.id)

  async function pick(person: PersonBrief | null) {
    setPicking(undefined)
    if (picking === 'form') await nameFormTeacher(row.id, person, row.formTeacher)
    else if (person) await addTeacher(row.id, person)
  }

  return (
    <Card title={t.title} flush>
      <ListRow
        wrap
        {...(row.formTeacher ? { leading: <Avatar id={row.formTeacher.id} name={row.formTeacher.name} /> } : {})}
        title={row.formTeacher?.fullName ?? t.noForm}
        text={t.form[row.kind]}
        trailing={
          rights.manage && (
            <Button size="s" onClick={() => setPicking('form')}>
              {t.change}
            </Button>
          )
        }
      />
      {others.map((person) => (
        <ListRow
          key={person.id}
          wrap
          leading={<Avatar id={person.id} name={person.name} />}
          title={person.fullName}
          trailing={
            rights.manage && (
              <IconButton
                icon={IconClose}
                size="s"
                label={t.remove(person.fullName)}
                onClick={() => void removeTeacher(row.id, person)}
              />
            )
          }
        />
      ))}
      {rights.manage && <ListRow leading={<IconPersonPlus />} title={t.add} onPress={() => setPicking('teacher')} />}
      <PersonPicker
        staffOnly
        open={picking !== undefined}
        organisationId={row.organisationId}
        title={picking === 'form' ? t.form[row.kind] : t.add}
        none={t.pickNobody}
        nobody={picking === 'form' && row.formTeacher !== null ? t.nobody : undefined}
        onPick={(person) => void pick(person)}
        onClose={() => setPicking(undefined)}
      />
    </Card>
  )
}

async function nameFormTeacher(classId: string, person: PersonBrief | null, before: PersonBrief | null): Promise<void> {
  const set = (one: PersonBrief | null) => call(setFormTeacher, { classId, personId: one?.id ?? null })
  const done = await act(() => set(person))
  await refreshPeople()
  const undo = async () => {
    await act(() => set(before))
    await refreshPeople()
  }
  if (done) toastUndo(texts(classTexts).teachers.changed, () => void undo())
}

async function addTeacher(classId: string, person: PersonBrief): Promise<void> {
  if (await act(() => call(addClassTeacher, { classId, personId: person.id }))) {
    toast(texts(classTexts).teachers.added(person.name))
  }
  await refreshPeople()
}

async function removeTeacher(classId: string, person: PersonBrief): Promise<void> {
  const done = await act(() => call(removeClassTeacher, { classId, personId: person.id }))
  if (done) toastUndo(texts(classTexts).teachers.removed(person.name), () => void addTeacher(classId, person))
  await refreshPeople()
}
