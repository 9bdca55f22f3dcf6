import type { PasskeyAnswer } from '#protocol/passkeys.ts'
import type { Services } from '#server/platform/services.ts'
import { refuse } from './accounts.refusals.ts'
import { hasPasskey, requirePasskey } from './passkeys.ts'
import { confirmedFactor, factorIsRequired, hasFactor, requireFactor, type Confirmed } from './second-factor.ts'

export type SecondStep = {
  code?: string | undefined
  setup?: string | undefined
  passkey?: PasskeyAnswer | undefined
  address: string
  at: Date
}

/**
 * What is asked after the password, or after another single factor. Gives the factor that is being set up on the way in, where
 * a role needs one and `setup` is there. Throws `second_factor_needed`, `passkey_needed`, `second_factor_setup`, and what a
 * wrong answer throws. Commits by itself.
 */
export async function secondStep(
  services: Services,
  { accountId, personId }: { accountId: string; personId: string },
  { code, setup, passkey, address, at }: SecondStep,
): Promise<Confirmed | null> {
  const hasCodes = await hasFactor(services.db, accountId)
  if (!hasCodes && !(await factorIsRequired(services.db, personId, at))) return null
  if (passkey !== undefined) {
    await requirePasskey(services, passkey, accountId)
    return null
  }
  const hasKey = await hasPasskey(services.db, accountId)
  if (hasCodes) {
    if (code === undefined) throw refuse.second_factor_needed({ passkey: hasKey })
    await requireFactor(services, { accountId, code, address })
    return null
  }
  // Or whoever has learned the password could set up a factor beside the passkey.
  if (hasKey) throw refuse.passkey_needed()
  if (code === undefined || setup === undefined) throw refuse.second_factor_setup()
  return confirmedFactor(services, { accountId, setup, code })
}
