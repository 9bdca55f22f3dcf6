import type { Static } from 'typebox'
import { requestJoin as contract } from '#protocol/invitations.ts'
import { createAccount, prepareAccount, startSession } from '#server/features/accounts/exports.ts'
import { linkIdentity, openIdentity, takeIdentity } from '#server/features/providers/exports.ts'
import { createPerson, nameOf } from '#server/features/roster/exports.ts'
import { handleOpen, type Actor, type CommandContext, type QueryContext } from '#server/platform/call.ts'
import type { TicketRead } from './code.rules.ts'
import { refuse } from './invitations.refusals.ts'
import type { FoundCode } from './join-codes.ts'
import { hasAskedBefore, isPupilOf } from './joins.queries.ts'
import { announceRequest } from './joins-announced.ts'
import { openTicket, takeCode } from './tickets.ts'

type Input = Static<(typeof contract)['input']>
type Account = { passwordHash: string; identity: Parameters<typeof linkIdentity>[2] | undefined }
type Prepared = { ticket: TicketRead; account: Account | undefined }
type Ctx = CommandContext<Actor | null>

export const requestJoin = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 300, windowMs: 60_000 },
  async prepare(context, input): Promise<Prepared> {
    const ticket = await openTicket(context, input.ticket)
    if (context.actor) return { ticket, account: undefined }
    if (isBlank(input.name)) throw refuse.name_needed()
    return { ticket, account: await accountOf(context, input) }
  },
  async run(ctx, input, { ticket, account }) {
    const code = await takeCode(ctx, ticket)
    if (code.kind === 'guardian' && isBlank(input.child)) throw refuse.child_needed()
    if (ctx.actor) await refuseTwice(ctx, ctx.actor.personId, code, input)
    const personId = ctx.actor?.personId ?? (await newcomer(ctx, input, account!))
    await writeRequest(ctx, code, input, personId)
    await announceRequest(ctx, { ...code, requestId: input.id })
    const { organisationId, classId } = code
    ctx.audit('join.requested', {
      actorId: personId,
      organisationId,
      subjectId: personId,
      data: { requestId: input.id, classId },
    })
    return { requestId: input.id, personId }
  },
})

/** The way in of a newcomer: a password, or somebody whom a provider vouches for. */
async function accountOf({ db, services }: QueryContext<Actor | null>, input: Input): Promise<Account> {
  const { login, password = null, identity: text } = input
  if (login === undefined || (password === null && text === undefined)) throw refuse.account_needed()
  const passwordHash = await prepareAccount({ db }, { login, password })
  if (text === undefined) return { passwordHash, identity: undefined }
  const { provider, ...identity } = openIdentity(services, text)
  await takeIdentity(services, identity)
  return { passwordHash, identity: { ...identity, label: provider.label } }
}

function isBlank(name: Input['name']): boolean {
  return !name || name.familyName.trim() === '' || name.givenName.trim() === ''
}

async function refuseTwice(ctx: Ctx, personId: string, code: FoundCode, input: Input): Promise<void> {
  if (code.kind === 'pupil' && (await isPupilOf(ctx.tx, personId, code.classId!, ctx.at))) throw refuse.already_in()
  if (await hasAskedBefore(ctx.tx, personId, code, input.child)) throw refuse.already_asked()
}

/** A person with an account and a session, and no tie to anything yet. */
async function newcomer(ctx: Ctx, input: Input, { passwordHash, identity }: Account): Promise<string> {
  const personId = await createPerson(ctx, input.name!)
  const locale = input.locale ?? ctx.origin.language
  const accountId = await createAccount(ctx, { personId, login: input.login!, passwordHash, locale })
  if (identity) await linkIdentity(ctx, { accountId, personId }, identity)
  await startSession(ctx, accountId, { device: ctx.origin.device, ephemeral: input.ephemeral ?? false })
  return personId
}

async function writeRequest(ctx: Ctx, code: FoundCode, input: Input, personId: string): Promise<void> {
  const made = await ctx.tx
    .insertInto('join_requests')
    .values({
      id: input.id,
      kind: code.kind,
      code_id: code.id,
      organisation_id: code.organisationId,
      class_id: code.classId,
      person_id: personId,
      name: JSON.stringify(await nameOf(ctx.tx, personId)),
      child: code.kind === 'guardian' ? JSON.stringify(input.child) : null,
      kinship: input.kinship ?? 'close',
      at: ctx.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw refuse.already_asked()
}
