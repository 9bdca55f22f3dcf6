import { useDeferredValue } from 'react'
import { listLibrary, type LibraryBrief } from '#protocol/library.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconLink } from '../../ui/icon-button.tsx'
import { IconBook, IconCheck, IconPlay, IconPlus, IconSearch } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Segmented } from '../../ui/tabs.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useKeptValues } from '../accounts/kept-values.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { libraryTexts } from './texts.ts'
import styles from './library.module.css'

/** What there is to read: own organisations first, then the product's. What was searched for outlives a look inside. */
export function LibraryList({ chosen }: { chosen: string | undefined }) {
  const t = useTexts(libraryTexts)
  const locale = useLanguage()
  const kept = useKeptValues('library')
  const text = useDeferredValue(kept.values['text'] ?? '')
    .trim()
    .slice(0, 100)
  const all = kept.values['whose'] === 'all'
  const asked = { locale, ...(text ? { text } : {}), ...(all ? { all } : {}) }
  const { data, error, refetch } = useLoaded(listLibrary, asked, { keepLast: true })
  return (
    <Page
      title={t.title}
      width="full"
      back="/me"
      backOn="always"
      actions={data && data.mayAddTo.length > 0 && <IconLink icon={IconPlus} label={t.add} href="/library/new" />}
      top={
        <div className={styles.filters}>
          <SearchField
            value={kept.values['text'] ?? ''}
            onChange={(value) => kept.set('text', value)}
            label={t.search}
          />
          <Segmented
            label={t.whose}
            selected={all ? 'all' : 'me'}
            onSelect={(id) => kept.set('whose', id)}
            options={[
              { id: 'me', label: t.forMe },
              { id: 'all', label: t.all },
            ]}
          />
        </div>
      }
    >
      {!data && !error && <SkeletonRows rows={6} />}
      {!data && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
      {data?.pages.length === 0 && (
        <EmptyState icon={text ? IconSearch : IconBook} title={text ? t.nothing : t.none}>
          {text && t.nothingText}
        </EmptyState>
      )}
      {data && text && (
        <VisuallyHidden>
          <p role="status">{t.found(data.pages.length)}</p>
        </VisuallyHidden>
      )}
      {data?.pages.map((page) => (
        <PageRow key={page.key} page={page} selected={page.key === chosen} />
      ))}
    </Page>
  )
}

function PageRow({ page, selected }: { page: LibraryBrief; selected: boolean }) {
  const t = useTexts(libraryTexts)
  const Glyph = page.hasVideo ? IconPlay : IconBook
  return (
    <ListRow
      wrap
      href={`/library/${page.key}`}
      selected={selected}
      leading={
        <span className={styles.glyph}>
          <Glyph size={24} />
        </span>
      }
      title={page.title}
      text={
        <span className={styles.excerpt}>
          {page.organisation ? `${page.organisation.shortName} · ${page.excerpt}` : page.excerpt}
        </span>
      }
      trailing={
        page.readAt && (
          <span className={styles.read}>
            <IconCheck size={20} />
            <VisuallyHidden>{t.read}</VisuallyHidden>
          </span>
        )
      }
    />
  )
}
