import { useState } from 'react'
import { oldChatsOfClass, type OldChatKind } from '#protocol/old-chats.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Progress } from '../../ui/progress.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { oldChatTexts } from './texts.ts'
import styles from './here.module.css'
import shared from './old-chats.module.css'

type Circle = 'pupils' | 'families'

/** Whom of a class a chat gathers; undefined: others. */
export function circleOf(kind: OldChatKind): Circle | undefined {
  if (kind === 'guardians') return 'families'
  return kind === 'pupils' || kind === 'club' ? 'pupils' : undefined
}

/** How many of a class are here, and behind a press which children are not: that is a look into the class, and on record. */
export function HereOfClass({ classId, of }: { classId: string; of: Circle }) {
  const t = useTexts(oldChatTexts).here
  const { data } = useLoaded(oldChatsOfClass, { classId })
  const [open, setOpen] = useState(false)
  if (!data || data[of].total === 0) return null
  const { here, total } = data[of]
  const words = t[of](here, total)
  return (
    <>
      <div className={styles.share}>
        <span>{words}</span>
        <Progress label={words} share={here / total} />
      </div>
      {here < total && (
        <details className={shared.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t.missingIn[of]}</summary>
          {open && <Missing classId={classId} of={of} />}
        </details>
      )}
    </>
  )
}

function Missing({ classId, of }: { classId: string; of: Circle }) {
  const { data } = useLoaded(oldChatsOfClass, { classId, named: true })
  if (!data?.missing) return <SkeletonRows rows={2} />
  return (
    <ul className={styles.names}>
      {data.missing[of].map(({ id, fullName }) => (
        <li key={id}>{fullName}</li>
      ))}
    </ul>
  )
}
