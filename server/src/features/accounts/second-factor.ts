import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { recoveryCodeCount } from '#protocol/accounts.ts'
import type { CommandContext, Db, Tx } from '#server/platform/call.ts'
import { readCode } from '#server/platform/printed-code.ts'
import { seal, unseal } from '#server/platform/sealing.ts'
import type { Services } from '#server/platform/services.ts'
import { newCode } from './account-resets.ts'
import { refuse } from './accounts.refusals.ts'
import { underDelays } from './guess-delays.ts'
import { homeOf } from './home.ts'
import { inBase32, newSecret, stepOf, uriOf } from './second-factor.rules.ts'

const setupMs = 15 * 60_000

export async function hasFactor(db: Db | Tx, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('second_factors')
    .select('account_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether somebody has a role in an organisation that lets it in only with a second factor. */
export async function factorIsRequired(db: Db | Tx, personId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    select from role_grants g join organisations o on o.id = g.organisation_id
    where g.person_id = ${personId} and g.role = any(o.second_factor_for)
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
    limit 1`.execute(db)
  return rows.length > 0
}

type Asked = { accountId: string; code: string; address: string }

/**
 * A code of now, or one of those on paper; either works once, and guessing is slowed down. Throws `second_factor_wrong`,
 * `wait_before_guessing`. Commits by itself: what was taken stays taken.
 */
export async function requireFactor(services: Services, { accountId, code, address }: Asked): Promise<void> {
  const guess = { secretOf: `factor ${accountId}`, address, ofCode: true }
  const given = code.replaceAll(/\s/g, '')
  const taken = await underDelays(services, guess, async () =>
    (/^\d{6}$/.test(given) ? await takeStep(services, accountId, given) : await takePaper(services, accountId, code))
      ? true
      : null,
  )
  if (!taken) throw refuse.second_factor_wrong()
}

async function takeStep({ db, clock, keys }: Services, accountId: string, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('second_factors')
    .select('secret')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const secret = row && unseal(keys.deriveKey('second factor'), accountId, row.secret)
  const step = secret ? stepOf(secret, code, clock.now()) : null
  if (step === null) return false
  const taken = await db
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .returning('account_id')
    .executeTakeFirst()
  return taken !== undefined
}

async function takePaper(services: Services, accountId: string, code: string): Promise<boolean> {
  const signs = readCode(code)
  if (signs === null) return false
  const taken = await services.db
    .updateTable('recovery_codes')
    .set({ used_at: services.clock.now() })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', paperHash(services, accountId, signs))
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  return taken !== undefined
}

/** A key to put into an app. Nothing is stored: `setup` comes back with the first code and holds the key, sealed. */
export function proposeFactor({ keys, clock }: Services, { accountId, login }: { accountId: string; login: string }) {
  const secret = newSecret()
  const until = String(clock.now().getTime() + setupMs)
  const held = Buffer.concat([secret, Buffer.from(until)])
  const setup = seal(keys.deriveKey('second factor setup'), accountId, held).toString('base64url')
  return { setup, secret: inBase32(secret), uri: uriOf(secret, login) }
}

export type Confirmed = { secret: Buffer; step: number }

/** The key of a proposal, once a code shows that the app has it. Throws `second_factor_setup_over`, `second_factor_wrong`. */
export function confirmedFactor(
  { keys, clock }: Services,
  { accountId, setup, code }: { accountId: string; setup: string; code: string },
): Confirmed {
  const held = unseal(keys.deriveKey('second factor setup'), accountId, Buffer.from(setup, 'base64url'))
  const length = newSecret().length
  if (!held || Number(held.subarray(length).toString()) < clock.now().getTime()) throw refuse.second_factor_setup_over()
  const secret = held.subarray(0, length)
  const step = stepOf(secret, code.replaceAll(/\s/g, ''), clock.now())
  if (step === null) throw refuse.second_factor_wrong()
  return { secret, step }
}

/** Stores a factor and gives the codes for paper: they are shown once. Throws `second_factor_exists`. */
export async function storeFactor(
  ctx: CommandContext<unknown>,
  { accountId, personId }: { accountId: string; personId: string },
  { secret, step }: Confirmed,
): Promise<string[]> {
  const { tx, at, services } = ctx
  const sealed = seal(services.keys.deriveKey('second factor'), accountId, secret)
  const added = await tx
    .insertInto('second_factors')
    .values({ account_id: accountId, secret: sealed, last_step: step, made_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst()
  if (!added) throw refuse.second_factor_exists()
  const codes = Array.from({ length: recoveryCodeCount }, newCode)
  const rows = codes.map((code) => ({
    account_id: accountId,
    code_hash: paperHash(services, accountId, readCode(code)!),
  }))
  await tx.insertInto('recovery_codes').values(rows).execute()
  ctx.audit('second_factor.set', {
    actorId: personId,
    organisationId: await homeOf(ctx, personId),
    subjectId: personId,
  })
  return codes
}

/** Takes the factor and its codes away; false when there was none. */
export async function dropFactor(
  ctx: CommandContext<unknown>,
  { accountId, personId }: { accountId: string; personId: string },
): Promise<boolean> {
  const dropped = await ctx.tx
    .deleteFrom('second_factors')
    .where('account_id', '=', accountId)
    .returning('account_id')
    .executeTakeFirst()
  if (!dropped) return false
  const organisationId = await homeOf(ctx, personId)
  ctx.audit('second_factor.removed', { actorId: personId, organisationId, subjectId: personId })
  return true
}

/** Keyed, and of this account only: the row opens nothing without the key file. */
function paperHash({ keys }: Services, accountId: string, signs: string): Buffer {
  return createHmac('sha256', keys.deriveKey('one-time codes')).update(`recovery\n${accountId}\n${signs}`).digest()
}
