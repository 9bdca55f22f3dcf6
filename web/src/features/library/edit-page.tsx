import { getLibraryPage, listLibrary, type LibraryPage } from '#protocol/library.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconLock } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useKeptId, useKeptValues } from '../accounts/kept-values.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { EditForm } from './edit-form.tsx'
import { libraryTexts } from './texts.ts'

/** `/library/new` and `/library/…/edit`. */
export function EditPage({ params }: PageProps) {
  const key = params['key']
  const t = useTexts(libraryTexts).edit
  return (
    <SinglePane>
      <Page title={key ? t.title : t.newTitle} back={key ? `/library/${key}` : '/library'} backOn="always">
        {key ? <Changed pageKey={key} /> : <Added />}
      </Page>
    </SinglePane>
  )
}

function Added() {
  const t = useTexts(libraryTexts).page
  const locale = useLanguage()
  const { data, error, refetch } = useLoaded(listLibrary, { locale })
  const kept = useKeptValues('library.new')
  const id = useKeptId(kept)
  if (error) return <LoadFailed error={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows rows={4} />
  if (data.mayAddTo.length === 0) return <EmptyState icon={IconLock} title={t.missing} />
  return <EditForm id={id} kept={kept} organisations={data.mayAddTo} />
}

function Changed({ pageKey }: { pageKey: string }) {
  const locale = useLanguage()
  const { data, error, refetch } = useLoaded(getLibraryPage, { key: pageKey, locale })
  if (error) return <LoadFailed error={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows rows={4} />
  return <ChangedForm page={data.page} />
}

function ChangedForm({ page }: { page: LibraryPage }) {
  const t = useTexts(libraryTexts).page
  const kept = useKeptValues(`library.${page.key}`)
  if (!page.mayEdit || !page.organisation) return <EmptyState icon={IconLock} title={t.missing} />
  return <EditForm id={page.key} kept={kept} organisations={[page.organisation]} page={page} />
}
