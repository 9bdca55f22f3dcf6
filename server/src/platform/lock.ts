import type { CommandContext } from './call.ts'

/**
 * Waits for a statement that locks, and gives its result. Whoever was waited for may have begun after this command and yet
 * written before it: `at` moves on, so that what they wrote lies behind, and what is written now comes after it.
 */
export async function lock<T>({ waited }: Pick<CommandContext<unknown>, 'waited'>, statement: Promise<T>): Promise<T> {
  const result = await statement
  waited()
  return result
}
