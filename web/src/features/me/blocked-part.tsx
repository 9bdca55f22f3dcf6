import type { PersonBrief } from '#protocol/common.ts'
import { blockPerson, blocksChanged, listBlocks, unblockPerson } from '#protocol/moderation.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { refresh, useLoaded, useRefreshOn } from '../../platform/queries.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconBlock } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { toast, toastUndo } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { LoadFailed } from './load-failed.tsx'
import { meTexts } from './texts.ts'
import styles from './me.module.css'

/** People from whom one gets no direct messages, and the way back. */
export function BlockedPart() {
  const t = useTexts(meTexts)
  const { data, error, refetch } = useLoaded(listBlocks, {})
  useRefreshOn([blocksChanged], [listBlocks])
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />
  if (data?.people.length === 0) {
    return (
      <EmptyState icon={IconBlock} title={t.blockedNone}>
        {t.blockedNoneText}
      </EmptyState>
    )
  }
  return (
    <>
      <p className={styles.quiet}>{t.blockedText}</p>
      <Card flush>
        {data ? (
          data.people.map((person) => <BlockedRow key={person.id} person={person} />)
        ) : (
          <SkeletonRows rows={3} avatar={40} />
        )}
      </Card>
    </>
  )
}

function BlockedRow({ person }: { person: PersonBrief }) {
  const t = useTexts(meTexts)
  return (
    <ListRow
      wrap
      leading={<Avatar id={person.id} name={person.name} />}
      title={person.fullName}
      text={person.note}
      trailing={
        <Button size="s" onClick={() => void unblock(person)}>
          {t.unblock}
        </Button>
      }
    />
  )
}

async function unblock(person: PersonBrief): Promise<void> {
  await tell(async () => {
    await call(unblockPerson, { personId: person.id })
    toastUndo(texts(meTexts).unblocked(person.name), () => void block(person))
  })
}

async function block(person: PersonBrief): Promise<void> {
  await tell(() => call(blockPerson, { personId: person.id }))
}

async function tell(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (failure) {
    toast(errorsOf(failure).summary ?? texts(meTexts).failed)
  }
  await refresh(listBlocks)
}
