import { useMemo } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { listAudit, type AuditRow } from '#protocol/audit.ts'
import { getOrganisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconLock, IconPrint, IconSearch } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { askedFor, readFilter, writeFilter, type JournalFilter } from './journal-filter.ts'
import { JournalFilters } from './journal-filters.tsx'
import { JournalRows } from './journal-rows.tsx'
import { auditTexts } from './texts.ts'
import { usePages } from './use-pages.ts'
import styles from './journal.module.css'

const pageSize = 100

/** `/organisations/…/journal`: what was done and looked at; the choice stands in the address. */
export function JournalPage({ params }: PageProps) {
  const t = useTexts(auditTexts)
  const organisationId = params['organisationId'] ?? ''
  const { data } = useLoaded(getOrganisation, { organisationId })
  const organisation = data?.organisation
  return (
    <SinglePane>
      <Page
        title={t.title}
        subtitle={organisation?.shortName}
        back={`/organisations/${organisationId}`}
        backOn="always"
        width="wide"
        actions={<IconButton icon={IconPrint} label={t.print} onClick={() => window.print()} />}
      >
        <Journal key={organisationId} organisationId={organisationId} />
      </Page>
    </SinglePane>
  )
}

function Journal({ organisationId }: { organisationId: string }) {
  const t = useTexts(auditTexts)
  const search = useSearch()
  const filter = useMemo(() => readFilter(search), [search])
  const asked = useMemo(() => ({ organisationId, limit: pageSize, ...askedFor(filter) }), [organisationId, filter])
  const choose = (change: Partial<JournalFilter>) => {
    const { pathname } = window.location
    navigate(pathname + writeFilter({ ...filter, ...change }), { replace: true })
  }
  // Rows about somebody name that person; the list below asks the same, so this costs nothing.
  const { data } = useLoaded(listAudit, asked)
  return (
    <div className={styles.journal}>
      <p className={styles.intro}>{t.intro}</p>
      <JournalFilters filter={filter} nameOf={(id) => nameIn(data?.rows ?? [], id)} onChoose={choose} />
      <Found key={writeFilter(filter)} asked={asked} onChoose={choose} />
    </div>
  )
}

function nameIn(rows: readonly AuditRow[], id: string): string | undefined {
  const people = rows.flatMap(({ actor, subject, other }) => [actor?.person, subject?.person, other?.person])
  return people.find((person) => person?.id === id)?.fullName
}

interface FoundProps {
  asked: Parameters<typeof usePages<typeof listAudit>>[1]
  onChoose: (change: Partial<JournalFilter>) => void
}

function Found({ asked, onChoose }: FoundProps) {
  const t = useTexts(auditTexts)
  const { rows, error, again, more } = usePages(listAudit, asked)
  if (error) return <LoadFailed error={error} onAgain={again} />
  if (!rows) return <SkeletonRows />
  if (rows.length === 0) {
    const chosen = Object.keys(asked).length > 2
    return (
      <EmptyState
        icon={chosen ? IconSearch : IconLock}
        title={t.nothing}
        actions={
          chosen && (
            <Button onClick={() => onChoose({ what: '', from: '', to: '', who: '', about: '' })}>{t.reset}</Button>
          )
        }
      >
        {chosen && t.nothingText}
      </EmptyState>
    )
  }
  return (
    <>
      <JournalRows
        rows={rows}
        organisationId={asked.organisationId}
        onWho={(who) => onChoose({ who })}
        onAbout={(about) => onChoose({ about })}
      />
      {more && (
        <div className={styles.more}>
          <Button onClick={more}>{t.more}</Button>
        </div>
      )}
    </>
  )
}
