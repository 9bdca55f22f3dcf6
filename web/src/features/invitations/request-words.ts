import type { JoinRequest } from '#protocol/invitations.ts'
import { texts } from '../../platform/i18n/index.ts'
import { accountTexts } from '../accounts/texts.ts'
import { peopleTexts } from '../people/texts.ts'
import { firstLetterUp } from '../people/words.ts'
import { sameName, wordsOf } from './request.rules.ts'
import { invitationTexts } from './texts.ts'

/** As what somebody asks: «Мама. Ребёнок: Алиева Амина», «Просится как учитель». */
export function aboutRequest(request: JoinRequest): string {
  const t = texts(invitationTexts).requests
  if (request.kind === 'pupil') return t.asPupil
  if (request.kind === 'guardian') {
    const child = request.child ? wordsOf(request.child) : ''
    const asKin = request.kinship
      ? t.asKin(firstLetterUp(texts(peopleTexts).kinships[request.kinship]), child)
      : t.noKin(child)
    return [asKin, invitedAs(request)].filter(Boolean).join(' · ')
  }
  const role = request.position || (request.role ? texts(accountTexts).roles[request.role] : '')
  return [t.asStaff(role), invitedAs(request)].filter(Boolean).join(' · ')
}

function invitedAs({ invitedPerson, name }: JoinRequest): string {
  const t = texts(invitationTexts).requests
  if (!invitedPerson) return ''
  return sameName(invitedPerson.fullName, name) ? t.invitedSame : t.invitedAs(invitedPerson.fullName)
}
