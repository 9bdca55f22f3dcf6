import type { ModerationNotice } from '#protocol/moderation.ts'
import type { RosterNotice } from '#protocol/roster.ts'
import { texts } from '../../platform/i18n/index.ts'
import { peopleTexts } from './texts.ts'

export function moderationSentence({ kind, acted }: ModerationNotice): string {
  const t = texts(peopleTexts).notices
  return kind === 'report_answered' && acted ? t.report_answered_acted : t[kind]
}

export function rosterSentence({ code, people }: RosterNotice): string {
  const t = texts(peopleTexts).notices
  const [main = '', other = ''] = people.map(({ fullName }) => fullName)
  if (code === 'guardian_linked' || code === 'guardian_removed') return t[code](main, other)
  if (code === 'role_granted' || code === 'role_revoked') return t[code]
  return t[code](main)
}
