import { feature } from '#server/platform/feature.ts'
import { forgetPages } from './forget-pages.ts'
import { getLibraryPage } from './get-library-page.ts'
import { libraryFilesRoute } from './library-files-route.ts'
import { libraryPicturesRoute } from './library-pictures-route.ts'
import { libraryReaders } from './library-readers.ts'
import { listLibrary } from './list-library.ts'
import { markLibraryRead } from './mark-library-read.ts'
import { removeLibraryPage } from './remove-library-page.ts'
import { saveLibraryPage } from './save-library-page.ts'

/** Instructions and recordings for each role: those of the product and those that offices add. */
export const libraryFeature = feature({
  name: 'library',
  calls: [listLibrary, getLibraryPage, markLibraryRead, saveLibraryPage, removeLibraryPage, libraryReaders],
  jobs: { 'library.forget': { cron: '40 1 * * *', run: forgetPages } },
  async routes(http, services) {
    await libraryFilesRoute(http, services)
    await libraryPicturesRoute(http)
  },
})
