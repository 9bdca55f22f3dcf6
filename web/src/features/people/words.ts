import type { PersonTie } from '#protocol/organisations.ts'
import { texts } from '../../platform/i18n/index.ts'
import { accountTexts } from '../accounts/texts.ts'
import { isActing } from '../roster/acting.rules.ts'

const works = new Set<PersonTie['role']>(['office_specialist', 'head', 'deputy', 'administrator', 'teacher', 'staff'])

/** «учитель математики», «руководитель, учитель», «ученик»: each once. A position says more than the plain role. */
export function rolesOf(ties: readonly PersonTie[]): string {
  const names = texts(accountTexts).roles
  const own = ties.filter(({ role }) => role !== 'form_teacher' || !ties.some((tie) => works.has(tie.role)))
  const told = own.filter((tie) => tie.position || !own.some(({ role, position }) => role === tie.role && position))
  const words = told.map(({ role, position }) =>
    position && (!isManaging(role) || isActing(position)) ? position : names[role],
  )
  return unique(words).join(', ')
}

/** «5А, 7Б» */
export function classesOf(ties: readonly PersonTie[]): string {
  return unique(ties.map(({ className }) => className)).join(', ')
}

/** Work for the organisation itself, not in one class. */
export function isPost({ role, classId }: PersonTie): boolean {
  return classId === null && works.has(role)
}

export function firstLetterUp(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}

function isManaging(role: PersonTie['role']): boolean {
  return role === 'head' || role === 'administrator' || role === 'office_specialist'
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words.filter(Boolean))]
}
