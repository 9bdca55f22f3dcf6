import type { GuardianRights } from '#protocol/roster.ts'

const rights = ['write', 'reportAbsence', 'sign'] as const satisfies (keyof GuardianRights)[]
const none = 'none'

/** «write+sign»; «none» where a guardian may do nothing. */
export function rightsText(has: GuardianRights): string {
  return rights.filter((right) => has[right]).join('+') || none
}

/** `undefined` for what says nothing. */
export function readRights(text: string): GuardianRights | undefined {
  const said = text.split('+')
  if (text !== none && !said.every((one) => rights.some((right) => right === one))) return undefined
  return { write: said.includes('write'), reportAbsence: said.includes('reportAbsence'), sign: said.includes('sign') }
}
