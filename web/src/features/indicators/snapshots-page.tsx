import { useState } from 'react'
import { listSnapshots, takeSnapshot, type Dashboard, type SnapshotInfo } from '#protocol/indicators.ts'
import { call } from '../../platform/api/call.ts'
import { formatDayTimeIn } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { useLoaded, useLoadedMany } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Chip } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconCamera, IconTime } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { act } from '../people/acting.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { ReportLink } from '../weekly-report/week-links.tsx'
import { statsAddress } from './choice.ts'
import { CollegesSwitch } from './colleges-switch.tsx'
import { CutOffDialog } from './cut-off-dialog.tsx'
import { minuteMs, refreshIndicators, useDashboard } from './live.ts'
import { Proof } from './proof.tsx'
import { indicatorTexts } from './texts.ts'
import { weekWords } from './words.ts'
import styles from './snapshots.module.css'

/** `/stats/…/snapshots`: when all are counted, what was counted then, and how anybody can check it. */
export function SnapshotsPage({ params }: PageProps) {
  const t = useTexts(indicatorTexts).shots
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useDashboard(organisationId, '')
  return (
    <SinglePane>
      <Page title={t.title} subtitle={data?.organisation.shortName} back={statsAddress(organisationId)} backOn="always">
        {!data && (error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <SkeletonRows rows={6} />)}
        {data && (
          <Stack gap={6}>
            <p className={styles.quiet}>{t.intro}</p>
            <CutOffCard data={data} />
            <Snapshots key={organisationId} data={data} />
          </Stack>
        )}
      </Page>
    </SinglePane>
  )
}

function CutOffCard({ data: { cutOff, collegesCounted, maySetCutOff, mayCountColleges } }: { data: Dashboard }) {
  const t = useTexts(indicatorTexts).shots
  const [changing, setChanging] = useState(false)
  const day = t.every[cutOff.weekday - 1] ?? ''
  return (
    <Card title={t.cutOff}>
      <p className={styles.cutOff}>{t.cutOffAt(day, cutOff.time)}</p>
      <p>{t.next(formatDayTimeIn(cutOff.next, cutOff.timeZone))}</p>
      <p className={styles.quiet}>{t.setBy(cutOff.organisationShortName)}</p>
      {maySetCutOff && (
        <div className={styles.actions}>
          <Button onClick={() => setChanging(true)}>{t.changeCutOff}</Button>
        </div>
      )}
      {mayCountColleges && <CollegesSwitch organisationId={cutOff.organisationId} counted={collegesCounted} />}
      {!mayCountColleges && !collegesCounted && <p className={styles.quiet}>{t.collegesNot}</p>}
      {changing && <CutOffDialog cutOff={cutOff} onClose={() => setChanging(false)} />}
    </Card>
  )
}

function Snapshots({ data }: { data: Dashboard }) {
  const t = useTexts(indicatorTexts).shots
  const organisationId = data.organisation.id
  const [ends, setEnds] = useState<readonly string[]>([])
  const first = useLoaded(listSnapshots, { organisationId }, { freshMs: minuteMs })
  const others = useLoadedMany(
    listSnapshots,
    ends.map((before) => ({ organisationId, before })),
  )
  const pages = [first.data, ...others.answers]
  const snapshots = pages.flatMap((page) => page?.snapshots ?? [])
  const end = snapshots.at(-1)?.cutOffAt
  return (
    <Card
      flush
      title={t.list}
      action={
        data.mayTakeSnapshot && (
          <Button size="s" icon={IconCamera} onClick={() => void take(organisationId)}>
            {t.take}
          </Button>
        )
      }
    >
      {!first.data && !first.error && <SkeletonRows rows={3} />}
      {!first.data && first.error && <LoadFailed error={first.error} onAgain={() => void first.refetch()} />}
      {first.data && snapshots.length === 0 && (
        <EmptyState icon={IconTime} title={t.empty}>
          {t.emptyText}
        </EmptyState>
      )}
      <ul>
        {snapshots.map((snapshot) => (
          <Row key={snapshot.id} snapshot={snapshot} data={data} />
        ))}
      </ul>
      {pages.at(-1)?.more && end && (
        <div className={styles.more}>
          <Button onClick={() => setEnds([...ends, end])}>{t.more}</Button>
        </div>
      )}
    </Card>
  )
}

function Row({ snapshot, data }: { snapshot: SnapshotInfo; data: Dashboard }) {
  const t = useTexts(indicatorTexts).shots
  const { id, kind, week, cutOffAt, organisationShortName } = snapshot
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.when}>{formatDayTimeIn(cutOffAt, data.cutOff.timeZone)}</p>
        <p className={styles.quiet}>
          {weekWords(week)}
          {kind === 'interim' && ` · ${t.by(organisationShortName)}`}
        </p>
      </div>
      <div className={styles.acts}>
        <Chip tone={kind === 'friday' ? 'plain' : 'information'}>{t[kind]}</Chip>
        <ButtonLink size="s" href={statsAddress(data.organisation.id, { when: id })}>
          {t.open}
        </ButtonLink>
        <ReportLink organisationId={data.organisation.id} snapshotId={id} />
      </div>
      <details className={styles.proof}>
        <summary>{t.details}</summary>
        <Proof snapshot={snapshot} />
      </details>
    </li>
  )
}

async function take(organisationId: string): Promise<void> {
  const t = texts(indicatorTexts).shots
  if (!(await confirm({ title: t.takeTitle, text: t.takeText, action: t.takeAct }))) return
  const id = newId()
  if (await act(() => call(takeSnapshot, { id, organisationId }), t.taken)) await refreshIndicators()
}
