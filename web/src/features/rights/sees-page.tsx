import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { whatSees, type SeesAnswer } from '#protocol/rights.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { IconBuilding, IconChats, IconSchool } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { sightRightsAddress } from '../people/addresses.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { firstLetterUp } from '../people/words.ts'
import { PersonChoice } from './person-choice.tsx'
import { RightsFrame } from './rights-frame.tsx'
import { groupSights, type SightGroup } from './sights.rules.ts'
import { rightsTexts } from './texts.ts'
import styles from './rights.module.css'

/** `/organisations/…/rights/sees?person=…`: what somebody sees now, each thing with the role that opens it. */
export function SeesPage({ params }: PageProps) {
  const t = useTexts(rightsTexts).sees
  const organisationId = params['organisationId'] ?? ''
  const personId = new URLSearchParams(useSearch()).get('person') ?? ''
  return (
    <RightsFrame title={t.title} organisationId={organisationId}>
      <Stack gap={6}>
        <p className={styles.quiet}>{t.text}</p>
        <PersonChoice
          label={t.person}
          organisationId={organisationId}
          personId={personId}
          onPick={(id) => navigate(sightRightsAddress(organisationId, id), { replace: true })}
        />
        {personId && <Sights organisationId={organisationId} personId={personId} />}
      </Stack>
    </RightsFrame>
  )
}

function Sights({ organisationId, personId }: { organisationId: string; personId: string }) {
  const t = useTexts(rightsTexts).sees
  const { data, error, refetch } = useLoaded(whatSees, { organisationId, personId })
  if (error) return <LoadFailed error={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows />
  return (
    <>
      {data.ties.length === 0 && <p>{t.nothing}</p>}
      {groupSights(data.ties).map((group, index) => (
        <Group key={index} group={group} />
      ))}
      <Chats answer={data} />
    </>
  )
}

function Group({ group: { role, where, classes, children, sees } }: { group: SightGroup }) {
  const t = useTexts(rightsTexts).sees
  const roles = useTexts(accountTexts).roles
  const Glyph = classes.length > 0 ? IconSchool : IconBuilding
  const about = [classes.join(', '), children.length > 0 && t.of(children.join(', '), children.length), where]
  return (
    <Card flush>
      <ListRow wrap leading={<Glyph />} title={firstLetterUp(roles[role])} text={about.filter(Boolean).join(' · ')} />
      <ul className={styles.sights}>
        {sees.map((sight) => (
          <li key={sight}>{t.sights[sight]}</li>
        ))}
      </ul>
    </Card>
  )
}

function Chats({ answer: { chats, otherChats } }: { answer: SeesAnswer }) {
  const t = useTexts(rightsTexts).sees
  return (
    <Card title={t.chats} flush>
      {chats.length === 0 && <p className={styles.line}>{t.noChats}</p>}
      {chats.map(({ conversationId, title, reason }) => (
        <ListRow
          key={conversationId}
          wrap
          leading={<IconChats />}
          title={title}
          text={firstLetterUp(t.reasons[reason])}
        />
      ))}
      {otherChats > 0 && <p className={styles.line}>{t.others(otherChats)}</p>}
    </Card>
  )
}
