export const personFields = [
  'fullName',
  'familyName',
  'givenName',
  'patronymic',
  'birthDate',
  'sex',
  'snils',
  'phone',
  'email',
  'fileNumber',
  'externalId',
] as const
export type PersonField = (typeof personFields)[number]

export const rowFields = [
  'className',
  'groupName',
  'organisation',
  'kind',
  'position',
  'subject',
  'formTeacherOf',
  'enrolledOn',
  'order',
] as const
export type RowField = (typeof rowFields)[number]

/** `mother`, `father` and so on when the header says so, otherwise `guardian1`, `guardian2`. */
export type GuardianKey = `guardian${number}` | 'mother' | 'father' | 'grandmother' | 'grandfather'
export type GuardianField = PersonField | 'kinship' | 'legalKind'

/** What a column means: `birthDate`, `className`, `mother.phone`, `guardian2.fullName`. */
export type Field = PersonField | RowField | `${GuardianKey}.${GuardianField}`

export function isField(text: string): text is Field {
  const [first = '', second] = text.split('.')
  if (second === undefined) return isPersonField(first) || (rowFields as readonly string[]).includes(first)
  return (
    /^(?:guardian[1-9]|mother|father|grandmother|grandfather)$/.test(first) &&
    (second === 'kinship' || second === 'legalKind' || isPersonField(second))
  )
}

function isPersonField(text: string): boolean {
  return (personFields as readonly string[]).includes(text)
}
