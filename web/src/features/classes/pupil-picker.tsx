import { useDeferredValue, useState } from 'react'
import { enrolledAtOnceMax, enrolPupils } from '#protocol/classes.ts'
import { organisationPeople } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Sheet } from '../../ui/dialog.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { rolesOf } from '../people/words.ts'
import type { ClassView } from './class-page.tsx'
import { classTexts } from './texts.ts'
import styles from './classes.module.css'

interface Props {
  view: ClassView
  open: boolean
  onClose: () => void
}

/** Children of other classes for a club or a subject group; who is chosen stays so while others are looked for. */
export function PupilPicker({ view, open, onClose }: Props) {
  const t = useTexts(classTexts).fromClasses
  return (
    <Sheet open={open} title={t.title} onClose={onClose}>
      {open && <Choice view={view} onDone={onClose} />}
    </Sheet>
  )
}

function Choice({ view: { class: row, lines }, onDone }: { view: ClassView; onDone: () => void }) {
  const t = useTexts(classTexts).fromClasses
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const query = { organisationId: row.organisationId, circle: 'pupils' as const, limit: 100, ...(text ? { text } : {}) }
  const { data } = useLoaded(organisationPeople, query, { keepLast: true })
  const inside = new Set(lines.map((line) => line.person.id))
  const found = data?.people.filter(({ person }) => !inside.has(person.id))

  function choose(personId: string, on: boolean) {
    const next = new Set(chosen)
    if (on && next.size < enrolledAtOnceMax) next.add(personId)
    else next.delete(personId)
    setChosen(next)
  }

  async function take() {
    setBusy(true)
    const done = await act(() => call(enrolPupils, { classId: row.id, personIds: [...chosen] }), t.done(chosen.size))
    setBusy(false)
    if (!done) return
    await refreshPeople()
    onDone()
  }

  return (
    <>
      <SearchField value={typed} onChange={setTyped} label={t.search} />
      <div className={styles.found}>
        {!found && <SkeletonRows rows={3} />}
        {found?.length === 0 && <p className={styles.addBox}>{t.nobody}</p>}
        {found?.map(({ person, ties }) => (
          <Checkbox
            key={person.id}
            label={person.fullName}
            hint={rolesOf(ties)}
            checked={chosen.has(person.id)}
            onChange={(event) => choose(person.id, event.target.checked)}
          />
        ))}
      </div>
      <Button tone="primary" wide disabled={chosen.size === 0} busy={busy} onClick={() => void take()}>
        {t.submit(chosen.size)}
      </Button>
    </>
  )
}
