import { useDeferredValue, type RefObject } from 'react'
import { listOldChats, oldChatPageMax, type OldChatMessenger } from '#protocol/old-chats.ts'
import type { InputOf } from '#protocol/contract.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLongQuery } from '../../platform/long-query.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useKeptValues } from '../accounts/kept-values.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { isOffice } from '../people/tabs.ts'
import { ChatList } from './chat-list.tsx'
import { DeclarationCard } from './declaration-card.tsx'
import { SummaryCard } from './summary-card.tsx'
import { oldChatTexts } from './texts.ts'
import { WhoIsHere } from './who-is-here.tsx'
import styles from './cards.module.css'
import shared from './old-chats.module.css'

interface Props {
  organisation: Organisation
  scroller: RefObject<HTMLElement | null>
}

/** The chats of one organisation: how many are done, whether the list is complete, who is here, and each chat. */
export function OrganisationChats({ organisation, scroller }: Props) {
  const t = useTexts(oldChatTexts)
  const chosen = useKeptValues(`old-chats.${organisation.id}`)
  const text = useDeferredValue(chosen.values['text'] ?? '').trim()
  const asked = askedFor(organisation.id, { ...chosen.values, text })
  const found = useLongQuery(listOldChats, asked, oldChatPageMax, ({ chats }) => chats)
  const { first } = found
  if (found.error) return <LoadFailed error={found.error} onAgain={found.again} />
  if (!first) return <SkeletonRows rows={6} />
  return (
    <>
      {first.mayKeep && <p className={shared.quiet}>{t.intro}</p>}
      <div className={styles.cards}>
        <SummaryCard counts={first.counts} />
        <DeclarationCard
          organisationId={organisation.id}
          declaration={first.declaration}
          total={first.counts.total}
          mayDeclare={first.mayDeclare}
        />
      </div>
      <ChatList organisation={organisation} found={found} chosen={chosen} scroller={scroller} />
      {!isOffice(organisation.kind) && <WhoIsHere organisation={organisation} named={first.mayKeep} />}
    </>
  )
}

type Asked = Omit<InputOf<typeof listOldChats>, 'offset' | 'limit'>

function askedFor(organisationId: string, values: Readonly<Record<string, string>>): Asked {
  const { text, show, messenger } = values
  return {
    organisationId,
    ...(text ? { text: text.slice(0, 100) } : {}),
    ...(show ? { show: show as NonNullable<Asked['show']> } : {}),
    ...(messenger ? { messenger: messenger as OldChatMessenger } : {}),
  }
}
