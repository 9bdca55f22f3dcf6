import type { OrganisationKind } from '#protocol/accounts.ts'
import type { FailingReason } from '#protocol/indicators.ts'
import type { Suggestion } from '#protocol/measures.ts'
import { sentences } from './suggestions.texts.ts'

/** Everybody who is asked for a measure, and what is known of the organisation now. */
export type Asking = {
  readonly organisationId: string
  readonly kind: OrganisationKind
  readonly code: string
  readonly numerator: number
  readonly denominator: number
  readonly reasons: readonly FailingReason[]
  /** Registered users of the profile that are known one by one; guardians may come on top. */
  readonly registered: number
}

/** So many registered users make a profile active, with a class. */
const usersNeeded = 3

/**
 * What would mend an indicator, the nearest first: it follows from the reason that fails, so that the sentence can be taken
 * as it stands. Sentences about pupils, families and activity carry no numbers: an office reads them.
 */
export function suggestionsFor(asking: Asking): Suggestion[] {
  const { code, reasons } = asking
  if (code === 'orgs_active' || code === 'orgs_connected') return reasons.map((reason) => forReason(reason, asking))
  return (byIndicator[code]?.(asking) ?? []).filter(({ text }) => text.ru !== '')
}

function forReason(reason: FailingReason, { organisationId, kind, registered }: Asking): Suggestion {
  const at = `/organisations/${organisationId}`
  switch (reason) {
    case 'not_verified':
      return made('ask_verification', sentences.ask_verification, `${at}/settings`)
    case 'nobody_registered':
      return made('invite_first', sentences.invite_first, `${at}/invite`)
    case 'few_registered':
      return made(
        'invite_more',
        registered === usersNeeded - 1 ? sentences.invite_one : sentences.invite_more,
        `${at}/invite`,
      )
    case 'no_class':
      return made('make_class', sentences.make_class[groupsOf(kind)], `${at}/classes/new`)
  }
}

const byIndicator: Readonly<Record<string, (asking: Asking) => Suggestion[]>> = {
  staff_registered: (asking) => [
    made('hand_out_codes', sentences.hand_out_codes(missing(asking)), `${place(asking)}/staff`),
    made('check_list', sentences.check_list, `${place(asking)}/staff`),
  ],
  staff_active_7d: () => [
    made('show_how', sentences.show_how, '/library'),
    made('orders_here', sentences.orders_here, '/'),
  ],
  pupils_registered: (asking) => [
    made('sheets_to_pupils', sentences.sheets_to_pupils, `${place(asking)}/classes`),
    made('class_hour', sentences.class_hour, `${place(asking)}/classes`),
  ],
  guardians_covered: (asking) => [
    made('sheets_to_families', sentences.sheets_to_families, `${place(asking)}/classes`),
    made('parents_meeting', sentences.parents_meeting, `${place(asking)}/families`),
  ],
  classes_created: (asking) => [
    made('make_classes', sentences.make_classes(missing(asking)), `${place(asking)}/classes/new`),
    made('import_roster', sentences.import_roster, `${place(asking)}/import`),
  ],
  classes_with_form_teacher: (asking) => [
    made('name_form_teachers', sentences.name_form_teachers(missing(asking)), `${place(asking)}/classes`),
  ],
  chats_moved: (asking) => [
    made('move_chats', sentences.move_chats(missing(asking)), `${place(asking)}/old-chats`),
    made('close_chats', sentences.close_chats, `${place(asking)}/old-chats`),
  ],
  foreign_messenger_free: (asking) => [made('declare_list', sentences.declare_list, `${place(asking)}/old-chats`)],
  notices_acknowledged: () => [made('remind_readers', sentences.remind_readers, '/notices')],
}

function missing({ numerator, denominator }: Asking): number {
  return Math.max(0, denominator - numerator)
}

function place({ organisationId }: Asking): string {
  return `/organisations/${organisationId}`
}

function groupsOf(kind: OrganisationKind): 'class' | 'group' | 'club' {
  return kind === 'kindergarten' ? 'group' : kind === 'additional' ? 'club' : 'class'
}

function made(code: string, text: Suggestion['text'], path: string): Suggestion {
  return { code, text, path }
}
