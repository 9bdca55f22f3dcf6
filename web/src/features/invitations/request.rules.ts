import type { JoinRequest } from '#protocol/invitations.ts'

type Name = JoinRequest['name']

export type Caution = 'otherName' | 'nameless' | 'noMatch' | 'contestedLine' | 'contestedKin' | 'likeStaff'

export function wordsOf({ familyName, givenName, patronymic }: Name): string {
  return [familyName, givenName, patronymic].filter(Boolean).join(' ')
}

/** The line that is chosen beforehand: the best that fits and that nobody has joined as. */
export function suggestedLine({ matches }: Pick<JoinRequest, 'matches'>): string | undefined {
  return matches.find(({ taken }) => !taken)?.person.id
}

/** What makes one look twice before letting somebody in. */
export function cautionsOf(request: JoinRequest): Caution[] {
  const cautions: Caution[] = []
  if (request.kind === 'staff' && !request.invitedPerson) cautions.push('nameless')
  if (request.invitedPerson && !sameName(request.invitedPerson.fullName, request.name)) cautions.push('otherName')
  if (request.kind !== 'staff' && request.matches.length === 0) cautions.push('noMatch')
  if (request.contested) cautions.push(request.kind === 'pupil' ? 'contestedLine' : 'contestedKin')
  if (request.likeStaff && request.kind !== 'staff') cautions.push('likeStaff')
  return cautions
}

/** Family and given name are what counts: a patronymic is often left out. */
export function sameName(fullName: string, name: Name): boolean {
  const folded = (text: string) => text.toLocaleLowerCase().replaceAll('ё', 'е').trim()
  const [family, given] = folded(fullName).split(/\s+/)
  return folded(name.familyName) === family && folded(name.givenName) === given
}
