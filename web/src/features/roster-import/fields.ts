import { texts } from '../../platform/i18n/index.ts'
import type { Option } from '../../ui/select.tsx'
import { importTexts } from './texts.ts'

const ofPerson = ['fullName', 'familyName', 'givenName', 'patronymic', 'birthDate'] as const
const ofRow = ['className', 'groupName', 'position', 'subject', 'formTeacherOf', 'kind', 'organisation'] as const
const more = ['sex', 'snils', 'phone', 'email', 'fileNumber', 'externalId', 'enrolledOn', 'order'] as const
const guardians = ['mother', 'father', 'guardian1', 'guardian2'] as const
const ofGuardian = ['fullName', 'familyName', 'givenName', 'patronymic', 'phone', 'email', 'birthDate'] as const

/** All that a column may mean, what is most used first; `current` among them whatever it is. */
export function fieldOptions(current: string): Option[] {
  const t = texts(importTexts)
  const known = [
    ...[...ofPerson, ...ofRow, ...more],
    ...guardians.flatMap((who) => [
      ...ofGuardian.map((what) => `${who}.${what}`),
      `${who}.legalKind`,
      ...(who.startsWith('guardian') ? [`${who}.kinship`] : []),
    ]),
  ]
  const all = current === '' || known.includes(current) ? known : [...known, current]
  return [{ value: '', label: t.columns.unused }, ...all.map((value) => ({ value, label: fieldName(value) }))]
}

function fieldName(field: string): string {
  const t = texts(importTexts)
  const [first = '', second] = field.split('.')
  if (second === undefined) return t.fields[first as keyof typeof t.fields]
  const number = /^guardian(\d)$/.exec(first)?.[1]
  const who = number ? t.guardian.numbered(Number(number)) : t.guardian[first as 'mother']
  return t.guardian.of(who, t.fields[second as keyof typeof t.fields])
}
