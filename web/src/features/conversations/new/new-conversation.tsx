import { useDeferredValue, useState } from 'react'
import { useTexts } from '../../../platform/i18n/index.ts'
import { useSession } from '../../../platform/store/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { IconChannel, IconGroup, IconSearch } from '../../../ui/icons.tsx'
import { ListRow, ListSection } from '../../../ui/list-row.tsx'
import { Page } from '../../../ui/page.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { toast } from '../../../ui/toast.ts'
import { moveFocus } from '../list/walk-rows.ts'
import { roleLine } from '../names.ts'
import { openDirect } from '../over/person-sheet.tsx'
import { talkTexts } from '../texts.ts'
import { NewGroup } from './new-group.tsx'
import { useFoundPeople } from './use-found-people.ts'
import styles from './new.module.css'

/** `/new`: somebody to write to; `/new/group`, `/new/channel`: several. */
export default function NewConversation({ kind }: { kind: string | undefined }) {
  if (kind === 'group' || kind === 'channel') return <NewGroup kind={kind} />
  return <FindSomebody />
}

function FindSomebody() {
  const t = useTexts(talkTexts)
  const [typed, setTyped] = useState('')
  const pupil = usePupil()
  const found = useFoundPeople(useDeferredValue(typed))

  async function write(personId: string) {
    const failure = await openDirect(personId)
    if (failure !== null) toast(failure || t.create.failed)
  }

  return (
    <div
      className={styles.page}
      role="presentation"
      onKeyDown={(event) => (event.key === 'ArrowDown' || event.key === 'ArrowUp') && moveFocus(event)}
    >
      <Page title={t.create.title} back="/">
        <SearchField value={typed} onChange={setTyped} label={t.create.find} autoFocus />
        <div className={styles.rows}>
          {!typed && !pupil && (
            <>
              <div data-walk="">
                <ListRow
                  leading={<IconGroup size={24} />}
                  title={t.create.group}
                  text={t.create.groupHint}
                  href="/new/group"
                  wrap
                />
              </div>
              <div data-walk="">
                <ListRow
                  leading={<IconChannel size={24} />}
                  title={t.create.channel}
                  text={t.create.channelHint}
                  href="/new/channel"
                  wrap
                />
              </div>
            </>
          )}
          {found.state === 'asking' && found.people.length === 0 && <SkeletonRows rows={5} avatar={40} />}
          {found.people.length > 0 && (
            <ListSection title={t.create.direct}>
              {found.people.map((person) => (
                <div key={person.id} data-walk="">
                  <ListRow
                    leading={<Avatar id={person.id} name={person.name} />}
                    title={person.fullName}
                    text={roleLine(person)}
                    wrap
                    onPress={() => void write(person.id)}
                  />
                </div>
              ))}
            </ListSection>
          )}
        </div>
        {found.state === 'known' && found.people.length === 0 && (
          <EmptyState icon={IconSearch} title={typed ? t.create.nobody(typed) : t.create.nobodyYet}>
            {t.create.nobodyHint}
          </EmptyState>
        )}
        {found.state === 'failed' && (
          <p className={styles.note} role="alert">
            {t.create.findFailed}
          </p>
        )}
      </Page>
    </div>
  )
}

/** Groups and channels are made by adults. */
function usePupil(): boolean {
  const session = useSession()
  if (session.state !== 'signedIn') return false
  const { roles } = session.me
  return roles.length > 0 && roles.every(({ role }) => role === 'pupil')
}
