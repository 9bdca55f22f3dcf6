import { useSearch } from 'wouter'
import type { OutputOf } from '#protocol/contract.ts'
import { sheetPapers } from '#protocol/sheets.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { Banner } from '../../ui/banner.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { sheetsAddress } from '../people/addresses.ts'
import { ChildSlip } from './child-slip.tsx'
import { NothingToPrint, NotShown, PreviewLine, PrintDesk, PrintPage } from './print-desk.tsx'
import { invitationTexts } from './texts.ts'

/** `/print/sheets/…` (`?children=…` for some of them): the sheets of a class as they come out on paper. */
export function SheetsPrintPage({ params }: PageProps) {
  const classId = params['classId'] ?? ''
  const back = sheetsAddress(classId)
  const { data, error, refetch } = useLoaded(sheetPapers, { classId })
  return (
    <PrintPage>
      {data ? (
        <Papers back={back} of={data} />
      ) : (
        <NothingToPrint back={back}>
          {error ? <NotShown error={error} back={back} onAgain={() => void refetch()} /> : <SkeletonRows rows={3} />}
        </NothingToPrint>
      )}
    </PrintPage>
  )
}

function Papers({ back, of }: { back: string; of: OutputOf<typeof sheetPapers> }) {
  const t = useTexts(invitationTexts).sheets
  const chosen = new URLSearchParams(useSearch()).get('children')?.split('.')
  const { papers, ...about } = of
  const shown = chosen ? papers.filter(({ childId }) => chosen.includes(childId)) : papers
  const heading = (
    <>
      <Banner tone="attention" title={t.onlyNow}>
        {t.onlyPrintText}
      </Banner>
      <PreviewLine count={shown.length} />
    </>
  )
  return (
    <PrintDesk title={t.title} about={heading} back={back}>
      {shown.map((paper) => (
        <ChildSlip key={paper.childId} paper={paper} {...about} />
      ))}
    </PrintDesk>
  )
}
