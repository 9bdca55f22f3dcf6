import { LineError, Refusal } from '../../platform/api/refusal.ts'
import { texts } from '../../platform/i18n/index.ts'
import type { FormErrors } from '../../ui/form.tsx'
import { PasskeyFailure } from './passkeys.ts'
import { accountTexts } from './texts.ts'

const fieldsByCode: Record<string, string> = {
  login_taken: 'login',
  password_too_short: 'password',
  password_common: 'password',
  password_is_login: 'password',
}

/**
 * What a failed call means for the form that made it: beside a field where it is about one, on top otherwise.
 * `fields` names the field of further refusals by code. What is not expected is a bug: thrown on.
 */
export function errorsOf(failure: unknown, fields: Record<string, string> = {}): FormErrors {
  if (failure instanceof LineError) return { summary: texts(accountTexts).noLine }
  if (failure instanceof PasskeyFailure) return { summary: texts(accountTexts).passkey[failure.reason] }
  if (!(failure instanceof Refusal)) throw failure
  const field = fields[failure.code] ?? fieldsByCode[failure.code]
  return field ? { fields: { [field]: failure.message } } : { summary: failure.message }
}

/** Seconds to wait when the server says how long to slow down, 0 for any other failure. */
export function waitOf(failure: unknown): number {
  if (!(failure instanceof Refusal) || failure.status !== 429) return 0
  return Number(failure.details['seconds']) || 0
}
