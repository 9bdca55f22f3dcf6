import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import { readable, type Found } from './search-messages.queries.ts'
import { newestMatches } from './search-slices.ts'

const linesCount = 24_000
const dayMs = 24 * 60 * 60_000
const now = new Date('2026-11-23T09:00:00.000Z')
let school: School

/** A chat too long to be read as a whole: one line an hour, the rare word in every thousandth. */
beforeAll(async () => {
  school = await testSchool()
  await school.pool.query(
    `insert into message_search (conversation_id, seq, at, week, words, text)
     select $1, n, x.at, floor(extract(epoch from x.at) / 604800)::integer, to_tsvector('russian', t), t
     from (select n, $2::timestamptz - make_interval(hours => $3 - n) as at, case when n % 1000 = 0 then 'редкость' else 'обычное слово' end as t from generate_series(1, $3::integer) n) x`,
    [school.pupils5, now, linesCount],
  )
})
afterAll(() => school.close())

const wanted = (folded: string, stem: string) => [{ folded, stem }]
const ask = async (words: ReturnType<typeof wanted>, before?: Found, limit = 21) =>
  newestMatches(school.services.db, await readable(school.services.db, school.fatima.personId, undefined), {
    wanted: words,
    before,
    now,
    limit,
  })

/** How many lines there are decides how they are asked: by conversation, or week by week. */
describe.each([
  ['by conversation', linesCount],
  ['week by week', 200_000],
])('%s', (_, lastSeq) => {
  beforeAll(() => school.pool.query('update streams set last_seq = $2 where id = $1', [school.pupils5, lastSeq]))

  test('a rare word is found through years of slices, newest first', async () => {
    const found = await ask(wanted('редкость', 'редкост'))
    expect(found.map((one) => one.seq)).toEqual(Array.from({ length: 21 }, (_, index) => linesCount - index * 1000))
  })

  test('paging by the last match gives every match once', async () => {
    const seqs: number[] = []
    for (let before: Found | undefined; ;) {
      const page = await ask(wanted('редкость', 'редкост'), before, 5)
      seqs.push(...page.map((one) => one.seq))
      if (page.length < 5) break
      before = page.at(-1)
    }
    expect(seqs).toEqual(Array.from({ length: 24 }, (_, index) => linesCount - index * 1000))
  })

  test('a frequent word fills the page from the newest lines alone', async () => {
    const found = await ask(wanted('обычное', 'обычн'))
    expect(found.map((one) => one.seq)).toEqual(Array.from({ length: 21 }, (_, index) => linesCount - 1 - index))
    expect(now.getTime() - found.at(-1)!.at.getTime()).toBeLessThan(dayMs)
  })
})
