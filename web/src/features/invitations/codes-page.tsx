import { useState } from 'react'
import { useSearch } from 'wouter'
import { invitationSheet, type Sheet } from '#protocol/invitations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Banner } from '../../ui/banner.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconKey } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Segmented } from '../../ui/tabs.tsx'
import { Notice } from './paper-notice.tsx'
import { papersOf, type Paper } from './papers.ts'
import { Slip } from './paper-slip.tsx'
import { NothingToPrint, NotShown, PreviewLine, PrintDesk, PrintPage } from './print-desk.tsx'
import { SheetLinks } from './sheet-links.tsx'
import { invitationTexts } from './texts.ts'

const back = '/people'

/** `/print/codes?ids=…`: what was issued a moment ago, as it comes out on paper; links to send instead. */
export function CodesPage() {
  const ids = (new URLSearchParams(useSearch()).get('ids') ?? '').split('.').filter(Boolean)
  const { data, error, refetch } = useLoaded(invitationSheet, { ids }, { enabled: ids.length > 0 })
  const t = useTexts(invitationTexts).sheets
  return (
    <PrintPage>
      {data ? (
        <Codes sheets={data.sheets} />
      ) : (
        <NothingToPrint back={back}>
          {ids.length === 0 ? (
            <EmptyState icon={IconKey} title={t.nothing} />
          ) : error ? (
            <NotShown error={error} back={back} onAgain={() => void refetch()} />
          ) : (
            <SkeletonRows rows={3} />
          )}
        </NothingToPrint>
      )}
    </PrintPage>
  )
}

function Codes({ sheets }: { sheets: readonly Sheet[] }) {
  const t = useTexts(invitationTexts).sheets
  const [layout, setLayout] = useState<'each' | 'one'>('each')
  const papers = papersOf(sheets)
  const copies = papers.reduce((sum, paper) => sum + paper.copies, 0)
  const ofClass = sheets.some((sheet) => sheet.for !== 'staff')
  const about = (
    <>
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
      <PreviewLine count={ofClass && layout === 'one' ? papers.length : copies} />
    </>
  )
  return (
    <PrintDesk title={t.title} about={about} back={back}>
      {ofClass && layout === 'one'
        ? papers.map((paper) => <Notice key={paper.key} paper={paper} />)
        : papers.flatMap((paper) => copiesOf(paper))}
    </PrintDesk>
  )
}

function copiesOf(paper: Paper) {
  return Array.from({ length: paper.copies }, (_, copy) => <Slip key={`${paper.key}${copy}`} paper={paper} />)
}
