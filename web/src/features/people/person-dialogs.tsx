import { lazy, Suspense } from 'react'
import type { PersonBrief } from '#protocol/common.ts'
import { requests } from '../../ui/requests.ts'

export type PersonQuestion = 'close' | 'reset'

interface Asked {
  question: PersonQuestion
  person: PersonBrief
}

const asked = requests<Asked>()

const CloseDialog = lazy(() => import('./close-dialog.tsx'))
const ResetDialog = lazy(() => import('./reset-dialog.tsx'))

/** Opens a short form about a person over the page: from a menu, a row, a pane. */
export function askPerson(question: PersonQuestion, person: PersonBrief): void {
  asked.add({ question, person })
}

/** Stands once on every page that calls `askPerson`. */
export function PersonDialogs() {
  const [first] = asked.use()
  if (!first) return null
  const Dialog = first.question === 'close' ? CloseDialog : ResetDialog
  return (
    <Suspense fallback={null}>
      <Dialog key={first.person.id} person={first.person} onClose={() => asked.remove(first)} />
    </Suspense>
  )
}
