import type { Page } from '@playwright/test'
import { me } from '#protocol/accounts.ts'
import { listClasses } from '#protocol/classes.ts'
import { myConsents } from '#protocol/consents.ts'
import { listConversations } from '#protocol/conversations.ts'
import type { CallContract, InputOf, OutputOf } from '#protocol/contract.ts'
import { demoPeople, demoSignIn } from '#protocol/demo.ts'
import { organisationPeople, updateOrganisation } from '#protocol/organisations.ts'
import { personCard, setGuardianRights } from '#protocol/roster.ts'

export type Language = 'ru' | 'en'

export type Scene = {
  /** As instructions name it: `picture:class-sheets`. */
  name: string
  /** Login of somebody of the demo; without one nobody is signed in. */
  as?: string
  show: (page: Page, language: Language) => Promise<unknown>
}

/** Each screen once; several instructions may show the same. The last ones change the demo before they are seen. */
export const scenes: readonly Scene[] = [
  { name: 'chats', as: 'guardian', show: (page) => page.goto('/') },
  { name: 'message-menu', as: 'form-teacher', show: openMessageMenu },
  { name: 'join', show: (page) => page.goto('/join') },
  { name: 'accounts', as: 'guardian', show: (page) => page.goto('/accounts') },
  { name: 'restore', show: (page) => page.goto('/sign-in/restore') },
  { name: 'report', as: 'guardian', show: openReport },
  { name: 'invite', as: 'head', show: atOrganisation('invite') },
  { name: 'import', as: 'head', show: atOrganisation('import') },
  { name: 'new-class', as: 'head', show: atOrganisation('classes/new') },
  { name: 'class-sheets', as: 'form-teacher', show: async (page) => page.goto(`${await ownClass(page)}/sheets`) },
  { name: 'requests', as: 'form-teacher', show: (page) => page.goto('/people/requests') },
  { name: 'active', as: 'head-lastochka', show: (page) => page.goto('/people') },
  { name: 'person', as: 'head', show: openPerson },
  { name: 'factor', as: 'head', show: (page) => page.goto('/me/factor') },
  { name: 'school-year', as: 'head', show: atOrganisation('school-year') },
  { name: 'organisations', as: 'office', show: (page) => page.goto('/organisations') },
  { name: 'who-looked', as: 'form-teacher', show: openLooks },
  { name: 'consent', as: 'guardian', show: openConsents },
]

export async function enter(page: Page, login: string): Promise<void> {
  await ask(page, demoSignIn, { personId: await personOf(page, login) })
}

/** Asks the server as whoever is signed in on the page. */
export async function ask<C extends CallContract>(page: Page, { name }: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const headers = { 'x-command-id': crypto.randomUUID() }
  const response = await page.request.post(`/api/${name}`, { data: input, headers })
  if (!response.ok()) throw new Error(`${name}: ${response.status()} ${await response.text()}`)
  return (await response.json()) as OutputOf<C>
}

function atOrganisation(path: string) {
  return async (page: Page) => page.goto(`/organisations/${await ownOrganisation(page)}/${path}`)
}

async function ownOrganisation(page: Page): Promise<string> {
  return (await ask(page, me, {})).organisations[0]!.id
}

async function ownClass(page: Page): Promise<string> {
  const { classes } = await ask(page, listClasses, {})
  return `/people/classes/${classes.find(({ kind }) => kind === 'class')!.id}`
}

async function openGuardiansChat(page: Page): Promise<void> {
  const { conversations } = await ask(page, listConversations, {})
  await page.goto(`/c/${conversations.find(({ kind }) => kind === 'class_guardians')!.id}`)
}

async function openMessageMenu(page: Page): Promise<void> {
  await openGuardiansChat(page)
  await page.locator('article').last().click({ button: 'right' })
  await page.getByRole('dialog').waitFor()
}

async function openReport(page: Page, language: Language): Promise<void> {
  await openMessageMenu(page)
  const words = { ru: 'Пожаловаться', en: 'Report' }[language]
  await page.getByRole('menuitem', { name: words }).click()
  await page.getByRole('dialog', { name: words }).waitFor()
}

async function openPerson(page: Page): Promise<void> {
  const organisationId = await ownOrganisation(page)
  const { people } = await ask(page, organisationPeople, {
    organisationId,
    circle: 'staff',
    state: 'joined',
    limit: 50,
  })
  const teacher = people.find(({ ties }) => ties.some(({ role }) => role === 'teacher'))!
  await page.goto(`/people/staff?person=${teacher.person.id}`)
}

async function personOf(page: Page, login: string): Promise<string> {
  const { people } = await ask(page, demoPeople, {})
  return people.find((person) => person.login === login)!.personId
}

/** Somebody looks at one's card before. */
async function openLooks(page: Page): Promise<void> {
  const personId = await personOf(page, 'form-teacher')
  for (const login of ['administrator', 'head']) {
    await enter(page, login)
    await ask(page, personCard, { personId })
  }
  await enter(page, 'form-teacher')
  await page.goto('/me/looks')
}

/** The school begins to ask for consent before, and says who signs. Folded, the text leaves the buttons on the screen. */
async function openConsents(page: Page): Promise<void> {
  await enter(page, 'head')
  await ask(page, updateOrganisation, { organisationId: await ownOrganisation(page), consentUnder14: true })
  await enter(page, 'guardian')
  const childId = (await ask(page, myConsents, { locale: 'ru' })).consents[0]!.child.id
  const guardianId = await personOf(page, 'guardian')
  await enter(page, 'head')
  await ask(page, setGuardianRights, { childId, guardianId, legalKind: 'parent', rights: { sign: true } })
  await enter(page, 'guardian')
  await page.goto('/me/consents')
  await page.locator('summary').first().click()
}
