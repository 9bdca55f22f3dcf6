import type { OrganisationPerson } from '#protocol/organisations.ts'
import { formatShortDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { isActing } from './acting.rules.ts'
import { rosterTexts } from './texts.ts'

/** What is not as usual with somebody who works here: on leave, acting for another. */
export function StandingMarks({ row: { onLeave, leaveUntil, termUntil, ties } }: { row: OrganisationPerson }) {
  const t = useTexts(rosterTexts).marks
  const acting = ties.some(({ position }) => isActing(position))
  return (
    <>
      {onLeave && <Chip>{leaveUntil ? t.onLeaveUntil(formatShortDay(leaveUntil)) : t.onLeave}</Chip>}
      {acting && <Chip tone="information">{termUntil ? t.actingUntil(formatShortDay(termUntil)) : t.acting}</Chip>}
    </>
  )
}

/** Does anything of that have to be said? */
export function hasMarks({ onLeave, ties }: OrganisationPerson): boolean {
  return onLeave || ties.some(({ position }) => isActing(position))
}
