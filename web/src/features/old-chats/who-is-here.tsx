import { useState } from 'react'
import { organisationPeople, type JoiningState, type Organisation } from '#protocol/organisations.ts'
import { organisationProgress } from '#protocol/progress.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded, useLoadedMany } from '../../platform/queries.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { sharesOf } from './shares.rules.ts'
import { oldChatTexts } from './texts.ts'
import cards from './cards.module.css'
import styles from './here.module.css'
import shared from './old-chats.module.css'

interface Props {
  organisation: Pick<Organisation, 'id'>
  /** Whether names may be asked for: those who keep the list know their own people, an office sees counts. */
  named: boolean
}

/** A chat can be closed once its people are here: how many are, and who of the staff is not. */
export function WhoIsHere({ organisation, named }: Props) {
  const t = useTexts(oldChatTexts).here
  const { data } = useLoaded(organisationProgress, { organisationId: organisation.id })
  if (!data || data.organisations === 0) return null
  return (
    <section className={cards.card} aria-label={t.title}>
      <h2 className={cards.cardTitle}>{t.title}</h2>
      <div className={styles.shares}>
        {sharesOf(data).map(({ of, registered, total }) => (
          <div key={of} className={styles.share}>
            <span>{t[of](registered, total)}</span>
            <Progress label={t[of](registered, total)} share={registered / total} />
          </div>
        ))}
      </div>
      {named && data.staff.registered < data.staff.total && <Missing organisationId={organisation.id} />}
    </section>
  )
}

function Missing({ organisationId }: { organisationId: string }) {
  const t = useTexts(oldChatTexts).here
  const [open, setOpen] = useState(false)
  return (
    <details className={shared.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.missing}</summary>
      {open && <MissingStaff organisationId={organisationId} />}
    </details>
  )
}

const outside: readonly JoiningState[] = ['not_invited', 'invited', 'waiting']
const namesMax = 100

function MissingStaff({ organisationId }: { organisationId: string }) {
  const t = useTexts(oldChatTexts).here
  const { answers } = useLoadedMany(
    organisationPeople,
    outside.map((state) => ({ organisationId, circle: 'staff' as const, state, limit: namesMax })),
  )
  if (answers.some((answer) => !answer)) return <SkeletonRows rows={2} />
  const people = answers.flatMap((answer) => answer?.people ?? [])
  const total = answers.reduce((sum, answer) => sum + (answer?.total ?? 0), 0)
  return (
    <>
      <p className={shared.small}>{t.missingOf(total)}</p>
      <ul className={styles.names}>
        {people.map(({ person }) => (
          <li key={person.id}>{person.fullName}</li>
        ))}
        {total > people.length && <li>{t.rest(total - people.length)}</li>}
      </ul>
      <div>
        <ButtonLink size="s" href={`/organisations/${organisationId}/staff`}>
          {t.toStaff}
        </ButtonLink>
      </div>
    </>
  )
}
