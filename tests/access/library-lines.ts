import { line, managers, once, signedIn, type Line } from './line.ts'

/** Instructions and recordings. */
export const libraryLines: Record<string, Line> = {
  'library.list': line(signedIn, () => ({ locale: 'ru' })),
  'library.get': line(signedIn, () => ({ key: 'first-steps', locale: 'ru' })),
  'library.markRead': line(signedIn, () => ({ key: 'first-steps' })),
  'library.save': line(managers, (w) => ({
    ...{ id: w.id(), organisationId: w.school, title: 'Вебинар', body: 'Запись', audiences: ['teacher'], fileIds: [] },
  })),
  'library.remove': once(managers, (w) => ({ id: w.libraryPage, removed: true })),
  'library.readers': line(managers, (w) => ({ key: 'first-steps', organisationId: w.school })),
}
