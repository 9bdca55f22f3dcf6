import { afterAll, beforeAll, expect, test } from 'vitest'
import { createConversation } from '#protocol/conversations.ts'
import { deleteMessage, editMessage, messageHistory, pinMessage, reactToMessage } from '#protocol/messages.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'

let school: School
let group: string
beforeAll(async () => {
  school = await testSchool()
  group = school.services.newId()
  await school.call(school.teacher, createConversation, { id: group, kind: 'group', title: 'Кружок', personIds: [] })
})
afterAll(() => school.close())

/** Runs both while the stream is held, the first before the second in the queue for it; answers their refusals. */
async function atOnce(...acts: (() => Promise<string>)[]): Promise<string[]> {
  const holder = await school.pool.connect()
  await holder.query('begin')
  await holder.query('select from streams where id = $1 for update', [group])
  const running: Promise<string>[] = []
  for (const act of acts) {
    running.push(act())
    await expect.poll(waiting).toBe(running.length)
  }
  await holder.query('commit')
  holder.release()
  return Promise.all(running)
}

async function waiting(): Promise<number> {
  const { rows } = await school.pool.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rows.length
}

const remove = (seq: number) => () => school.refusal(school.teacher, deleteMessage, { conversationId: group, seq })
const row = async (seq: number) =>
  (await school.call(school.teacher, messageHistory, { conversationId: group })).messages.find(
    (message) => message.seq === seq,
  )!

const late = {
  edit: (seq: number) => school.refusal(school.teacher, editMessage, { conversationId: group, seq, text: 'СНОВА' }),
  react: (seq: number) => school.refusal(school.teacher, reactToMessage, { conversationId: group, seq, emoji: '👍' }),
  pin: (seq: number) => school.refusal(school.teacher, pinMessage, { conversationId: group, seq, pinned: true }),
}

test.each(Object.entries(late))('what was deleted does not come back: %s that waited for it', async (_, act) => {
  const seq = await school.say(school.teacher, 'плохое', group)
  expect(await atOnce(remove(seq), () => act(seq))).toEqual(['no refusal', 'message_deleted'])
  expect(await row(seq)).toMatchObject({ text: '', editedAt: null, reactions: [], pinned: false })
  expect(JSON.stringify(await school.eventsOf(group))).not.toContain('СНОВА')
})

test('a deletion that waited for an edit removes the edited text from the log too', async () => {
  const seq = await school.say(school.teacher, 'первое', group)
  expect(await atOnce(() => late.edit(seq), remove(seq))).toEqual(['no refusal', 'no refusal'])
  expect((await row(seq)).text).toBe('')
  expect(JSON.stringify(await school.eventsOf(group))).not.toContain('СНОВА')
})

test('two edits that wait for each other leave only the last text in the log', async () => {
  const seq = await school.say(school.teacher, 'первое', group)
  const edit = (text: string) => () => school.refusal(school.teacher, editMessage, { conversationId: group, seq, text })
  expect(await atOnce(edit('ВТОРОЕ'), edit('третье'))).toEqual(['no refusal', 'no refusal'])
  expect((await row(seq)).text).toBe('третье')
  expect(JSON.stringify(await school.eventsOf(group))).not.toContain('ВТОРОЕ')
})
