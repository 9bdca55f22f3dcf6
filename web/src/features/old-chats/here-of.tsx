import type { OldChatKind } from '#protocol/old-chats.ts'
import { organisationProgress } from '#protocol/progress.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Progress } from '../../ui/progress.tsx'
import { sharesOf } from './shares.rules.ts'
import { oldChatTexts } from './texts.ts'
import styles from './here.module.css'

const circles = { staff: 'staff', guardians: 'families', pupils: 'pupils', club: 'pupils' } as const

/** How many of those whom this chat gathers are here already: before that is most of them, a farewell comes too early. */
export function HereOf({ organisationId, kind }: { organisationId: string; kind: OldChatKind }) {
  const t = useTexts(oldChatTexts).here
  const { data } = useLoaded(organisationProgress, { organisationId })
  const circle = kind === 'channel' || kind === 'other' ? undefined : circles[kind]
  const share = data && sharesOf(data).find(({ of }) => of === circle)
  if (!share) return null
  const words = t[share.of](share.registered, share.total)
  return (
    <div className={styles.share}>
      <span>{words}</span>
      <Progress label={words} share={share.registered / share.total} />
    </div>
  )
}
