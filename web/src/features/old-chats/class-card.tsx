import { oldChatsOfClass } from '#protocol/old-chats.ts'
import type { ClassRow } from '#protocol/classes.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Chip } from '../../ui/badge.tsx'
import { useFormTeacherOf, useRoleIn } from '../roster/my-roles.ts'
import { stateTones } from './chat-row.tsx'
import { circleOf, HereOfClass } from './here-of-class.tsx'
import { useLiveOldChats } from './refresh.ts'
import { oldChatTexts } from './texts.ts'
import { messengerName } from './words.ts'
import cards from './cards.module.css'
import styles from './class-card.module.css'
import shared from './old-chats.module.css'

/** On the page of a class: its old chats, and who has not come over yet; for the form teacher and the administration. */
export function OldChatsOfClass({ row }: { row: Pick<ClassRow, 'id' | 'organisationId'> }) {
  const t = useTexts(oldChatTexts)
  const keeps = useRoleIn(row.organisationId, ['head', 'deputy', 'administrator'])
  const leads = useFormTeacherOf([row.id])
  const { data } = useLoaded(oldChatsOfClass, { classId: row.id }, { enabled: keeps || leads })
  useLiveOldChats()
  if (!data || data.chats.length === 0) return null
  const circles = [...new Set(data.chats.map(({ kind }) => circleOf(kind)))]
  return (
    <section className={cards.card} aria-label={t.ofClass}>
      <h2 className={cards.cardTitle}>{t.ofClass}</h2>
      <ul className={styles.chatsOfClass}>
        {data.chats.map(({ id, name, messenger, status }) => (
          <li key={id} className={styles.chatOfClass}>
            <div className={styles.words}>
              <p className={shared.name}>{name}</p>
              <p className={shared.small}>{messengerName(messenger)}</p>
            </div>
            <Chip tone={stateTones[status]}>{t.states[status]}</Chip>
          </li>
        ))}
      </ul>
      {circles.map((of) => of && <HereOfClass key={of} classId={row.id} of={of} />)}
    </section>
  )
}
