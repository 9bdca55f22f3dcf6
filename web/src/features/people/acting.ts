import { texts } from '../../platform/i18n/index.ts'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { peopleTexts } from './texts.ts'

/** Runs a small act; a no is told in a sentence and answers `undefined`, so that nothing on the screen is lost. */
export async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run()
  } catch (failure) {
    toast(errorsOf(failure).summary ?? texts(peopleTexts).failed)
    return undefined
  }
}

/** The same, with a sentence when it is done. True when it is. */
export async function act(run: () => Promise<unknown>, done?: string): Promise<boolean> {
  const answer = await attempt(async () => {
    await run()
    return true
  })
  if (answer && done) toast(done)
  return answer === true
}
