import { foundInstallation, me } from '#protocol/accounts.ts'
import { createClass, getClass, issueClassCode, setFormTeacher } from '#protocol/classes.ts'
import { listConversations } from '#protocol/conversations.ts'
import { approveJoin, createInvitations, invitationSheet, listJoins, requestJoin } from '#protocol/invitations.ts'
import { addOrganisation } from '#protocol/organisations.ts'
import { caller, newId, type Caller } from './api.ts'
import type { Running } from './server.ts'

export const password = 'синий чайник поёт'

export type Person = {
  id: string
  login: string
  familyName: string
  givenName: string
  api: Caller
}

export type Town = Running & { office: Person; officeId: string }
export type School = Awaited<ReturnType<typeof newSchool>>
type Name = { familyName: string; givenName: string; patronymic?: string }

let made = 0

/** Founds a municipality: the office that schools are added under; or a region, under which municipalities stand. */
export async function foundTown(server: Running, kind: 'municipality' | 'region' = 'municipality'): Promise<Town> {
  const api = caller(server.address)
  const person = { familyName: 'Омаров', givenName: 'Омар', patronymic: 'Омарович' }
  const login = 'omarov.office'
  const { organisationId, personId } = await api.call(foundInstallation, {
    ...{ token: server.token, kind, name: 'Управление образования', timeZone: 'Europe/Moscow' },
    ...{ person, login, password, locale: 'ru' },
  })
  return { ...server, office: { id: personId, login, ...person, api }, officeId: organisationId }
}

/**
 * A school under the office with a head and a class 5А of three lines: its form teacher is in; pupil and guardian come
 * with `joinClass`.
 */
export async function newSchool(town: Town) {
  const id = newId()
  const shortName = `Школа № ${++made}`
  await town.office.api.call(addOrganisation, {
    ...{ id, parentId: town.officeId, kind: 'school', name: shortName, shortName, timeZone: 'Europe/Moscow' },
  })
  const head = await joinStaff(town, town.office, id, 'head', {
    ...{ familyName: 'Гаджиева', givenName: 'Патимат', patronymic: 'Магомедовна' },
  })
  const teacher = await joinStaff(town, head, id, 'teacher', {
    ...{ familyName: 'Алиева', givenName: 'Мадина', patronymic: 'Руслановна' },
  })
  const { classId } = await head.api.call(createClass, {
    ...{ id: newId(), organisationId: id, kind: 'class', name: '5А' },
    names: 'Магомедова Фатима\nАлиев Али\nЗауров Заур',
  })
  await head.api.call(setFormTeacher, { classId, personId: teacher.id })
  const { conversations } = await head.api.call(listConversations, {})
  const staffChat = conversations.find(({ kind }) => kind === 'staff')!.id
  const { conversationIds } = await head.api.call(getClass, { classId })
  return {
    id,
    shortName,
    head,
    teacher,
    classId,
    staffChat,
    pupilsChat: conversationIds.pupils!,
    address: town.address,
  }
}

/** Invites somebody to work in an organisation, joins with the code and is released by `by`. */
export async function joinStaff(
  { address }: Pick<Running, 'address'>,
  by: Person,
  organisationId: string,
  role: 'office_specialist' | 'head' | 'teacher' | 'staff',
  name: Name,
  onCode: (code: string) => void = () => undefined,
): Promise<Person> {
  const names = [name.familyName, name.givenName, name.patronymic].filter(Boolean).join(' ')
  const { invitationIds } = await by.api.call(createInvitations, { organisationId, role, names })
  const code = await printedCode(by, invitationIds[0]!)
  onCode(code)
  return joinWithCode({ address }, by, organisationId, code, name)
}

/** Joins with a code that somebody was handed and is released by `by`. */
export async function joinWithCode(
  { address }: Pick<Running, 'address'>,
  by: Person,
  organisationId: string,
  code: string,
  name: Name,
): Promise<Person> {
  return approve(by, organisationId, await ask(address, code, { name }))
}

/** Joins the class of a school with its code and is approved by the form teacher: as `line`, or as a guardian of it. */
export async function joinClass(
  school: School,
  who: 'pupils' | 'guardians',
  line: string,
  name: Name,
): Promise<Person> {
  const { teacher, classId } = school
  const code = await classCode(school, who)
  const [familyName, givenName] = line.split(' ') as [string, string]
  const child = { familyName, givenName }
  const asked = who === 'pupils' ? { name } : { name, child, kinship: 'mother' as const }
  const person = await ask(school.address, code, asked)
  const { lines } = await teacher.api.call(getClass, { classId })
  const lineId = lines.find((known) => known.familyName === familyName)!.person.id
  return approve(teacher, undefined, person, lineId)
}

/** A fresh code of the class; the former one closes. */
export async function classCode({ teacher, classId }: School, who: 'pupils' | 'guardians'): Promise<string> {
  const { codeId } = await teacher.api.call(issueClassCode, { id: newId(), classId, for: who })
  return printedCode(teacher, codeId)
}

export async function printedCode(by: Pick<Person, 'api'>, id: string): Promise<string> {
  const { sheets } = await by.api.call(invitationSheet, { ids: [id] })
  return sheets[0]!.code
}

async function ask(
  address: string,
  ticket: string,
  about: { name: Name; child?: Name; kinship?: 'mother' },
): Promise<Person & { requestId: string }> {
  const api = caller(address)
  const login = `person${++made}`
  const { requestId, personId } = await api.call(requestJoin, {
    ...{ id: newId(), ticket, login, password, locale: 'ru' },
    ...about,
  })
  return { id: personId, requestId, login, ...about.name, api }
}

async function approve(
  by: Person,
  organisationId: string | undefined,
  person: Person & { requestId: string },
  lineId?: string,
): Promise<Person> {
  const { requestId } = person
  const { requests } = await by.api.call(listJoins, organisationId ? { organisationId } : {})
  if (!requests.some(({ id }) => id === requestId)) throw new Error('the request is not on the list of who answers it')
  await by.api.call(approveJoin, { requestId, ...(lineId ? { lineId } : {}) })
  // Whoever stood on a list already goes on as that person.
  return { ...person, id: (await person.api.call(me, {})).personId }
}
