import type { PageProps } from '../../routes.tsx'
import { useTexts } from '../../platform/i18n/index.ts'
import { Panes } from '../../shell/panes.tsx'
import { LibraryList } from './library-list.tsx'
import { PageView } from './page-view.tsx'
import { libraryTexts } from './texts.ts'

/** `/library` and `/library/…`: what there is to read, and beside it on a wide screen what was chosen. */
export function LibraryPages({ params }: PageProps) {
  const t = useTexts(libraryTexts)
  const key = params['key']
  return (
    <Panes
      show={key ? 'main' : 'list'}
      listLabel={t.title}
      list={<LibraryList chosen={key} />}
      main={key ? <PageView key={key} pageKey={key} /> : null}
    />
  )
}
