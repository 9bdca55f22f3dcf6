import { useSearch } from 'wouter'
import { invitationSheet, type Sheet } from '#protocol/invitations.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { useEffect, useState } from 'react'
import { Banner } from '../../ui/banner.tsx'
import { setTitle } from '../../ui/document-title.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconBack, IconKey, IconPrint } from '../../ui/icons.tsx'
import { goBack } from '../../ui/back.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Segmented } from '../../ui/tabs.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { NeedsAddress } from './needs-address.tsx'
import { Notice } from './paper-notice.tsx'
import { papersOf, type Paper } from './papers.ts'
import { Slip } from './paper-slip.tsx'
import { SheetLinks } from './sheet-links.tsx'
import { invitationTexts } from './texts.ts'
import styles from './codes-page.module.css'

/** `/print/codes?ids=…`: what was issued a moment ago, as it comes out on paper; links to send instead. */
export function CodesPage() {
  const ids = (new URLSearchParams(useSearch()).get('ids') ?? '').split('.').filter(Boolean)
  const { data, error, refetch } = useLoaded(invitationSheet, { ids }, { enabled: ids.length > 0 })
  const t = useTexts(invitationTexts).sheets
  useEffect(() => setTitle(t.pageTitle), [t])
  return (
    <main id="content" className={styles.page} tabIndex={-1}>
      {data ? (
        <Codes sheets={data.sheets} />
      ) : (
        <div className={styles.narrow}>
          <VisuallyHidden>
            <h1>{t.pageTitle}</h1>
          </VisuallyHidden>
          <Button tone="plain" icon={IconBack} onClick={() => goBack('/people')}>
            {t.toPeople}
          </Button>
          {ids.length === 0 ? (
            <EmptyState icon={IconKey} title={t.nothing} />
          ) : error ? (
            <NotShown error={error} onAgain={() => void refetch()} />
          ) : (
            <SkeletonRows rows={3} />
          )}
        </div>
      )}
    </main>
  )
}

function NotShown({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const t = useTexts(invitationTexts).sheets
  if (!(error instanceof Refusal)) return <LoadFailed onAgain={onAgain} />
  if (error.code === 'public_url_needed') return <NeedsAddress onAgain={onAgain} />
  return (
    <EmptyState icon={IconKey} title={t.over} actions={<ButtonLink href="/people">{t.toPeople}</ButtonLink>}>
      {t.overText}
    </EmptyState>
  )
}

function Codes({ sheets }: { sheets: readonly Sheet[] }) {
  const t = useTexts(invitationTexts).sheets
  const [layout, setLayout] = useState<'each' | 'one'>('each')
  const papers = papersOf(sheets)
  const copies = papers.reduce((sum, paper) => sum + paper.copies, 0)
  const ofClass = sheets.some((sheet) => sheet.for !== 'staff')
  return (
    <>
      <header className={styles.header}>
        <div className={styles.bar}>
          <IconButton icon={IconBack} label={t.done} onClick={() => goBack('/people')} />
          <h1 className={styles.title}>{t.title}</h1>
          <Button tone="primary" icon={IconPrint} onClick={() => print()}>
            {t.print}
          </Button>
        </div>
      </header>
      <div className={styles.about}>
        <Banner tone="attention" title={t.onlyNow}>
          {t.onlyNowText}
        </Banner>
        <SheetLinks sheets={sheets} />
        {ofClass && (
          <Segmented
            label={t.layout}
            options={[
              { id: 'each', label: t.each(copies) },
              { id: 'one', label: t.one },
            ]}
            selected={layout}
            onSelect={setLayout}
          />
        )}
        <p className={styles.preview}>
          {t.preview}: {t.count(ofClass && layout === 'one' ? papers.length : copies)}
        </p>
      </div>
      <div className={styles.desk}>
        {ofClass && layout === 'one'
          ? papers.map((paper) => <Notice key={paper.key} paper={paper} />)
          : papers.flatMap((paper) => copiesOf(paper))}
      </div>
    </>
  )
}

function copiesOf(paper: Paper) {
  return Array.from({ length: paper.copies }, (_, copy) => <Slip key={`${paper.key}${copy}`} paper={paper} />)
}
