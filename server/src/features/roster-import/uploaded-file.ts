import type { InputOf } from '#protocol/contract.ts'
import type { readRosterColumns } from '#protocol/roster-import.ts'
import { withUnsentFile } from '#server/features/files/exports.ts'
import { dayIn } from '#server/features/organisations/exports.ts'
import type { QueryContext } from '#server/platform/call.ts'
import { refuse } from './roster-import.refusals.ts'
import type { Scope } from './scope.queries.ts'

/** Reading takes a thread and much memory each time. */
const readingAtOnceMax = 2
/** So many more wait for their turn. */
const waitingMax = 20
let reading = 0
const waiting: (() => void)[] = []

type Input = InputOf<typeof readRosterColumns>

/** Works with the file that somebody has uploaded for it. Throws `file_missing`, `imports_busy`. */
export async function withUploaded<T>(
  { services, actor }: QueryContext,
  fileId: string,
  work: (path: string, name: string) => Promise<T>,
): Promise<T> {
  await takeTurn()
  try {
    const done = await withUnsentFile(services, { fileId, ownerId: actor.personId }, async (path, name) => ({
      result: await work(path, name),
    }))
    if (!done) throw refuse.file_missing()
    return done.result
  } finally {
    endTurn()
  }
}

async function takeTurn(): Promise<void> {
  if (reading < readingAtOnceMax) return void reading++
  if (waiting.length >= waitingMax) throw refuse.imports_busy()
  await new Promise<void>((resolve) => waiting.push(resolve))
}

function endTurn(): void {
  const next = waiting.shift()
  if (next) next()
  else reading--
}

export function readingOf({ origin, at }: QueryContext, { timeZone }: Scope, input: Input) {
  const { map, encoding, separator, sheet, rowsAre, headerLine } = input
  const said = { map, encoding, separator, sheet, rowsAre, headerLine }
  return { ...said, today: dayIn(timeZone, at), language: origin.language }
}
