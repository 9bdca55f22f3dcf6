import { classSizeMax, type ReadName } from '#protocol/classes.ts'
import { createPeople, enrol, isTaken, readNamesFrom } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { classLines } from './classes.queries.ts'

/** Puts the good lines of a pasted list onto a class list; gives how many, and what there is to say about lines. */
export async function addNames(
  ctx: CommandContext<unknown>,
  classId: string,
  text: string,
): Promise<{ added: number; remarks: ReadName[] }> {
  const known = await classLines(ctx.tx, classId, ctx.at)
  const rows = readNamesFrom(text, { known, room: classSizeMax - known.length })
  const people = await createPeople(ctx, rows.filter(isTaken))
  await enrol(ctx, classId, 'pupil', people)
  return { added: people.length, remarks: rows.filter((row) => row.state !== 'ok') }
}
