import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deleteMessage, editMessage, searchMessages } from '#protocol/messages.ts'
import { enterConversation } from '#server/features/conversations/exports.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'
import { indexAll, startSearchIndex } from './search-index.ts'
import { linesAfter, storeLines, takeHeads } from './search-index.queries.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
  await school.say(school.teacher, 'В школьной столовой нашей школы завтра рукомойник починят')
  await school.say(school.ali, 'Ёжик 😀 бежит по дорожке')
  await school.say(school.teacher, 'Контрольная по математике 5а, кабинет 12')
  await school.say(school.head, 'Педсовет: школа и школьники', school.staff)
})
afterAll(() => school.close())
beforeEach(() => indexAll(school.services))

async function search(who: Actor, text: string, more: { conversationId?: string; cursor?: string } = {}) {
  const { hits, cursor } = await school.call(who, searchMessages, { text, ...more })
  return {
    cursor,
    texts: hits.map(({ message }) => message.text),
    marked: hits.map(({ message, marks }) =>
      marks.map(({ offset, length }) => message.text.slice(offset, offset + length)),
    ),
  }
}

describe('what is found', () => {
  test.each([
    ['школа', ['школы']],
    ['школьный', ['школьной']],
    ['СТОЛОВАЯ', ['столовой']],
    ['рукомойники', ['рукомойник']],
    ['мой', ['мой']],
    ['ежи', ['Ёжи', 'ежи']],
    ['дорожки', ['дорожке']],
    ['5А математика', ['математике', '5а']],
    ['тематик', ['тематик']],
    ['не школа', ['школы']],
  ])('%s', async (text, marks) => {
    expect((await search(school.fatima, text)).marked).toEqual([marks])
  })
  test.each(['школа ёжик', 'мо', 'ы', '%', '_____', "'", '😀', '\\', 'шк_ла', '   ', ':*', 'а & !б'])(
    'nothing for %j',
    async (text) => {
      expect((await search(school.fatima, text)).texts).toEqual([])
    },
  )
  test('only in conversations I am in', async () => {
    expect((await search(school.head, 'школа')).texts).toEqual(['Педсовет: школа и школьники'])
    expect((await search(school.teacher, 'школа')).texts).toHaveLength(2)
    expect((await search(school.teacher, 'школа', { conversationId: school.staff })).texts).toEqual([
      'Педсовет: школа и школьники',
    ])
    expect((await search(school.fatima, 'школа', { conversationId: school.staff })).texts).toEqual([])
    expect((await search(school.stranger, 'школа')).texts).toEqual([])
  })
  test('only lines that I may read', async () => {
    await school.make.as((ctx) =>
      enterConversation(ctx, school.pupils5, school.zaur.personId, { role: 'member', byRoster: true, fromSeq: 'now' }),
    )
    expect((await search(school.zaur, 'математика')).texts).toEqual([])
    await school.say(school.teacher, 'Олимпиада по математике')
    await indexAll(school.services)
    expect((await search(school.zaur, 'математика')).texts).toEqual(['Олимпиада по математике'])
  })
})

test('pages are newest first, without gaps or repetitions', async () => {
  const texts = Array.from({ length: 45 }, (_, index) => `задание номер ${index}`)
  for (const text of texts) await school.say(school.ali, text)
  await indexAll(school.services)
  const pages: string[][] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await search(school.fatima, 'задания', cursor ? { cursor } : {})
    pages.push(page.texts)
    cursor = page.cursor
  }
  expect(pages.map((page) => page.length)).toEqual([20, 20, 5])
  expect(pages.flat()).toEqual(texts.toReversed())
})

test.each(['1', 'x_y_z', `1_${'-'.repeat(36)}_1`, `${'9'.repeat(15)}_00000000-0000-0000-0000-000000000000_1`])(
  'a cursor that is not ours is refused or finds nothing: %s',
  async (cursor) => {
    expect(['bad_input', 'no refusal']).toContain(
      await school.refusal(school.fatima, searchMessages, { text: 'школа', cursor }),
    )
  },
)

describe('edits and deletions', () => {
  const at = (seq: number) => ({ conversationId: school.pupils5, seq })

  test('an edited message is found by its new text at once, and not by the old', async () => {
    const seq = await school.say(school.teacher, 'собрание в пятницу')
    await indexAll(school.services)
    await school.call(school.teacher, editMessage, { ...at(seq), text: 'собрание во вторник' })
    expect((await search(school.fatima, 'пятница')).texts).toEqual([])
    expect((await search(school.fatima, 'вторник')).texts).toEqual(['собрание во вторник'])
  })
  test('a deleted message is not found, and its words are gone from the index', async () => {
    const seq = await school.say(school.ali, 'секретик')
    await indexAll(school.services)
    await school.call(school.ali, deleteMessage, at(seq))
    expect((await search(school.fatima, 'секретик')).texts).toEqual([])
    const { rows } = await school.pool.query(
      'select text, words from message_search where (conversation_id, seq) = ($1, $2)',
      [school.pupils5, seq],
    )
    expect(rows).toEqual([{ text: '', words: '' }])
  })
  test('an indexer that read the text before the deletion does not bring it back', async () => {
    const seq = await school.say(school.ali, 'необдуманное')
    await school.services.db.transaction().execute(async (tx) => {
      const heads = await takeHeads(tx, [school.pupils5])
      const lines = await linesAfter(tx, heads, 1000)
      expect(lines.map((line) => line.text)).toEqual(['необдуманное'])
      await school.call(school.ali, deleteMessage, at(seq))
      await storeLines(tx, lines)
    })
    expect((await search(school.fatima, 'необдуманное')).texts).toEqual([])
  })
})

test('in a running server a message is found shortly after it was sent, also one that no hint told of', async () => {
  await school.pool.query(`update search_heads set indexed_seq = 0`)
  await school.pool.query(`delete from message_search`)
  const stop = await startSearchIndex(school.services)
  await school.say(school.teacher, 'Субботник у берёзы')
  await expect.poll(async () => (await search(school.fatima, 'береза')).texts).toEqual(['Субботник у берёзы'])
  await expect.poll(async () => (await search(school.head, 'педсовет')).texts).toHaveLength(1)
  await stop()
})
