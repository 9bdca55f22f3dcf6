import { listSessions, revokeOtherSessions, revokeSession, type Session } from '#protocol/accounts.ts'
import { call } from '../../platform/api/call.ts'
import { formatDay, formatDayTime } from '../../platform/i18n/format.ts'
import { texts, useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { refresh, useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.ts'
import { FormActions } from '../../ui/form.tsx'
import { IconDevice, IconPhone } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { LoadFailed } from './load-failed.tsx'
import { meTexts } from './texts.ts'
import styles from './me.module.css'

/** Where the person is signed in, and the way to end any of it. */
export function SessionsPart() {
  const t = useTexts(meTexts)
  const { data, error, refetch } = useLoaded(listSessions, {}, { everyMs: 60_000 })
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />
  return (
    <>
      <Card flush>
        {data ? (
          data.sessions.map((session) => <SessionRow key={session.id} session={session} />)
        ) : (
          <SkeletonRows rows={3} avatar={40} />
        )}
      </Card>
      {data && data.sessions.length > 1 && (
        <FormActions>
          <Button onClick={() => void endOthers()}>{t.endOthers}</Button>
        </FormActions>
      )}
      <p className={styles.quiet}>{t.sessionsHint}</p>
    </>
  )
}

function SessionRow({ session }: { session: Session }) {
  const t = useTexts(meTexts)
  useLanguage()
  const name = session.device === '?' ? t.unknownDevice : session.device
  const Glyph = /Android|iPhone/.test(session.device) ? IconPhone : IconDevice
  const words = [
    session.current ? t.thisDevice : t.seen(formatDayTime(session.seenAt)),
    t.since(formatDay(session.createdAt)),
    session.ephemeral && t.ephemeral,
  ]
  return (
    <ListRow
      wrap
      leading={<Glyph size={24} />}
      title={name}
      text={words.filter(Boolean).join(' · ')}
      trailing={
        !session.current && (
          <Button size="s" aria-label={t.endLabel(name)} onClick={() => void end(session, name)}>
            {t.end}
          </Button>
        )
      }
    />
  )
}

async function end({ id }: Session, name: string): Promise<void> {
  await withToast(async () => {
    await call(revokeSession, { sessionId: id })
    return texts(meTexts).ended(name)
  })
}

async function endOthers(): Promise<void> {
  const t = texts(meTexts)
  if (!(await confirm({ title: t.endOthersTitle, text: t.endOthersText, action: t.endOthers }))) return
  await withToast(async () => t.endedOthers((await call(revokeOtherSessions, {})).ended))
}

async function withToast(act: () => Promise<string>): Promise<void> {
  try {
    toast(await act())
  } catch (failure) {
    toast(errorsOf(failure).summary ?? texts(meTexts).failed)
  }
  await refresh(listSessions)
}
