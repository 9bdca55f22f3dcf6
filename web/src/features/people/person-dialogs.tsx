import { lazy, Suspense } from 'react'
import type { PersonBrief } from '#protocol/common.ts'
import { requests } from '../../ui/requests.ts'

export type PersonQuestion = 'close' | 'reset' | 'remove'

interface Asked {
  question: PersonQuestion
  person: PersonBrief
  organisationId: string
}

const asked = requests<Asked>()

const CloseDialog = lazy(() => import('./close-dialog.tsx'))
const ResetDialog = lazy(() => import('./reset-dialog.tsx'))
const RemoveDialog = lazy(() => import('./remove-dialog.tsx'))
const dialogs = { close: CloseDialog, reset: ResetDialog, remove: RemoveDialog }

/** Opens a short form about a person over the page: from a menu, a row, a pane. */
export function askPerson(question: PersonQuestion, person: PersonBrief, organisationId = ''): void {
  asked.add({ question, person, organisationId })
}

/** Stands once on every page that calls `askPerson`. */
export function PersonDialogs() {
  const [first] = asked.use()
  if (!first) return null
  const Dialog = dialogs[first.question]
  return (
    <Suspense fallback={null}>
      <Dialog
        key={first.person.id}
        person={first.person}
        organisationId={first.organisationId}
        onClose={() => asked.remove(first)}
      />
    </Suspense>
  )
}
