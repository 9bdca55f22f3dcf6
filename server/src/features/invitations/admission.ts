import type { CommandContext } from '#server/platform/call.ts'
import type { AnswerRight } from './answering.access.ts'
import type { RequestRow } from './joins.queries.ts'

/** Turns an approved request into ties of the roster. */
export type Admission = (
  ctx: CommandContext,
  request: RequestRow,
  by: { right: AnswerRight; lineId: string | undefined; representative: boolean },
) => Promise<void>
