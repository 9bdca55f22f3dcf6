import { writeChoice, type Choice } from '../indicators/choice.ts'

/** Of the newest Friday, or of a given snapshot; with what is looked for in it. */
export const reportAddress = (organisationId: string, snapshotId?: string | null, choice: Partial<Choice> = {}) => {
  const chosen = writeChoice(choice)
  const which = snapshotId ? `${chosen ? '&' : '?'}snapshot=${snapshotId}` : ''
  return `/stats/${organisationId}/report${chosen}${which}`
}
export const measuresAddress = (organisationId: string) => `/stats/${organisationId}/measures`
export const protocolAddress = (organisationId: string, week: string) =>
  `/stats/${organisationId}/protocol?week=${week}`
export const certificateAddress = (organisationId: string, code: string) =>
  `/stats/${organisationId}/certificate/${code}`
