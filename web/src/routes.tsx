/**
 * The addresses of the product. To add a page:
 *   1. write `features/<name>/pages.tsx`, exporting components that take `PageProps`;
 *   2. add a line to `routes` below: `page('chats', ['/', '/c/:conversationId'], () => import('./features/conversations/pages.tsx'), 'ChatsPage')`.
 * Several paths in one line keep one component mounted between them (a list keeps its place).
 * `plain` pages stand outside of the frame with the places: sign-in, joining, print.
 *
 * Agreed: `/` chats · `/c/:conversationId` (`?seq=`) · `/c/:conversationId/details` · `/people` · `/people/classes/:classId` ·
 * `/organisations` · `/organisations/:id` · `/reports` (complaints) · `/stats` · `/stats/:organisationId` · `/library` · `/me` ·
 * `/me/sessions` · plain: `/sign-in` · `/first-run` (token in the
 * fragment) · `/join` (code in the fragment) · `/demo` · `/print/…`
 */
import { lazy, Suspense, type ComponentType } from 'react'
import { matchRoute, useLocation, useRouter } from 'wouter'
import { useTexts } from './platform/i18n/index.ts'
import { AppFrame } from './shell/app-frame.tsx'
import { CrashGuard } from './shell/crash.tsx'
import { SinglePane } from './shell/panes.tsx'
import { SessionGuard } from './shell/session-guard.tsx'
import { usePlaces, type PlaceId } from './shell/places.ts'
import { PlainFrame } from './shell/plain-frame.tsx'
import { shellTexts } from './shell/texts.ts'
import { ButtonLink } from './ui/button.tsx'
import { EmptyState } from './ui/empty-state.tsx'
import { IconSearch } from './ui/icons.tsx'
import { SkeletonRows } from './ui/skeleton.tsx'
import { VisuallyHidden } from './ui/visually-hidden.tsx'

export interface PageProps {
  /** Parts of the address by name, decoded. */
  params: Readonly<Record<string, string | undefined>>
  /** The pattern that matched: «/c/:conversationId/details». */
  pattern: string
}

type Frame = PlaceId | 'plain' | 'bare'

interface Route {
  paths: readonly string[]
  /** The place that is lit; `plain` has no places, `bare` nothing at all (print). */
  frame: Frame
  Page: ComponentType<PageProps>
  load: () => Promise<unknown>
}

const mePaths = [
  '/me',
  ...[
    'profile',
    'notifications',
    'appearance',
    'password',
    'factor',
    'ways',
    'sessions',
    'device',
    'blocked',
    'looks',
    'sees',
    'children',
    'consents',
  ].map((part) => `/me/${part}`),
]

const routes: readonly Route[] = [
  page(
    'chats',
    ['/', '/c/:conversationId', '/c/:conversationId/details', '/new', '/new/:kind'],
    () => import('./features/conversations/pages.tsx'),
    'ChatsPage',
  ),
  page('chats', ['/notices'], () => import('./features/notices/list-page.tsx'), 'NoticesPage'),
  page('chats', ['/notices/new'], () => import('./features/notices/compose-page.tsx'), 'NewNoticePage'),
  page('chats', ['/notices/:noticeId'], () => import('./features/notices/notice-page.tsx'), 'NoticePage'),
  page('plain', ['/first-run', '/first-run/you'], () => import('./features/first-run/pages.tsx'), 'FirstRunPage'),
  page('people', ['/first-run/next'], () => import('./features/first-run/next-page.tsx'), 'NextPage'),
  page('plain', ['/sign-in'], () => import('./features/sign-in/sign-in-page.tsx'), 'SignInPage'),
  page('plain', ['/sign-in/restore'], () => import('./features/sign-in/restore-page.tsx'), 'RestorePage'),
  page('plain', ['/sign-in/link'], () => import('./features/sign-in/link-page.tsx'), 'LinkPage'),
  page('plain', ['/sign-in/back'], () => import('./features/sign-in/back-page.tsx'), 'BackPage'),
  page('plain', ['/accounts'], () => import('./features/sign-in/accounts-page.tsx'), 'AccountsPage'),
  page(
    'plain',
    ['/join', '/join/birthday', '/join/you', '/join/password'],
    () => import('./features/join/pages.tsx'),
    'JoinPage',
  ),
  page('plain', ['/join/waiting'], () => import('./features/join/waiting-page.tsx'), 'WaitingPage'),
  page('plain', ['/consent/waiting'], () => import('./features/consents/waiting-page.tsx'), 'ConsentWaitingPage'),
  page('plain', ['/demo'], () => import('./features/demo/pages.tsx'), 'DemoPage'),
  page('me', ['/library/new', '/library/:key/edit'], () => import('./features/library/edit-page.tsx'), 'EditPage'),
  page('me', ['/library', '/library/:key'], () => import('./features/library/pages.tsx'), 'LibraryPages'),
  page('me', mePaths, () => import('./features/me/pages.tsx'), 'MePage'),
  page(
    'people',
    ['/organisations/new'],
    () => import('./features/organisations/new-organisation-page.tsx'),
    'NewOrganisationPage',
  ),
  page(
    'people',
    ['/organisations/import'],
    () => import('./features/organisations-import/import-page.tsx'),
    'OrganisationsImportPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/invite'],
    () => import('./features/invitations/invite-page.tsx'),
    'InvitePage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/invitations'],
    () => import('./features/invitations/invitations-page.tsx'),
    'InvitationsPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/classes/new'],
    () => import('./features/classes/new-class-page.tsx'),
    'NewClassPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/settings'],
    () => import('./features/organisations/settings-page.tsx'),
    'SettingsPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/import'],
    () => import('./features/roster-import/import-page.tsx'),
    'ImportPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/journal'],
    () => import('./features/audit/journal-page.tsx'),
    'JournalPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/consents'],
    () => import('./features/consents/waiting-list-page.tsx'),
    'WaitingListPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/old-chats'],
    () => import('./features/old-chats/old-chats-page.tsx'),
    'OldChatsPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/old-chats/import'],
    () => import('./features/old-chats/import-page.tsx'),
    'OldChatsImportPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/representatives'],
    () => import('./features/representatives/representatives-page.tsx'),
    'RepresentativesPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/school-year'],
    () => import('./features/school-year/school-year-page.tsx'),
    'SchoolYearPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/rights/writing'],
    () => import('./features/rights/writing-page.tsx'),
    'WritingPage',
  ),
  page(
    'people',
    ['/organisations/:organisationId/rights/sees'],
    () => import('./features/rights/sees-page.tsx'),
    'SeesPage',
  ),
  page('people', ['/people/classes/:classId'], () => import('./features/classes/class-page.tsx'), 'ClassPage'),
  page('people', ['/people/classes/:classId/sheets'], () => import('./features/sheets/sheets-page.tsx'), 'SheetsPage'),
  page(
    'people',
    [
      '/people',
      '/people/:tab',
      '/organisations',
      '/organisations/:organisationId',
      '/organisations/:organisationId/:tab',
    ],
    () => import('./features/people/pages.tsx'),
    'PeoplePage',
  ),
  page('people', ['/reports', '/reports/:reportId'], () => import('./features/moderation/pages.tsx'), 'ReportsPage'),
  page(
    'reports',
    ['/stats/:organisationId/snapshots'],
    () => import('./features/indicators/snapshots-page.tsx'),
    'SnapshotsPage',
  ),
  page(
    'reports',
    ['/stats/:organisationId/indicator/:code'],
    () => import('./features/indicators/explain-page.tsx'),
    'ExplainPage',
  ),
  page(
    'bare',
    ['/stats/:organisationId/report'],
    () => import('./features/weekly-report/report-page.tsx'),
    'ReportPage',
  ),
  page(
    'bare',
    ['/stats/:organisationId/certificate/:code'],
    () => import('./features/weekly-report/certificate-page.tsx'),
    'CertificatePage',
  ),
  page(
    'bare',
    ['/stats/:organisationId/protocol'],
    () => import('./features/measures/protocol-page.tsx'),
    'ProtocolPage',
  ),
  page(
    'reports',
    ['/stats/:organisationId/measures'],
    () => import('./features/measures/measures-page.tsx'),
    'MeasuresPage',
  ),
  page(
    'reports',
    ['/stats', '/stats/:organisationId', '/stats/:organisationId/:view'],
    () => import('./features/indicators/dashboard-page.tsx'),
    'DashboardPage',
  ),
  page('bare', ['/print/codes'], () => import('./features/invitations/codes-page.tsx'), 'CodesPage'),
  page(
    'bare',
    ['/print/sheets/:classId'],
    () => import('./features/invitations/sheets-print-page.tsx'),
    'SheetsPrintPage',
  ),
  page('bare', ['/print/notices/:noticeId'], () => import('./features/notices/paper-page.tsx'), 'NoticePaperPage'),
  ...(import.meta.env.DEV
    ? [page('bare', ['/kit', '/kit/:part', '/kit/:part/:show'], () => import('./kit/pages.tsx'), 'KitPage')]
    : []),
]

/** Asks for the page of an address while the texts are still on their way; says which frame it stands in. */
export function preloadPage(path: string): Frame | undefined {
  const route = routes.find(({ paths }) => paths.some((pattern) => patternOf(pattern).test(path)))
  // A page that cannot be fetched says so when it is drawn.
  route?.load().catch(() => undefined)
  return route?.frame
}

export function App() {
  const places = usePlaces()
  const [location] = useLocation()
  const found = useMatch(location)
  const frame = found?.route.frame ?? 'plain'
  const page = found ? <found.route.Page params={found.params} pattern={found.pattern} /> : <NotFound />
  const drawn = (
    <CrashGuard page={location}>
      <Suspense fallback={<Loading />}>{page}</Suspense>
    </CrashGuard>
  )
  const open = frame === 'plain' || location.startsWith('/kit')
  const content = open ? drawn : <SessionGuard waiting={<Loading />}>{drawn}</SessionGuard>
  return (
    <>
      {frame === 'bare' ? (
        content
      ) : frame === 'plain' ? (
        <PlainFrame>{content}</PlainFrame>
      ) : (
        <AppFrame places={places} current={frame}>
          {content}
          <Suspense fallback={null}>
            <CalmMoments />
            <WaitingCounts />
          </Suspense>
        </AppFrame>
      )}
      <Suspense fallback={null}>
        <Layers />
      </Suspense>
    </>
  )
}

// Menus, toasts and tooltips: needed by the first press, not by the first paint.
const Layers = lazy(() => import('./ui/layers.tsx'))

// What is told beside the work: an app to install, access that was restored.
const CalmMoments = lazy(() => import('./features/me/calm-moments.tsx'))

// What waits for an answer elsewhere, and what the organisation has to tell.
const WaitingCounts = lazy(() => import('./features/people/waiting-counts.tsx'))

function page<Name extends string>(
  frame: Frame,
  paths: readonly string[],
  load: () => Promise<Record<Name, ComponentType<PageProps>>>,
  name: Name,
): Route {
  const Page = lazy<ComponentType<PageProps>>(async () => ({ default: (await load())[name] }))
  return { paths, frame, Page, load }
}

function patternOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+').replace('*', '.*')}/?$`)
}

function useMatch(location: string) {
  const { parser } = useRouter()
  for (const route of routes) {
    for (const pattern of route.paths) {
      const [matches, params] = matchRoute(parser, pattern, location)
      if (matches) return { route, pattern, params: params as PageProps['params'] }
    }
  }
  return undefined
}

function Loading() {
  const t = useTexts(shellTexts)
  return (
    <SinglePane>
      <VisuallyHidden>{t.loading}</VisuallyHidden>
      <SkeletonRows />
    </SinglePane>
  )
}

function NotFound() {
  const t = useTexts(shellTexts)
  return (
    <EmptyState icon={IconSearch} title={t.notFoundTitle} actions={<ButtonLink href="/">{t.toStart}</ButtonLink>}>
      {t.notFoundText}
    </EmptyState>
  )
}
