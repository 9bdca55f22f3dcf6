import { libraryReaders } from '#protocol/library.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { useSession } from '../../platform/store/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Progress } from '../../ui/progress.tsx'
import { personAddress } from '../people/addresses.ts'
import { managedHere } from '../people/home.ts'
import { libraryTexts } from './texts.ts'
import styles from './library.module.css'

/** For who leads an organisation or an office: how many have read the page, and by name whom one leads oneself. */
export function Readers({ pageKey }: { pageKey: string }) {
  const session = useSession()
  const home = session.state === 'signedIn' ? managedHere(session.me) : undefined
  return home ? <ReadersOf pageKey={pageKey} organisationId={home} /> : null
}

function ReadersOf({ pageKey, organisationId }: { pageKey: string; organisationId: string }) {
  const t = useTexts(libraryTexts).readers
  const { data } = useLoaded(libraryReaders, { key: pageKey, organisationId })
  if (!data) return null
  const { read, total, organisations, people } = data
  if (total === 0) return <p className={styles.quiet}>{t.nobody}</p>
  return (
    <Card title={t.title} action={<span className={styles.quiet}>{t.sum(read, total)}</span>}>
      <Progress label={t.title} share={read / total} />
      <p className={styles.how}>{t.how}</p>
      {organisations.length > 1 && (
        <details className={styles.names}>
          <summary>{t.organisations}</summary>
          {organisations.map((row) => (
            <ListRow
              key={row.id}
              title={row.shortName}
              trailing={<span className={styles.quiet}>{t.sum(row.read, row.total)}</span>}
            />
          ))}
        </details>
      )}
      {people && people.length > 0 && (
        <details className={styles.names}>
          <summary>{t.people}</summary>
          {people.map(({ person, readAt }) => (
            <ListRow
              key={person.id}
              href={personAddress(`/organisations/${organisationId}`, person.id)}
              leading={<Avatar id={person.id} name={person.name} size={32} />}
              title={person.fullName}
              text={readAt ? t.readAt(formatDay(readAt)) : t.notYet}
            />
          ))}
        </details>
      )}
    </Card>
  )
}
