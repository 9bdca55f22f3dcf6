import type { ReportAction } from '#protocol/moderation.ts'
import type { Refusal } from '#server/platform/refusal.ts'
import type { Tie } from '#server/features/roster/exports.ts'
import { refuse } from './moderation.refusals.ts'

const managing: ReadonlySet<string> = new Set(['head', 'deputy', 'administrator', 'office_specialist'])
const noteLengthMin = 3

export type Place = { organisationId: string; aboutModerator: boolean; classId: string | null }

/**
 * Whose moderators are to answer: the conversation's organisation, else one that both people belong to, else that of the
 * person reported, else that of the reporter. Null when neither belongs anywhere.
 */
export function placeOf(
  conversationOrganisationId: string | null,
  about: readonly Tie[],
  reporter: readonly Tie[],
): Place | null {
  const shared = about.find((tie) => reporter.some((other) => other.organisationId === tie.organisationId))
  const organisationId =
    conversationOrganisationId ?? shared?.organisationId ?? about[0]?.organisationId ?? reporter[0]?.organisationId
  if (!organisationId) return null
  const here = about.filter((tie) => tie.organisationId === organisationId)
  return {
    organisationId,
    aboutModerator: here.some((tie) => managing.has(tie.role)),
    classId: here.find((tie) => tie.role === 'pupil')?.classId ?? null,
  }
}

export type Circumstances = {
  ofMessage: boolean
  messageIsGone: boolean
  conversationKind: string | null
  mayBlock: boolean
}

/** What can be decided: official chats follow the roster, and a direct chat always has two people. */
export function possibleActions({
  ofMessage,
  messageIsGone,
  conversationKind,
  mayBlock,
}: Circumstances): ReportAction[] {
  const isMadeByHand = conversationKind === 'group' || conversationKind === 'channel'
  return [
    ...(ofMessage && !messageIsGone ? (['delete_message'] as const) : []),
    'warn',
    ...(isMadeByHand ? (['remove_from_conversation'] as const) : []),
    ...(mayBlock ? (['block_account'] as const) : []),
    'dismiss',
  ]
}

/** Why these decisions do not stand; null when they do. */
export function decisionRefusal(
  actions: readonly ReportAction[],
  note: string,
  possible: readonly ReportAction[],
): Refusal | null {
  const impossible = actions.find((action) => !possible.includes(action))
  if (impossible) return refuse.report_action_impossible({ action: impossible })
  if (actions.includes('dismiss') && actions.length > 1) return refuse.report_dismiss_alone()
  const needsNote = actions.includes('dismiss') || actions.includes('block_account')
  return needsNote && note.trim().length < noteLengthMin ? refuse.report_note_needed() : null
}
