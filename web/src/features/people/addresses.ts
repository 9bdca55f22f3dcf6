export type PeopleTab = 'organisations' | 'staff' | 'classes' | 'families' | 'requests'

/** `/people` for the organisation one works in, `/organisations/…` for any other. */
export function baseOf(organisationId: string, homeId: string | undefined): string {
  return organisationId === homeId ? '/people' : `/organisations/${organisationId}`
}

export function tabAddress(base: string, tab: PeopleTab): string {
  return `${base}/${tab}`
}

/** The person stands beside the list that is open. */
export function personAddress(path: string, personId: string | null): string {
  return personId ? `${path}?person=${personId}` : path
}

export const classAddress = (classId: string) => `/people/classes/${classId}`
export const inviteAddress = (organisationId: string) => `/organisations/${organisationId}/invite`
export const invitationsAddress = (organisationId: string) => `/organisations/${organisationId}/invitations`
export const newClassAddress = (organisationId: string) => `/organisations/${organisationId}/classes/new`
export const importAddress = (organisationId: string) => `/organisations/${organisationId}/import`
export const journalAddress = (organisationId: string, aboutId?: string) =>
  `/organisations/${organisationId}/journal${aboutId ? `?about=${aboutId}` : ''}`
export const consentsAddress = (organisationId: string) => `/organisations/${organisationId}/consents`
export const oldChatsAddress = (organisationId: string) => `/organisations/${organisationId}/old-chats`
export const oldChatsImportAddress = (organisationId: string) => `${oldChatsAddress(organisationId)}/import`
/** The link stands in the fragment, which no server is told: it lets others in. */
export const enterOldChatAddress = (organisationId: string, link: string) =>
  `${oldChatsAddress(organisationId)}?view=own#enter=${encodeURIComponent(link)}`
export const representativesAddress = (organisationId: string, classId = '') =>
  `/organisations/${organisationId}/representatives${query({ class: classId })}`
export const schoolYearAddress = (organisationId: string) => `/organisations/${organisationId}/school-year`
export const settingsAddress = (organisationId: string) => `/organisations/${organisationId}/settings`

export const writingRightsAddress = (organisationId: string, fromId = '', toId = '') =>
  `/organisations/${organisationId}/rights/writing${query({ from: fromId, to: toId })}`
export const sightRightsAddress = (organisationId: string, personId = '') =>
  `/organisations/${organisationId}/rights/sees${query({ person: personId })}`

/** Sheets can be had for a quarter of an hour; the ids stand in the address, so that a reload loses nothing. */
export const codesAddress = (ids: readonly string[]) => `/print/codes?ids=${ids.join('.')}`

export const sheetsAddress = (classId: string) => `/people/classes/${classId}/sheets`
/** The sheets of a class, or of some of its children. */
export const sheetsPrintAddress = (classId: string, childIds?: readonly string[]) =>
  `/print/sheets/${classId}${childIds ? `?children=${childIds.join('.')}` : ''}`

function query(parts: Readonly<Record<string, string>>): string {
  const known = Object.entries(parts).filter(([, value]) => value !== '')
  return known.length > 0 ? `?${new URLSearchParams(known).toString()}` : ''
}
