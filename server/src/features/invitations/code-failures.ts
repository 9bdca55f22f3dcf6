import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { QueryContext } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'
import { failuresInAllMax, failuresPerAddressMax, failuresWindowMs } from './invitations.rules.ts'
import { refuse } from './invitations.refusals.ts'

type Asking = Pick<QueryContext<unknown>, 'services' | 'origin' | 'at'>

/**
 * Throws `codes_guessed` after too many wrong codes from the address, or for typed codes from anywhere. The 128-bit secret
 * of a link cannot be guessed: whoever holds one gets in even while somebody else is guessing.
 */
export async function refuseGuessing(asking: Asking, kind: 'code' | 'secret' | null): Promise<void> {
  const { here, inAll } = await countFailures(asking)
  const minutes = failuresWindowMs / 60_000
  if (here >= failuresPerAddressMax) throw refuse.codes_guessed({ minutes })
  if (kind !== 'secret' && inAll >= failuresInAllMax) throw refuse.codes_guessed({ minutes })
}

/** Counts a wrong code, outside of any transaction: the refusal that follows must not undo it. */
export async function countFailure(asking: Asking): Promise<void> {
  const { services, at } = asking
  await services.db
    .insertInto('code_failures')
    .values({ address_hash: addressHash(asking), at })
    .execute()
  const { here, inAll } = await countFailures(asking)
  if (inAll >= failuresInAllMax) alarm(services, 'codes_guessed_anywhere', inAll)
  else if (here >= failuresPerAddressMax) alarm(services, 'codes_guessed', here)
}

/** Forgets what is older than a day. Run by a job. */
export async function forgetFailures({ db, clock }: Services): Promise<void> {
  const before = new Date(clock.now().getTime() - 24 * 3600_000)
  await db.deleteFrom('code_failures').where('at', '<', before).execute()
}

async function countFailures(asking: Asking): Promise<{ here: number; inAll: number }> {
  const since = new Date(asking.at.getTime() - failuresWindowMs)
  const { rows } = await sql<{ here: number; inAll: number }>`
    select count(*) filter (where address_hash = ${addressHash(asking)}) as here, count(*) as "inAll"
    from code_failures where at > ${since}`.execute(asking.services.db)
  return rows[0]!
}

function alarm({ metrics, log }: Services, code: string, failures: number): void {
  metrics.alarm(code)
  log.warn({ alarm: code, failures }, 'many wrong codes')
}

function addressHash({ services, origin }: Asking): Buffer {
  return createHmac('sha256', services.keys.deriveKey('code failures')).update(origin.address).digest()
}
