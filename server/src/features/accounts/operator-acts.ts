import { sql } from 'kysely'
import type { PersonName } from '#protocol/common.ts'
import { createPerson } from '#server/features/roster/exports.ts'
import type { CommandContext, Db } from '#server/platform/call.ts'
import { openReset } from './account-resets.ts'
import { normaliseLogin } from './accounts.rules.ts'
import { refuse } from './accounts.refusals.ts'
import { closeAccount, openAccount } from './blocking.ts'
import { createAccount } from './create-account.ts'
import { noPassword } from './passwords.ts'
import { homeOf } from './home.ts'

/** What whoever runs the server does on its command line; there is no `actor`. */
type Ctx = CommandContext<unknown>

export type IssuedCode = { login: string; code: string; expiresAt: Date }

/**
 * Makes an operator: an account without an organisation, who sees no conversation. The code sets the first password, so that
 * none ever stands in a shell's history. Throws `login_taken`.
 */
export async function createOperator(ctx: Ctx, login: string, name: PersonName): Promise<IssuedCode> {
  const personId = await createPerson(ctx, name)
  const accountId = await createAccount(ctx, { personId, login, passwordHash: noPassword, locale: 'ru' })
  await ctx.tx.insertInto('operators').values({ person_id: personId, made_at: ctx.at }).execute()
  ctx.audit('operator.created', { subjectId: personId })
  return issue(ctx, accountId, personId, login)
}

/** A one-time code for any account, the way out where no second administrator is left. Throws `no_such_login`. */
export async function resetByOperator(ctx: Ctx, login: string): Promise<IssuedCode> {
  const account = await requireLogin(ctx.tx, login)
  return issue(ctx, account.id, account.personId, login)
}

/** Throws `no_such_login`; false when there was nothing to change. */
export async function blockByOperator(ctx: Ctx, login: string, reason: string): Promise<boolean> {
  const { personId } = await requireLogin(ctx.tx, login)
  return closeAccount(ctx, personId, { by: null, organisationId: null, reason })
}

/** Throws `no_such_login`; false when there was nothing to change. */
export async function unblockByOperator(ctx: Ctx, login: string): Promise<boolean> {
  const { personId } = await requireLogin(ctx.tx, login)
  return openAccount(ctx, personId)
}

export type ListedAccount = {
  login: string
  state: 'open' | 'blocked' | 'never_signed_in'
  roles: string[]
  createdAt: Date
  seenAt: Date | null
}

/** Every account by login: ways in, no names. */
export async function listAccounts({ tx: db, at, audit }: Ctx): Promise<ListedAccount[]> {
  audit('accounts.listed', {})
  const { rows } = await sql<ListedAccount>`
    select a.login, a.created_at as "createdAt",
      case when a.blocked_at is not null then 'blocked' when a.first_signed_in_at is null then 'never_signed_in'
        else 'open' end as state,
      (select max(s.seen_at) from sessions s where s.account_id = a.id) as "seenAt",
      array(
        select 'operator' from operators o where o.person_id = a.person_id
        union select t.role || ' · ' || o.short_name from ties_at(${at}) t
          join organisations o on o.id = t.organisation_id where t.person_id = a.person_id
        order by 1) as roles
    from accounts a order by a.login`.execute(db)
  return rows
}

async function issue(ctx: Ctx, accountId: string, personId: string, login: string): Promise<IssuedCode> {
  const { resetId, code, expiresAt } = await openReset(ctx, accountId, { requestedBy: null, withCode: true })
  ctx.audit('reset.issued', { organisationId: await homeOf(ctx, personId), subjectId: personId, data: { resetId } })
  return { login: normaliseLogin(login), code: code!, expiresAt }
}

async function requireLogin(db: Db, login: string): Promise<{ id: string; personId: string }> {
  const row = await db
    .selectFrom('accounts')
    .select(['id', 'person_id as personId'])
    .where('login', '=', normaliseLogin(login))
    .executeTakeFirst()
  if (!row) throw refuse.no_such_login({ login })
  return row
}
