import type { AuditAct, AuditRow } from '#protocol/audit.ts'
import { texts } from '../../platform/i18n/index.ts'
import { accountTexts } from '../accounts/texts.ts'
import { auditTexts } from './texts.ts'
import type { Words } from './words.ts'

/** What happened, in one sentence without the people: «Дана роль «учитель»». A later version's act stands by its code. */
export function sentenceOf({ act, details }: Pick<AuditRow, 'act' | 'details'>): string {
  const t = texts(auditTexts)
  const sentence = t.acts[act as AuditAct] as ((words: Words) => string) | undefined
  return sentence ? sentence(wordsOf(details)).trim() : t.unknownAct(act)
}

/** Names what a row only codes. */
function wordsOf({ className, role, roles, circle, kind, count, actions }: AuditRow['details']): Words {
  const t = texts(auditTexts)
  return {
    className: className ?? '',
    role: role ? roleName(role) : '',
    roles: (roles ?? []).map(roleName).join(', '),
    circle: circle ?? '',
    kind: kind ?? '',
    count,
    actions: (actions ?? []).map((one) => (t.decisions as Record<string, string>)[one] ?? one).join(', '),
  }
}

function roleName(role: string): string {
  return (texts(accountTexts).roles as Record<string, string>)[role] ?? role
}
