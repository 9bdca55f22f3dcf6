import type { Static } from 'typebox'
import type { PersonName } from '#protocol/common.ts'
import { requestJoin as contract } from '#protocol/invitations.ts'
import type { Kinship, Relation } from '#protocol/roster.ts'
import { prepareAccount } from '#server/features/accounts/exports.ts'
import { openIdentity, takeIdentity } from '#server/features/providers/exports.ts'
import { claimRelation, createPerson, nameOf } from '#server/features/roster/exports.ts'
import { handleOpen, type Actor, type CommandContext, type QueryContext } from '#server/platform/call.ts'
import { proveFact } from './code-fact.ts'
import type { TicketRead } from './code.rules.ts'
import { enterBySheet } from './enter-by-sheet.ts'
import { refuse } from './invitations.refusals.ts'
import type { FoundCode } from './join-codes.ts'
import { hasAskedBefore, isPupilOf } from './joins.queries.ts'
import { announceRequest } from './joins-announced.ts'
import { openAccount, type NewLogin } from './open-account.ts'
import { openTicket, takeCode } from './tickets.ts'

type Input = Static<(typeof contract)['input']>
/** `proved`: the birthday that a personal code asks for was right. */
type Prepared = { ticket: TicketRead; proved: boolean; chosen: NewLogin | undefined }
type Ctx = CommandContext<Actor | null>

export const requestJoin = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 300, windowMs: 60_000 },
  async prepare(context, input): Promise<Prepared> {
    const { ticket, code } = await openTicket(context, input.ticket)
    const proved = await proveFact(context, code, input.birthday)
    if (context.actor && input.login === undefined) return { ticket, proved, chosen: undefined }
    if (!(proved && isForWhomIssued(code, input)) && isBlank(input.name)) throw refuse.name_needed()
    return { ticket, proved, chosen: await chosenLogin(context, input) }
  },
  async run(ctx, input, { ticket, proved, chosen }) {
    const code = await takeCode(ctx, ticket)
    if (proved && isForWhomIssued(code, input)) {
      const personId = await enterBySheet(ctx, code, chosen)
      if (code.kind === 'guardian' && input.relation)
        await claimRelation(ctx, { guardianId: personId, childId: code.childId! }, input.relation)
      await writeRequest(ctx, code, { id: input.id, personId, state: 'approved' })
      await announceRequest(ctx, { ...code, requestId: input.id })
      return { requestId: input.id, personId, state: 'approved' as const }
    }
    return { requestId: input.id, personId: await ask(ctx, code, { input, proved, chosen }), state: 'waiting' as const }
  },
})

/** The pupil whose sheet it is, or the guardian on the roster, unless somebody else names him- or herself. */
function isForWhomIssued({ childId, personId }: FoundCode, { kinship }: Input): boolean {
  return childId !== null && personId !== null && kinship === undefined
}

/** The way in of a newcomer: a password, or somebody whom a provider vouches for. */
async function chosenLogin({ db, services, origin }: QueryContext<Actor | null>, input: Input): Promise<NewLogin> {
  const { login, password = null, identity: text, locale = origin.language, ephemeral = false } = input
  if (login === undefined || (password === null && text === undefined)) throw refuse.account_needed()
  const passwordHash = await prepareAccount({ db }, { login, password })
  const chosen = { login, passwordHash, locale, ephemeral }
  if (text === undefined) return { ...chosen, identity: undefined }
  const { provider, ...identity } = openIdentity(services, text)
  await takeIdentity(services, identity)
  return { ...chosen, identity: { ...identity, label: provider.label } }
}

type Asking = { input: Input; proved: boolean; chosen: NewLogin | undefined }

/** Leaves a request that somebody inside answers; gives who asks. */
async function ask(ctx: Ctx, code: FoundCode, { input, proved, chosen }: Asking): Promise<string> {
  // Whoever knew the birthday has named the child.
  const child = proved ? await nameOf(ctx.tx, code.childId!) : input.child
  if (code.kind === 'guardian' && isBlank(child)) throw refuse.child_needed()
  const actorId = chosen ? undefined : ctx.actor?.personId
  if (actorId !== undefined) await refuseTwice(ctx, actorId, code, child)
  const personId = actorId ?? (await newcomer(ctx, input.name!, chosen!))
  const { id, kinship, relation } = input
  await writeRequest(ctx, code, { id, personId, child, kinship, relation, state: 'waiting' })
  await announceRequest(ctx, { ...code, requestId: id })
  const { organisationId, classId } = code
  const data = { requestId: id, classId }
  ctx.audit('join.requested', { actorId: personId, organisationId, subjectId: personId, data })
  return personId
}

function isBlank(name: Input['name']): boolean {
  return !name || name.familyName.trim() === '' || name.givenName.trim() === ''
}

async function refuseTwice(ctx: Ctx, personId: string, code: FoundCode, child?: PersonName): Promise<void> {
  if (code.kind === 'pupil' && (await isPupilOf(ctx.tx, personId, code.classId!, ctx.at))) throw refuse.already_in()
  if (await hasAskedBefore(ctx.tx, personId, code, child)) throw refuse.already_asked()
}

/** A person with an account and a session, and no tie to anything yet. */
async function newcomer(ctx: Ctx, name: PersonName, chosen: NewLogin): Promise<string> {
  const personId = await createPerson(ctx, name)
  await openAccount(ctx, personId, chosen)
  return personId
}

type Request = {
  id: string
  personId: string
  child?: PersonName | undefined
  kinship?: Kinship | undefined
  relation?: Relation | undefined
  state: 'waiting' | 'approved'
}

async function writeRequest(ctx: Ctx, code: FoundCode, request: Request): Promise<void> {
  const { id, personId, child, kinship, relation, state } = request
  const made = await ctx.tx
    .insertInto('join_requests')
    .values({
      id,
      kind: code.kind,
      code_id: code.id,
      organisation_id: code.organisationId,
      class_id: code.classId,
      person_id: personId,
      name: JSON.stringify(await nameOf(ctx.tx, personId)),
      child: code.kind === 'guardian' && child ? JSON.stringify(child) : null,
      kinship: kinship ?? 'close',
      relation: code.kind === 'guardian' ? (relation ?? null) : null,
      state,
      at: ctx.at,
      ...(state === 'approved' ? { decided_at: ctx.at } : {}),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw refuse.already_asked()
}
