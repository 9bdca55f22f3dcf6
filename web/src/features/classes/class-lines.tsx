import { useState } from 'react'
import type { ClassLine } from '#protocol/classes.ts'
import { removePupil } from '#protocol/roster.ts'
import { Link } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.ts'
import { IconEdit, IconKey, IconPerson, IconPersonPlus, IconPersonRemove, IconSchool } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu-button.tsx'
import { contextMenu, type MenuOptions } from '../../ui/menu.ts'
import { act } from '../people/acting.ts'
import { personAddress } from '../people/addresses.ts'
import { refreshPeople } from '../people/live.ts'
import { askPerson } from '../people/person-dialogs.tsx'
import { RenameDialog } from '../people/rename-button.tsx'
import { StateMark } from '../people/state-mark.tsx'
import { peopleTexts } from '../people/texts.ts'
import { AddPupils, hasNamesWaiting } from './add-pupils.tsx'
import type { ClassView } from './class-page.tsx'
import { PupilPicker } from './pupil-picker.tsx'
import { classTexts } from './texts.ts'
import styles from './classes.module.css'

/** The list of the class: each child, how far it has come, and who belongs to it. */
export function ClassLines({ view }: { view: ClassView }) {
  const { page: t, fromClasses } = useTexts(classTexts)
  const { class: row, lines, rights } = view
  const shared = row.kind === 'association' || row.kind === 'subject_group'
  const pasted = rights.edit && row.kind !== 'subject_group'
  const [adding, setAdding] = useState(() => pasted && (lines.length === 0 || hasNamesWaiting(row.id)))
  const [taking, setTaking] = useState(false)
  const [renamed, setRenamed] = useState<ClassLine>()
  return (
    <Card
      flush
      title={`${t.list} · ${lines.length}`}
      action={
        <>
          {shared && rights.manage && (
            <Button size="s" icon={IconSchool} onClick={() => setTaking(true)}>
              {fromClasses.button}
            </Button>
          )}
          {pasted && (
            <Button size="s" icon={IconPersonPlus} aria-expanded={adding} onClick={() => setAdding(!adding)}>
              {adding ? t.close : t.add}
            </Button>
          )}
        </>
      }
    >
      {adding && <AddPupils classId={row.id} onDone={() => setAdding(false)} />}
      {lines.length === 0 && !adding && <p className={styles.addBox}>{t.emptyListText}</p>}
      <ol className={styles.lines}>
        {lines.map((line, index) => (
          <Line key={line.person.id} line={line} number={index + 1} view={view} onRename={() => setRenamed(line)} />
        ))}
      </ol>
      <PupilPicker view={view} open={taking} onClose={() => setTaking(false)} />
      {renamed && (
        <RenameDialog
          open
          name={renamed}
          personId={renamed.person.id}
          organisationId={row.organisationId}
          onClose={() => setRenamed(undefined)}
        />
      )}
    </Card>
  )
}

interface LineProps {
  line: ClassLine
  number: number
  view: ClassView
  onRename: () => void
}

function Line({ line, number, view, onRename }: LineProps) {
  const t = useTexts(classTexts).page
  const kinships = useTexts(peopleTexts).kinships
  const build = () => lineMenu(line, view, onRename)
  const { rights, class: row } = view
  const full = [line.familyName, line.givenName, line.patronymic].filter(Boolean).join(' ')
  return (
    <li className={styles.line} {...(rights.edit ? contextMenu(build) : {})}>
      <span className={styles.number}>{number}</span>
      <div className={styles.lineWords}>
        {rights.edit ? (
          <Link href={addressOf(line, row)} className={styles.lineName}>
            {full}
          </Link>
        ) : (
          <p className={styles.lineName}>{full}</p>
        )}
        <p className={styles.guardians}>
          {line.guardians.length === 0
            ? t.noGuardians
            : line.guardians.map(({ person, kinship }) => `${person.fullName} (${kinships[kinship]})`).join(', ')}
        </p>
      </div>
      <span className={styles.lineState}>
        {row.kind !== 'kindergarten_group' && <StateMark state={line.state} child />}
      </span>
      {rights.edit && (
        <span className={styles.lineMenu}>
          <Menu label={t.more(full)} menu={build} />
        </span>
      )}
    </li>
  )
}

function addressOf(line: ClassLine, { organisationId }: ClassView['class']): string {
  return personAddress(`/organisations/${organisationId}/families`, line.person.id)
}

function lineMenu(line: ClassLine, { class: row, rights }: ClassView, onRename: () => void): MenuOptions {
  const t = texts(classTexts).page
  const open = () => navigate(addressOf(line, row))
  return {
    label: line.person.fullName,
    items: [
      { label: t.open, icon: IconPerson, onSelect: open },
      { label: t.rename, icon: IconEdit, onSelect: onRename },
      rights.manage &&
        isInside(line) && { label: t.restore, icon: IconKey, onSelect: () => askPerson('reset', line.person) },
      'line',
      { label: t.remove, icon: IconPersonRemove, danger: true, onSelect: () => void remove(line, row.id) },
    ],
  }
}

function isInside({ state }: ClassLine): boolean {
  return state === 'joined' || state === 'awaits_consent'
}

async function remove(line: ClassLine, classId: string): Promise<void> {
  const t = texts(classTexts).page
  const name = line.person.fullName
  const question = { title: t.removeTitle(name), text: t.removeText, action: t.removeAct, danger: true }
  if (!(await confirm(question))) return
  await act(() => call(removePupil, { classId, personId: line.person.id }), t.removed(name))
  await refreshPeople()
}
