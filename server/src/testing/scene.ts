import type { OrganisationKind } from '#protocol/accounts.ts'
import type { PersonName } from '#protocol/common.ts'
import type { CallContract, InputOf, OutputOf } from '#protocol/contract.ts'
import { createClass, issueClassCode } from '#protocol/classes.ts'
import { approveJoin, createInvitations, invitationSheet, requestJoin } from '#protocol/invitations.ts'
import { addOrganisation } from '#protocol/organisations.ts'
import type { GrantableRole } from '#protocol/roster.ts'
import { createAccount } from '#server/features/accounts/exports.ts'
import type { Actor, CommandContext } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { Refusal } from '#server/platform/refusal.ts'
import { runAs } from '#server/platform/run-command.ts'
import { testServer } from '#server/platform/testing.ts'
import { foundOrganisation } from '#server/features/organisations/exports.ts'

export type Scene = Awaited<ReturnType<typeof scene>>

/** «Алиева Патимат Гаджиевна» in parts. */
export function named(fullName: string): PersonName {
  const [familyName = '', givenName = '', patronymic = ''] = fullName.split(' ')
  return { familyName, givenName, patronymic }
}

/** A municipality office with a school under it and the school's head, all made by the product's own commands. */
export async function scene(options: Parameters<typeof testServer>[0] = {}) {
  const server = await testServer(options)
  const { services, call, refusal, pool } = server
  const officeActor = await found('municipality', 'Омаров Шамиль Ахмедович')
  const schoolId = newId()
  await call(officeActor.actor, addOrganisation, {
    id: schoolId,
    parentId: officeActor.organisationId,
    kind: 'school',
    name: 'МБОУ «СОШ № 1»',
    shortName: 'СОШ № 1',
    timeZone: 'Europe/Moscow',
  })
  const head = await hire(officeActor.actor, schoolId, 'head', 'Гаджиева Зайнаб Магомедовна')

  /** Makes an organisation with its first person, signed in. */
  async function found(kind: OrganisationKind, fullName: string) {
    const about = {
      kind,
      name: `Организация ${kind}`,
      shortName: kind,
      timeZone: 'Europe/Moscow',
      person: named(fullName),
    }
    return runAs(services, null, async (ctx) => {
      const made = await foundOrganisation(ctx, about)
      return { ...made, actor: await account(ctx, made.personId) }
    })
  }

  async function account(ctx: CommandContext, personId: string): Promise<Actor> {
    const login = `login-${personId}`
    const accountId = await createAccount(ctx, { personId, login, passwordHash: 'x', locale: 'ru' })
    await ctx.tx.updateTable('accounts').set({ first_signed_in_at: ctx.at }).where('id', '=', accountId).execute()
    return { accountId, personId, sessionId: newId() }
  }

  /** A call from a browser that has a session cookie to be set, from an address of one's own. */
  async function byHttp<C extends CallContract>(
    contract: C,
    input: InputOf<C>,
    address = '10.0.0.1',
  ): Promise<OutputOf<C>> {
    const origin = { address, device: 'test', language: 'ru', requestId: 'test', setSessionToken: () => {} } as const
    return (await server.app.calls.call(contract.name, { actor: null, origin, input })) as OutputOf<C>
  }

  async function refusalByHttp<C extends CallContract>(
    contract: C,
    input: InputOf<C>,
    address?: string,
  ): Promise<string> {
    try {
      await byHttp(contract, input, address)
    } catch (error) {
      if (error instanceof Refusal) return error.code
      throw error
    }
    return 'no refusal'
  }

  async function actorOf(personId: string): Promise<Actor> {
    const { rows } = await pool.query<{ id: string }>('select id from accounts where person_id = $1', [personId])
    return { accountId: rows[0]!.id, personId, sessionId: newId() }
  }

  /** A newcomer asks with a ticket; gives the newcomer and the request. */
  async function ask(ticket: string, fullName: string, more: Partial<InputOf<typeof requestJoin>> = {}) {
    const id = newId()
    const credentials = { login: `u-${id.slice(-12)}`, password: 'три-зелёных-слона' }
    const { personId } = await byHttp(requestJoin, { id, ticket, name: named(fullName), ...credentials, ...more })
    return { requestId: id, actor: await actorOf(personId) }
  }

  async function invite(by: Actor, organisationId: string, role: GrantableRole, names?: string) {
    const how = names === undefined ? { count: 1 } : { names }
    const { invitationIds } = await call(by, createInvitations, { organisationId, role, ...how })
    const { sheets } = await call(by, invitationSheet, { ids: invitationIds })
    return sheets
  }

  /** Invited by name, joined, released. */
  async function hire(by: Actor, organisationId: string, role: GrantableRole, fullName: string): Promise<Actor> {
    const [sheet] = await invite(by, organisationId, role, fullName)
    const { actor, requestId } = await ask(sheet!.code, fullName)
    await call(by, approveJoin, { requestId })
    return actor
  }

  async function makeClass(by: Actor, name: string, names: string, formTeacher?: Actor): Promise<string> {
    const id = newId()
    const about = { organisationId: schoolId, kind: 'class' as const, name, names }
    await call(by, createClass, { id, ...about, ...(formTeacher ? { formTeacherId: formTeacher.personId } : {}) })
    return id
  }

  async function classSheet(by: Actor, classId: string, whom: 'pupils' | 'guardians') {
    const { codeId } = await call(by, issueClassCode, { id: newId(), classId, for: whom })
    const { sheets } = await call(by, invitationSheet, { ids: [codeId] })
    return sheets[0]!
  }

  /** Who is inside the chat of a kind, of the school or of a class. */
  async function inside(kind: string, id: string): Promise<string[]> {
    const { rows } = await pool.query<{ person_id: string }>(
      `select p.person_id from participants p join conversations c on c.id = p.conversation_id
       where c.kind = $1 and (c.class_id = $2 or (c.class_id is null and c.organisation_id = $2)) and p.left_at is null`,
      [kind, id],
    )
    return rows.map((row) => row.person_id)
  }

  return {
    ...server,
    call,
    refusal,
    found,
    ask,
    invite,
    hire,
    makeClass,
    classSheet,
    inside,
    byHttp,
    refusalByHttp,
    actorOf,
    office: officeActor.actor,
    officeId: officeActor.organisationId,
    schoolId,
    head,
  }
}
