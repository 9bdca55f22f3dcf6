import { useState } from 'react'
import {
  addOldChatsFromFile,
  readOldChatsFile,
  type OldChatRowError,
  type ReadOldChatRow,
} from '#protocol/old-chats.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.ts'
import { refreshOldChats } from './refresh.ts'
import { mayTake, placeKey, placeOf, takenAtFirst } from './rows.rules.ts'
import { oldChatTexts } from './texts.ts'
import { Trouble } from './trouble.tsx'
import { messengerName } from './words.ts'
import shared from './old-chats.module.css'
import styles from './reading.module.css'

interface Props {
  organisationId: string
  file: { id: string; name: string }
  onAnother: () => void
  onDone: () => void
}

/** What the table says, row by row; nothing is taken before the button is pressed. */
export function ReadRows({ organisationId, file, onAnother, onDone }: Props) {
  const t = useTexts(oldChatTexts).file
  const { data, error, refetch } = useLoaded(readOldChatsFile, { organisationId, fileId: file.id })
  const another = <Button onClick={onAnother}>{t.another}</Button>
  if (error) return <Trouble error={error} onAgain={() => void refetch()} actions={another} />
  if (!data) {
    return (
      <Stack>
        <p role="status">{t.reading}</p>
        <SkeletonRows rows={6} />
      </Stack>
    )
  }
  return (
    <>
      <p className={shared.strong}>{t.found(file.name, data.rows.length)}</p>
      <Errors errors={data.errors} />
      <Choosing {...{ organisationId, onAnother, onDone }} file={file} rows={data.rows} />
    </>
  )
}

function Choosing({ organisationId, file, rows, onAnother, onDone }: Props & { rows: readonly ReadOldChatRow[] }) {
  const t = useTexts(oldChatTexts).file
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => takenAtFirst(rows))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const wanted = rows.filter((row) => mayTake(row) && chosen.has(placeKey(row)))

  async function take() {
    setBusy(true)
    setFailure(undefined)
    try {
      const places = wanted.map(({ sheet, line }) => ({ sheet, line }))
      const { added } = await call(addOldChatsFromFile, { organisationId, fileId: file.id, rows: places })
      toast(texts(oldChatTexts).file.added(added))
      onDone()
      await refreshOldChats()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <>
      {!rows.some(mayTake) && <Banner title={rows.length === 0 ? t.nothing : t.allKnown} />}
      {rows.length > 0 && <Rows rows={rows} chosen={chosen} onChoose={setChosen} />}
      {failure !== undefined && <Trouble error={failure} onAgain={() => void take()} />}
      <div className={shared.ways}>
        <Button onClick={onAnother}>{t.another}</Button>
        {wanted.length > 0 && (
          <Button tone="primary" busy={busy} onClick={() => void take()}>
            {t.add(wanted.length)}
          </Button>
        )}
      </div>
    </>
  )
}

interface RowsProps {
  rows: readonly ReadOldChatRow[]
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
}

function Rows({ rows, chosen, onChoose }: RowsProps) {
  const t = useTexts(oldChatTexts).file
  const all = takenAtFirst(rows)
  const isAll = all.size > 0 && [...all].every((key) => chosen.has(key))
  const turn = (key: string, on: boolean) =>
    onChoose(new Set(on ? [...chosen, key] : [...chosen].filter((one) => one !== key)))
  return (
    <>
      {all.size > 1 && (
        <div className={styles.readAll}>
          <Checkbox
            label={t.all}
            checked={isAll}
            onChange={(event) => onChoose(event.target.checked ? all : new Set())}
          />
        </div>
      )}
      <ul className={styles.readRows} aria-label={t.rows}>
        {rows.map((row) => (
          <li key={placeKey(row)} className={styles.readRow}>
            <Checkbox
              label={row.name}
              hint={<Hint row={row} />}
              disabled={!mayTake(row)}
              checked={mayTake(row) && chosen.has(placeKey(row))}
              onChange={(event) => turn(placeKey(row), event.target.checked)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

function Hint({ row }: { row: ReadOldChatRow }) {
  const t = useTexts(oldChatTexts)
  const facts = [
    messengerName(row.messenger),
    row.ownOf === 'parents' ? t.file.parents : t.kinds[row.kind],
    row.peopleCount !== null && t.list.people(row.peopleCount),
    row.owner,
    t.file.line(placeOf(row)),
    t.file.standing[row.standing],
  ]
  return facts.filter(Boolean).join(' · ')
}

function Errors({ errors }: { errors: readonly OldChatRowError[] }) {
  const t = useTexts(oldChatTexts).file
  if (errors.length === 0) return null
  const lines = new Set(errors.map(placeKey)).size
  return (
    <details className={shared.more} open>
      <summary>{t.errors(lines)}</summary>
      <ul className={styles.readRows}>
        {errors.map((error) => (
          <li key={`${placeKey(error)}.${error.column}.${error.code}`} className={styles.readRow}>
            <p>
              {error.name && <b>{error.name}: </b>}
              {error.text}
            </p>
            <p className={shared.small}>
              {t.errorPlace(placeOf(error), error.column && t.column(error.column, error.header))} ·{' '}
              {error.taken ? t.taken : t.notTaken}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
