import { reportDeadlineHours } from '#protocol/moderation.ts'
import { hourMs, minuteMs } from './calendar.ts'
import type { Organisation } from './town.ts'
import type { Written } from './write-talk.ts'
import { insertMany, type Writing } from './writing.ts'

/** Lines before and after the reported one that are kept with it, as `reports.file` keeps them. */
const linesAround = 5

/** The girl of `talk/conflict.txt` has reported the rude message before she answered it. */
export async function writeReport(writing: Writing, school: Organisation, written: readonly Written[]): Promise<void> {
  const chat = written.find(({ plan }) => plan.kind === 'class_pupils' && plan.schoolClass?.name === '7А')!
  const last = chat.messages.at(-1)!
  const rude = chat.messages.at(-2)!
  const near = chat.messages.filter(({ seq, system }) => system === null && Math.abs(seq - rude.seq) <= linesAround)
  const filedAt = Math.min(Date.parse(last.at) + 3 * minuteMs, writing.now.getTime() - minuteMs)
  const lines = near.map(({ seq, authorId, at, text, entities }) => ({ seq, authorId, at, text, entities, files: [] }))
  const row = {
    ...{
      id: writing.newIdAt(filedAt),
      reporter_id: last.authorId,
      about_id: rude.authorId,
      organisation_id: school.id,
    },
    ...{ about_moderator: false, class_id: chat.plan.schoolClass!.id, conversation_id: chat.id, seq: rude.seq },
    ...{ reason: 'bullying', comment: 'Он всем так пишет', lines, filed_at: new Date(filedAt) },
    ...{ due_at: new Date(filedAt + reportDeadlineHours * hourMs), note: '', actions: [] },
  }
  await insertMany(writing.tx, 'reports', [row])
}
