import { getClass } from '#protocol/classes.ts'
import { listJoins } from '#protocol/invitations.ts'
import { relationClaims } from '#protocol/representatives.ts'
import type { OutputOf } from '#protocol/contract.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconSchool } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { RelationClaims } from '../invitations/relation-claims.tsx'
import { RequestCards } from '../invitations/request-cards.tsx'
import { OldChatsOfClass } from '../old-chats/class-card.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { useLivePeople } from '../people/live.ts'
import { PersonDialogs } from '../people/person-dialogs.tsx'
import { ClassChats } from './class-chats.tsx'
import { ClassCodes } from './class-codes.tsx'
import { ClassRepresentatives } from './class-representatives.tsx'
import { ClassSheets } from './class-sheets.tsx'
import { ClassLines } from './class-lines.tsx'
import { ClassTeachers } from './class-teachers.tsx'
import { RenameClass } from './rename-class.tsx'
import { classTexts } from './texts.ts'
import styles from './classes.module.css'

export type ClassView = OutputOf<typeof getClass>

/** `/people/classes/…`: who waits, the codes, the list, the teachers. */
export function ClassPage({ params }: PageProps) {
  const t = useTexts(classTexts).page
  const classId = params['classId'] ?? ''
  const { data, error, refetch } = useLoaded(getClass, { classId })
  useLivePeople()
  const row = data?.class
  return (
    <SinglePane>
      <Page
        title={row?.name ?? t.title}
        subtitle={row && [row.academicYear, row.formTeacher?.fullName].filter(Boolean).join(' · ')}
        back={row ? `/organisations/${row.organisationId}/classes` : '/people'}
        backOn="always"
        width="wide"
        actions={data?.rights.edit && <RenameClass row={data.class} />}
      >
        {data ? (
          <Content key={classId} view={data} />
        ) : error instanceof Refusal ? (
          <EmptyState icon={IconSchool} title={t.missing}>
            {t.missingText}
          </EmptyState>
        ) : error ? (
          <LoadFailed onAgain={() => void refetch()} />
        ) : (
          <SkeletonRows avatar={40} />
        )}
      </Page>
      <PersonDialogs />
    </SinglePane>
  )
}

function Content({ view }: { view: ClassView }) {
  const t = useTexts(classTexts).page
  const { class: row, rights } = view
  const waiting = useLoaded(listJoins, { classId: row.id }, { enabled: rights.edit }).data?.requests ?? []
  const claims = useClaims(view, {})
  const declined = useClaims(view, { declined: true })
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        {waiting.length > 0 && <RequestCards title={t.requests} requests={waiting} />}
        {claims.length > 0 && <RelationClaims claims={claims} />}
        <ClassLines view={view} />
      </div>
      <div className={styles.column}>
        {rights.edit && row.kind !== 'subject_group' && view.lines.length > 0 && <ClassSheets view={view} />}
        {rights.edit && row.kind !== 'subject_group' && <ClassCodes view={view} />}
        {row.kind !== 'subject_group' && view.lines.length > 0 && <ClassRepresentatives view={view} />}
        {declined.length > 0 && <RelationClaims claims={declined} declined />}
        <ClassTeachers view={view} />
        <ClassChats view={view} />
        {rights.edit && <OldChatsOfClass row={row} />}
      </div>
    </div>
  )
}

/** What guardians of this class say of themselves and waits for my word, or what was said to be otherwise. */
function useClaims({ class: row, rights }: ClassView, which: { declined?: boolean }) {
  const asked = { organisationId: row.organisationId, ...which }
  const { data } = useLoaded(relationClaims, asked, { enabled: rights.edit })
  return data?.claims.filter(({ classId }) => classId === row.id) ?? []
}
