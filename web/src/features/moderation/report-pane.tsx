import { getReport } from '#protocol/moderation.ts'
import type { OutputOf } from '#protocol/contract.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconFlag } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { firstLetterUp } from '../people/words.ts'
import { Decision } from './decision.tsx'
import { ReportedLines } from './reported-lines.tsx'
import { moderationTexts } from './texts.ts'
import styles from './moderation.module.css'

export type Report = OutputOf<typeof getReport>

/** One report: who about whom, the message as it stood, and the decision. */
export function ReportPane({ reportId }: { reportId: string }) {
  const t = useTexts(moderationTexts)
  const { data, error, refetch } = useLoaded(getReport, { reportId })
  return (
    <Page
      title={data ? t.reasons[data.report.reason] : t.title}
      subtitle={data?.report.organisationName}
      back="/reports"
    >
      {data ? (
        <Content view={data} />
      ) : error instanceof Refusal ? (
        <EmptyState icon={IconFlag} title={t.report.missing}>
          {t.report.missingText}
        </EmptyState>
      ) : error ? (
        <LoadFailed onAgain={() => void refetch()} />
      ) : (
        <SkeletonRows />
      )}
    </Page>
  )
}

function Content({ view }: { view: Report }) {
  const t = useTexts(moderationTexts).report
  const { report, reporter, comment, conversation } = view
  return (
    <Stack gap={6}>
      <Card flush>
        <PersonLine label={t.about} person={report.about} />
        <PersonLine label={t.from} person={reporter} hint={t.fromText} />
        {conversation && <ListRow wrap title={conversation.title} text={t.where} />}
      </Card>
      {comment && (
        <Card title={t.comment}>
          <p className={styles.words}>{comment}</p>
        </Card>
      )}
      <ReportedLines view={view} />
      {report.resolvedAt ? <Resolution view={view} /> : <Decision view={view} />}
    </Stack>
  )
}

function PersonLine({ label, person, hint }: { label: string; person: PersonBrief; hint?: string }) {
  const roles = useTexts(accountTexts).roles
  const role = person.note || (person.role ? roles[person.role] : '')
  return (
    <ListRow
      wrap
      leading={<Avatar id={person.id} name={person.name} />}
      title={person.fullName}
      text={[label, firstLetterUp(role), hint].filter(Boolean).join(' · ')}
    />
  )
}

function Resolution({ view }: { view: Report }) {
  const t = useTexts(moderationTexts).report
  const { report, note, resolvedBy } = view
  return (
    <Card title={t.resolution}>
      <Stack gap={2}>
        <p>{report.actions.map((action) => t.actions[action].label).join(', ')}</p>
        {note && <p className={styles.words}>{note}</p>}
        <p className={styles.quiet}>
          {report.resolvedAt && t.resolvedBy(resolvedBy?.fullName ?? t.gone, formatDayTime(report.resolvedAt))}
        </p>
      </Stack>
    </Card>
  )
}
