import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Services } from '#server/platform/services.ts'
import { delayRules, failuresForgottenMs } from './accounts.rules.ts'
import { refuse } from './accounts.refusals.ts'

/** What is guessed at, and from where. */
export type Guess = { readonly secretOf: string; readonly address: string; readonly ofCode?: boolean }

/**
 * Runs a check of a secret under delays that grow with failures; `check` gives null when the secret does not fit.
 * An attempt of one address on one login counts as failed before it is checked, so that a hundred at once are not one.
 * Throws `wait_before_guessing` while a delay runs. Commits by itself: a refusal afterwards does not undo the count.
 */
export async function underDelays<T>(
  services: Services,
  guess: Guess,
  check: () => Promise<T | null>,
): Promise<T | null> {
  const wide = wideGuards(guess)
  await refuseWhileDelayed(services, wide)
  const pair: Guard = { kind: 'pair', about: `${guess.secretOf}\n${guess.address}` }
  // Whoever a delay turned away a moment ago, and finds it over now, counts like everybody else.
  while (!(await countFailure(services, pair))) await refuseWhileDelayed(services, [pair])
  const result = await check()
  if (result !== null) await forget(services, pair)
  else for (const guard of wide) await countFailure(services, guard)
  return result
}

/** Forgets what is old. Run by a job. */
export async function forgetOldGuesses({ db, clock }: Services): Promise<void> {
  const before = new Date(clock.now().getTime() - failuresForgottenMs)
  await db.deleteFrom('guess_delays').where('last_at', '<', before).execute()
}

type Guard = { readonly kind: keyof typeof delayRules; readonly about: string }

function wideGuards({ secretOf, address, ofCode = false }: Guess): Guard[] {
  return [
    { kind: 'login', about: secretOf },
    { kind: 'address', about: address },
    ...(ofCode ? [{ kind: 'server' as const, about: 'codes' }] : []),
  ]
}

async function refuseWhileDelayed(services: Services, guards: readonly Guard[]): Promise<void> {
  const keys = guards.map((guard) => keyOf(services, guard))
  const at = services.clock.now()
  const row = await services.db
    .selectFrom('guess_delays')
    .select('free_at')
    .where('key', 'in', keys)
    .where('free_at', '>', at)
    .orderBy('free_at', 'desc')
    .executeTakeFirst()
  if (row) throw refuse.wait_before_guessing({ seconds: Math.ceil((row.free_at.getTime() - at.getTime()) / 1000) })
}

/** One statement, so that parallel attempts line up. False while a delay runs: nothing was counted. */
async function countFailure(services: Services, guard: Guard): Promise<boolean> {
  const at = services.clock.now()
  const { free, delayMsMax } = delayRules[guard.kind]
  const forgotten = new Date(at.getTime() - failuresForgottenMs)
  const { rows } = await sql<{ failures: number }>`
    insert into guess_delays (key, failures, last_at, free_at) values (${keyOf(services, guard)}, 1, ${at}, ${at})
    on conflict (key) do update set
      failures = case when guess_delays.last_at < ${forgotten} then 1 else guess_delays.failures + 1 end,
      last_at = excluded.last_at,
      free_at = excluded.free_at + make_interval(secs => case
        when guess_delays.last_at < ${forgotten} or guess_delays.failures < ${free}::int then 0
        else least(${delayMsMax / 1000}::float8, power(2, least(guess_delays.failures - ${free}::int, 30))) end)
    where guess_delays.free_at <= excluded.last_at
    returning failures`.execute(services.db)
  const failures = rows[0]?.failures
  if (guard.kind === 'server' && failures && failures > free) services.metrics.alarm('code_guessing')
  return failures !== undefined
}

async function forget(services: Services, guard: Guard): Promise<void> {
  await services.db.deleteFrom('guess_delays').where('key', '=', keyOf(services, guard)).execute()
}

function keyOf({ keys }: Services, { kind, about }: Guard): Buffer {
  return createHmac('sha256', keys.deriveKey('guess delays')).update(`${kind}\n${about}`).digest()
}
