import { Link } from 'wouter'
import { listOldChats, oldChatsBelow } from '#protocol/old-chats.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { IconChevronRight } from '../../ui/icons.tsx'
import { oldChatsAddress } from '../people/addresses.ts'
import { isOffice } from '../people/tabs.ts'
import { useLiveOldChats } from './refresh.ts'
import { oldChatTexts } from './texts.ts'
import styles from './office.module.css'
import shared from './old-chats.module.css'

/** The way to the old chats from what is missing in an organisation, with what is left to do there. */
export function OldChatsCard({ organisation }: { organisation: Pick<Organisation, 'id' | 'kind'> }) {
  const t = useTexts(oldChatTexts).card
  useLiveOldChats()
  return (
    <section className={styles.way} aria-label={t.title}>
      <div className={styles.words}>
        <Link href={oldChatsAddress(organisation.id)} className={styles.officeName}>
          {t.title}
        </Link>
        {isOffice(organisation.kind) ? <OfficeFacts id={organisation.id} /> : <OwnFacts id={organisation.id} />}
      </div>
      <IconChevronRight className={styles.glyph} />
    </section>
  )
}

function OwnFacts({ id }: { id: string }) {
  const t = useTexts(oldChatTexts).card
  const { data } = useLoaded(listOldChats, { organisationId: id, limit: 1 })
  if (!data) return <p className={shared.small}>&nbsp;</p>
  const { counts, declaration } = data
  const isGood = declaration !== null && declaration.daysLeft > 0
  if (counts.total === 0 && !isGood) return <p className={shared.small}>{t.none}</p>
  const facts = [
    counts.total > 0 && t.done(counts.moved + counts.closed, counts.total),
    isGood ? t.daysLeft(declaration.daysLeft) : t.undeclared,
  ]
  return <p className={shared.small}>{facts.filter(Boolean).join(' · ')}</p>
}

function OfficeFacts({ id }: { id: string }) {
  const t = useTexts(oldChatTexts).card
  const { data } = useLoaded(oldChatsBelow, { organisationId: id, limit: 1 })
  if (!data) return <p className={shared.small}>&nbsp;</p>
  const { counts, organisations, free } = data.sum
  const facts = [counts.total > 0 && t.done(counts.moved + counts.closed, counts.total), t.free(free, organisations)]
  return <p className={shared.small}>{facts.filter(Boolean).join(' · ')}</p>
}
