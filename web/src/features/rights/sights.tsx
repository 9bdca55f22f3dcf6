import { whatSees, type SeesAnswer } from '#protocol/rights.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Card } from '../../ui/card.tsx'
import { IconBuilding, IconChats, IconSchool } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { firstLetterUp } from '../people/words.ts'
import { groupSights, type SightGroup } from './sights.rules.ts'
import { rightsTexts } from './texts.ts'
import styles from './rights.module.css'

interface SightsProps {
  personId: string
  /** Without: of oneself, everywhere. */
  organisationId?: string
}

/** What somebody sees now: each role with what it opens, then the chats. */
export function Sights({ organisationId, personId }: SightsProps) {
  const t = useTexts(rightsTexts).sees
  const query = { personId, ...(organisationId ? { organisationId } : {}) }
  const { data, error, refetch } = useLoaded(whatSees, query)
  if (error) return <LoadFailed error={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows />
  return (
    <>
      {data.ties.length === 0 && <p>{organisationId ? t.nothing : t.nothingOwn}</p>}
      {groupSights(data.ties).map((group, index) => (
        <Group key={index} group={group} />
      ))}
      <Chats answer={data} own={organisationId === undefined} />
    </>
  )
}

function Group({ group: { role, where, classes, children, sees, waits } }: { group: SightGroup }) {
  const t = useTexts(rightsTexts).sees
  const roles = useTexts(accountTexts).roles
  const Glyph = classes.length > 0 ? IconSchool : IconBuilding
  const about = [classes.join(', '), children.length > 0 && t.of(children.join(', '), children.length), where]
  return (
    <Card flush>
      <ListRow wrap leading={<Glyph />} title={firstLetterUp(roles[role])} text={about.filter(Boolean).join(' · ')} />
      {waits && <p className={styles.line}>{t.waits}</p>}
      <ul className={styles.sights}>
        {sees.map((sight) => (
          <li key={sight}>{t.sights[sight]}</li>
        ))}
      </ul>
    </Card>
  )
}

function Chats({ answer: { chats, otherChats }, own }: { answer: SeesAnswer; own: boolean }) {
  const t = useTexts(rightsTexts).sees
  return (
    <Card title={t.chats} flush>
      {chats.length === 0 && <p className={styles.line}>{own ? t.noChatsOwn : t.noChats}</p>}
      {chats.map(({ conversationId, title, reason }) => (
        <ListRow
          key={conversationId}
          wrap
          leading={<IconChats />}
          title={title}
          text={firstLetterUp(t.reasons[reason])}
        />
      ))}
      {otherChats > 0 && <p className={styles.line}>{own ? t.othersOwn(otherChats) : t.others(otherChats)}</p>}
    </Card>
  )
}
