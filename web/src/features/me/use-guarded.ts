import type { FormErrors } from '../../ui/form.tsx'
import { useCountdown } from '../accounts/countdown.ts'
import { errorsOf, waitOf } from '../accounts/refused.ts'

type Act = (values: Record<string, string>) => Promise<FormErrors | void>

/** A form that asks for the password once more: wrong ones are slowed down. */
export function useGuarded() {
  const wait = useCountdown()
  const guarded = (fields: Record<string, string>, act: Act) => async (values: Record<string, string>) => {
    if (wait.seconds > 0) return
    try {
      return await act(values)
    } catch (failure) {
      const seconds = waitOf(failure)
      return seconds > 0 ? wait.start(seconds) : errorsOf(failure, fields)
    }
  }
  return { wait, guarded }
}
