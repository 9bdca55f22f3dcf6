import { getClass } from '#protocol/classes.ts'
import { listSheets } from '#protocol/sheets.ts'
import { useState } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconList } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { classAddress } from '../people/addresses.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { useLivePeople } from '../people/live.ts'
import type { ClassView } from '../classes/class-page.tsx'
import { SheetRow } from './sheet-row.tsx'
import { SheetActs, type Sheets } from './sheet-acts.tsx'
import { countStandings, standings } from './sheets.rules.ts'
import { sheetTexts } from './texts.ts'
import styles from './sheets.module.css'

/** `/people/classes/…/sheets`: what became of each child’s sheet; new ones for all or for some, printed at once. */
export function SheetsPage({ params }: PageProps) {
  const t = useTexts(sheetTexts)
  const classId = params['classId'] ?? ''
  const about = useLoaded(getClass, { classId })
  const { data, error, refetch } = useLoaded(listSheets, { classId })
  useLivePeople()
  const failure = about.error ?? error
  return (
    <SinglePane>
      <Page title={t.title} subtitle={about.data?.class.name} back={classAddress(classId)} backOn="always" width="wide">
        {data && about.data ? (
          <Content key={classId} sheets={data.children} view={about.data} />
        ) : failure ? (
          <LoadFailed error={failure} onAgain={() => void refetch()} />
        ) : (
          <SkeletonRows rows={6} />
        )}
      </Page>
    </SinglePane>
  )
}

function Content({ sheets, view }: { sheets: Sheets; view: ClassView }) {
  const t = useTexts(sheetTexts)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  if (sheets.length === 0) return <EmptyState icon={IconList} title={t.empty} />

  const marked = sheets.filter(({ child }) => chosen.has(child.id))
  const withoutBirthday = sheets.filter(({ hasBirthday }) => !hasBirthday).length
  function choose(childId: string, on: boolean) {
    const next = new Set(chosen)
    if (on) next.add(childId)
    else next.delete(childId)
    setChosen(next)
  }

  return (
    <Stack>
      <p className={styles.lead}>{view.class.kind === 'kindergarten_group' ? t.leadKindergarten : t.lead}</p>
      {withoutBirthday > 0 && (
        <Banner tone="attention" title={t.noBirthdays(withoutBirthday)}>
          {t.noBirthdaysText}
        </Banner>
      )}
      <Summary sheets={sheets} />
      <SheetActs classId={view.class.id} sheets={sheets} marked={marked} onDone={() => setChosen(new Set())} />
      <Card flush title={t.choose}>
        <ol>
          {sheets.map((sheet) => (
            <SheetRow
              classId={view.class.id}
              key={sheet.child.id}
              sheet={sheet}
              chosen={chosen.has(sheet.child.id)}
              onChoose={(on) => choose(sheet.child.id, on)}
            />
          ))}
        </ol>
      </Card>
      <p className={styles.small}>{t.once}</p>
    </Stack>
  )
}

function Summary({ sheets }: { sheets: Sheets }) {
  const t = useTexts(sheetTexts)
  const counts = countStandings(sheets)
  return (
    <dl className={styles.summary} aria-label={t.summary}>
      {standings.map((standing) => (
        <div key={standing} className={styles.count}>
          <dt>{t.counts[standing]}</dt>
          <dd>{counts[standing]}</dd>
        </div>
      ))}
    </dl>
  )
}
