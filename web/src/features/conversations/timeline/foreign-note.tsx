import { useMemo } from 'react'
import { Link } from 'wouter'
import { isChannel, type Conversation } from '#protocol/conversations.ts'
import type { Message } from '#protocol/messages.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { cx } from '../../../ui/cx.ts'
import { enterOldChatAddress } from '../../people/addresses.ts'
import { useFormTeacherOf, useRoleIn } from '../../roster/my-roles.ts'
import { mayModerate } from '../names.ts'
import { useTalk } from '../talk.ts'
import { talkTexts } from '../texts.ts'
import { foreignLinkOf } from './foreign-link-of.ts'
import styles from './foreign-note.module.css'

interface Props {
  message: Message
  own: boolean
}

/** Under a line of an official chat that leads into a foreign messenger; all others read the line without a word. */
export function ForeignNote({ message, own }: Props) {
  const conversation = useTalk().now()
  return conversation?.official ? <Judged message={message} own={own} conversation={conversation} /> : null
}

function Judged({ message, own, conversation }: Props & { conversation: Conversation }) {
  const { organisationId, classId } = conversation
  const t = useTexts(talkTexts).timeline
  const keepsList = useRoleIn(organisationId ?? '', ['office_specialist', 'head', 'deputy', 'administrator'])
  const leads = useFormTeacherOf([classId])
  const isTold = own || keepsList || leads || mayModerate(conversation)
  const link = useMemo(() => (isTold ? foreignLinkOf(message) : undefined), [isTold, message])
  if (!link) return null
  return (
    <p className={cx(styles.note, isChannel(conversation.kind) ? styles.post : own ? styles.own : styles.other)}>
      {t.foreign(link.messenger.name)}
      {keepsList && organisationId && (
        <Link href={enterOldChatAddress(organisationId, link.address)} className={styles.act}>
          {t.enterForeign}
        </Link>
      )}
    </p>
  )
}
