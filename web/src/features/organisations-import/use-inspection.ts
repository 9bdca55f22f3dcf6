import { useState } from 'react'
import type { OutputOf } from '#protocol/contract.ts'
import { inspectOrganisations } from '#protocol/organisations-import.ts'
import { useLoaded } from '../../platform/queries.ts'
import { useSettled } from '../../platform/use-settled.ts'
import type { Values } from '../accounts/kept-values.ts'
import { readingOf } from './wizard.ts'

export type Inspection = OutputOf<typeof inspectOrganisations>
export type Doubt = Inspection['doubtful'][number]

/** What the file would change, with what was decided of its doubts. What was found last stays when asking anew fails. */
export function useInspection(officeId: string, values: Values) {
  const { settled, isSettled } = useSettled(readingOf(officeId, values))
  const { data, error, refetch, isPlaceholderData } = useLoaded(inspectOrganisations, settled, { keepLast: true })
  const [last, setLast] = useState(data)
  if (data && data !== last) setLast(data)
  return {
    found: data ?? last,
    error,
    again: () => void refetch(),
    /** What is on the screen is of a choice before the last one. */
    old: !isSettled || !data || isPlaceholderData,
  }
}
