import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { demoPeople, demoSignIn, type DemoPerson } from '#protocol/demo.ts'
import { call } from '../../platform/api/call.ts'
import { LineError } from '../../platform/api/refusal.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { signedIn } from '../../platform/store/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { FormActions } from '../../ui/form.tsx'
import { IconChevronRight } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.ts'
import { PlainPage } from '../accounts/plain-page.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { byOrganisation } from './by-organisation.ts'
import { demoTexts } from './texts.ts'

type Loaded = { people?: DemoPerson[]; password?: string; failed?: 'line' | 'not_demo' }

/** `/demo`: one person of each role; a press signs in. Only a demo server answers. */
export function DemoPage() {
  const t = useTexts(demoTexts)
  const [, navigate] = useLocation()
  const [tries, setTries] = useState(0)
  const { people, password, failed } = useDemoPeople(tries)
  const [entering, setEntering] = useState(false)

  async function enter({ personId }: DemoPerson) {
    if (entering) return
    setEntering(true)
    try {
      await signedIn(() => call(demoSignIn, { personId }))
      navigate('/')
    } catch (failure) {
      toast(errorsOf(failure).summary ?? t.failed)
    } finally {
      setEntering(false)
    }
  }

  if (failed === 'not_demo') return <NotDemo />
  return (
    <PlainPage title={t.title} lead={t.lead}>
      {failed && (
        <Banner
          tone="attention"
          title={t.failed}
          actions={<Button onClick={() => setTries(tries + 1)}>{t.again}</Button>}
        />
      )}
      {!people && !failed && (
        <Card flush>
          <SkeletonRows rows={6} />
        </Card>
      )}
      {byOrganisation(people ?? []).map((group) => (
        <Card key={group.organisationName} title={group.organisationName} flush>
          {group.people.map((person) => (
            <PersonRow key={person.personId} person={person} onPress={() => void enter(person)} />
          ))}
        </Card>
      ))}
      {people?.[0] && password && <p>{t.byPassword(people[0].login, password)}</p>}
    </PlainPage>
  )
}

function PersonRow({ person, onPress }: { person: DemoPerson; onPress: () => void }) {
  return (
    <ListRow
      wrap
      leading={<Avatar id={person.personId} name={person.name} size={48} />}
      title={person.name}
      text={
        <>
          {person.who}
          <br />
          {person.sentence}
        </>
      }
      trailing={<IconChevronRight />}
      onPress={onPress}
    />
  )
}

function NotDemo() {
  const t = useTexts(demoTexts)
  return (
    <PlainPage title={t.notDemoTitle} lead={t.notDemoText}>
      <FormActions>
        <ButtonLink tone="primary" href="/sign-in">
          {t.signIn}
        </ButtonLink>
      </FormActions>
    </PlainPage>
  )
}

/** The sentences come in the reader’s language: another language is another question. */
function useDemoPeople(tries: number): Loaded {
  const language = useLanguage()
  const [loaded, setLoaded] = useState<Loaded>({})
  useEffect(() => {
    const stop = new AbortController()
    call(demoPeople, {}, { signal: stop.signal }).then(
      setLoaded,
      (failure) => stop.signal.aborted || setLoaded({ failed: failure instanceof LineError ? 'line' : 'not_demo' }),
    )
    return () => stop.abort()
  }, [language, tries])
  return loaded
}
