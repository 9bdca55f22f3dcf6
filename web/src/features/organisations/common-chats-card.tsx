import { Link } from 'wouter'
import { closeCommonChat, commonChats, openCommonChat, type CommonChat } from '#protocol/common-chats.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Card } from '../../ui/card.tsx'
import { Switch } from '../../ui/checkbox.tsx'
import { confirm } from '../../ui/confirm.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { act } from '../people/acting.ts'
import { organisationTexts } from './texts.ts'
import styles from './organisations.module.css'

/** The chats that an office keeps over what lies below it: each is opened with one press and closed after a question. */
export function CommonChatsCard({ organisation }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts).commonChats
  const { data, refetch } = useLoaded(commonChats, { organisationId: organisation.id })

  async function turn({ kind }: CommonChat, on: boolean) {
    const words = texts(organisationTexts).commonChats
    const about = { organisationId: organisation.id, kind }
    if (
      !on &&
      !(await confirm({ title: words.closeTitle(words.kinds[kind]), text: words.closeText, action: words.close }))
    )
      return
    await act(() => (on ? call(openCommonChat, about) : call(closeCommonChat, about)))
    await refetch()
  }

  return (
    <Card title={t.title}>
      <p className={styles.quiet}>{t.text}</p>
      {!data && <SkeletonRows rows={2} />}
      <div className={styles.switches}>
        {data?.chats.map((chat) => (
          <Switch
            key={chat.kind}
            label={t.kinds[chat.kind]}
            hint={<Hint chat={chat} />}
            checked={chat.open}
            onChange={(event) => void turn(chat, event.target.checked)}
          />
        ))}
      </div>
    </Card>
  )
}

function Hint({ chat }: { chat: CommonChat }) {
  const t = useTexts(organisationTexts).commonChats
  if (!chat.conversationId) return t.about[chat.kind]
  const state = chat.filling ? t.filling(chat.participantCount) : t.inside(chat.participantCount)
  return (
    <>
      {t.about[chat.kind]} <Link href={`/c/${chat.conversationId}`}>{chat.open ? state : t.closed}</Link>
    </>
  )
}
