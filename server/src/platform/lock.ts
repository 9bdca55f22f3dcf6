import { sql } from 'kysely'
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

type Strength = 'update' | 'no key update'

/** Waits for the row of a table that others lock too before they change what hangs on it. */
export async function lockRow(
  ctx: Pick<CommandContext<unknown>, 'tx' | 'waited'>,
  table: 'accounts' | 'organisations' | 'persons' | 'school_classes',
  id: string,
  strength: Strength,
): Promise<void> {
  await lock(ctx, sql`select from ${sql.table(table)} where id = ${id} for ${sql.raw(strength)}`.execute(ctx.tx))
}
