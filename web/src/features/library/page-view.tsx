import { navigate } from 'wouter/use-browser-location'
import { getLibraryPage, listLibrary, removeLibraryPage, type LibraryPage } from '#protocol/library.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { refresh, useLoaded } from '../../platform/queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconBook, IconEdit, IconPrint, IconTrash } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu-button.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { toast, toastUndo } from '../../ui/toast.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { Article } from './article.tsx'
import { Attachment } from './attachment.tsx'
import { captionsOf } from './captions.rules.ts'
import { Readers } from './readers.tsx'
import { libraryTexts } from './texts.ts'
import { useRead } from './use-read.ts'
import styles from './library.module.css'

/** One instruction. Whoever comes to its end, and has played nearly all of its recordings, has read it. */
export function PageView({ pageKey }: { pageKey: string }) {
  const { page: t, title } = useTexts(libraryTexts)
  const locale = useLanguage()
  const { data, error, refetch } = useLoaded(getLibraryPage, { key: pageKey, locale }, { keepLast: true })
  const page = data?.page
  const missing = error instanceof Refusal && error.status === 404
  return (
    <Page
      title={page?.title ?? (error ? title : '')}
      subtitle={page ? whose(page, t.changed) : undefined}
      back="/library"
      actions={page && <Acts page={page} />}
    >
      {!page && !error && <SkeletonRows rows={5} />}
      {!page && missing && (
        <EmptyState icon={IconBook} title={t.missing}>
          {t.missingText}
        </EmptyState>
      )}
      {!page && error && !missing && <LoadFailed error={error} onAgain={() => void refetch()} />}
      {page && <Words key={page.key} page={page} />}
    </Page>
  )
}

function Words({ page }: { page: LibraryPage }) {
  const t = useTexts(libraryTexts).page
  const captions = page.files.flatMap((file) => captionsOf(file, page.files).map((one) => one.file))
  const rest = page.files.filter((file) => !page.body.includes(file.id) && !captions.includes(file))
  const { end, listeners } = useRead(page)
  return (
    <>
      <div {...listeners}>
        <Article body={page.body} pageId={page.key} files={page.files} pictures={page.pictures} />
        {rest.length > 0 && (
          <section className={styles.rest} aria-label={t.files}>
            {rest.map((file) => (
              <Attachment key={file.id} pageId={page.key} file={file} words={file.name} files={page.files} />
            ))}
          </section>
        )}
      </div>
      <div ref={end} className={styles.end} />
      <Readers pageKey={page.key} />
    </>
  )
}

function Acts({ page }: { page: LibraryPage }) {
  const t = useTexts(libraryTexts).page
  async function put(removed: boolean) {
    await call(removeLibraryPage, { id: page.key, removed })
    await refresh(listLibrary, getLibraryPage)
  }
  async function takeOut() {
    await put(true)
    navigate('/library')
    toastUndo(t.removed, () => void put(false).then(() => toast(t.restored)))
  }
  return (
    <Menu
      menu={() => ({
        items: [
          { label: t.print, icon: IconPrint, onSelect: () => window.print() },
          page.mayEdit && { label: t.edit, icon: IconEdit, onSelect: () => navigate(`/library/${page.key}/edit`) },
          page.mayEdit && { label: t.remove, icon: IconTrash, danger: true, onSelect: () => void takeOut() },
        ],
      })}
    />
  )
}

function whose({ organisation, changedAt }: LibraryPage, changed: (day: string) => string): string | undefined {
  if (!organisation || !changedAt) return undefined
  return `${organisation.shortName} · ${changed(formatDay(changedAt))}`
}
