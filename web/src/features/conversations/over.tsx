import { lazy } from 'react'
import type { Message } from '#protocol/messages.ts'
import type { Reported } from './over/report-sheet.tsx'

/** What lies over a conversation for a moment; each is loaded when it is first wanted. */
export type OverRequest =
  | { what: 'report'; about: Reported }
  | { what: 'readers'; message: Message; own: boolean }
  | { what: 'forward'; message: Message }
  | { what: 'person'; personId: string }
  | { what: 'photo'; message: Message; fileId: string }
  | { what: 'day'; at: Element; day: string }

const ReportSheet = lazy(() => import('./over/report-sheet.tsx'))
const ReadersSheet = lazy(() => import('./over/readers-sheet.tsx'))
const ForwardSheet = lazy(() => import('./over/forward-sheet.tsx'))
const PersonSheet = lazy(() => import('./over/person-sheet.tsx'))
const PhotoViewer = lazy(() => import('./over/photo-viewer.tsx'))
const DayChooser = lazy(() => import('./over/day-chooser.tsx'))

export function Over({ request, onClose }: { request: OverRequest; onClose: () => void }) {
  switch (request.what) {
    case 'report':
      return <ReportSheet about={request.about} onClose={onClose} />
    case 'readers':
      return <ReadersSheet message={request.message} own={request.own} onClose={onClose} />
    case 'forward':
      return <ForwardSheet message={request.message} onClose={onClose} />
    case 'person':
      return <PersonSheet personId={request.personId} onClose={onClose} />
    case 'photo':
      return <PhotoViewer message={request.message} fileId={request.fileId} onClose={onClose} />
    case 'day':
      return <DayChooser at={request.at} day={request.day} onClose={onClose} />
  }
}
