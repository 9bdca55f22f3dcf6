import type { OutputOf } from '#protocol/contract.ts'
import { inspectRoster } from '#protocol/roster-import.ts'
import { useLoaded } from '../../platform/queries.ts'
import { useSettled } from '../../platform/use-settled.ts'
import type { Values } from '../accounts/kept-values.ts'
import { writingTimeoutMs } from './undo.ts'
import { comparingOf, decisionsIn } from './wizard.ts'

export type Inspection = OutputOf<typeof inspectRoster>
export type Doubt = Inspection['doubtful'][number]

/**
 * What the file would change, with what was decided of its doubts. `doubts`: all that were ever asked about this file, so
 * that one that was decided can be decided otherwise.
 */
export function useInspection(organisationId: string, values: Values) {
  const asked = comparingOf(organisationId, values)
  const decided = decisionsIn(values).length > 0
  const { decisions: _decisions, ...undecided } = asked
  const options = { keepLast: true, timeoutMs: writingTimeoutMs }
  const first = useLoaded(inspectRoster, undecided, options)
  const { settled, isSettled } = useSettled(asked)
  const then = useLoaded(inspectRoster, settled, { ...options, enabled: decided })
  const found = decided ? (then.data ?? first.data) : first.data
  return {
    found,
    doubts: everAsked(first.data, decided ? then.data : undefined),
    error: first.error ?? (decided ? then.error : null),
    again: () => void (first.error ? first.refetch() : then.refetch()),
    /** What is on the screen is of a choice before the last one. */
    old: first.isPlaceholderData || (decided && (!then.data || then.isPlaceholderData || !isSettled)),
  }
}

function everAsked(...found: readonly (Inspection | undefined)[]): Doubt[] {
  const doubts = found.flatMap((one) => one?.doubtful ?? [])
  // A doubt keeps the place where it first stood.
  return [...new Map(doubts.map((doubt) => [doubt.key, doubt])).values()]
}
