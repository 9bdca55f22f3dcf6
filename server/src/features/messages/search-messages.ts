import { sql } from 'kysely'
import { searchMessages as contract, type SearchHit } from '#protocol/messages.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { personsIn } from './message-history.ts'
import { messageColumns, messageFromRow, type MessageRow } from '#server/features/conversations/exports.ts'
import { readCursor, writeCursor } from './search-cursor.ts'
import { readable, stemsOf, type Found } from './search-messages.queries.ts'
import { newestMatches } from './search-slices.ts'
import { marksIn, searchWordsMax, partLengthMin, tokens, type Wanted } from './search.rules.ts'

const pageSize = 20

export const searchMessages = answer(contract, {
  limit: { per: 'account', count: 240, windowMs: 60_000 },
  async run({ db, actor, at }, { text, conversationId, cursor }) {
    const [wanted, ranges] = await Promise.all([wantedIn(db, text), readable(db, actor.personId, conversationId)])
    if (wanted.length === 0 || ranges.length === 0) return { hits: [], persons: [], cursor: null }
    const before = cursor === undefined ? undefined : readCursor(cursor)
    const found = await db.transaction().execute(async (tx) => {
      // How to look for a word depends on how common it is: these plans are made for the values.
      await sql`set local plan_cache_mode = force_custom_plan`.execute(tx)
      return newestMatches(tx, ranges, { wanted, before, now: at, limit: pageSize + 1 })
    })
    const page = found.slice(0, pageSize)
    const hits = await hitsOf(db, actor.personId, page, wanted)
    const messages = hits.map((hit) => hit.message)
    const persons = await personsIn(db, messages, actor.personId)
    return { hits, persons, cursor: found.length > pageSize ? writeCursor(page.at(-1)!) : null }
  },
})

/** The words to look for. A short stop word («не») stands in every text: it is left out. */
async function wantedIn(db: Db, text: string): Promise<Wanted[]> {
  const words = [...new Set(tokens(text.toWellFormed()).map((token) => token.folded))].slice(0, searchWordsMax)
  const stems = await stemsOf(db, words)
  return words
    .map((folded) => ({ folded, stem: stems.get(folded) ?? '' }))
    .filter(({ folded, stem }) => stem !== '' || folded.length >= partLengthMin)
}

async function hitsOf(db: Db, personId: string, found: readonly Found[], wanted: Wanted[]): Promise<SearchHit[]> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns(personId)}
    from unnest(${found.map((one) => one.conversationId)}::uuid[], ${found.map((one) => one.seq)}::bigint[])
      with ordinality as f (id, seq, ord)
    join messages m on m.conversation_id = f.id and m.seq = f.seq and m.deleted_at is null
    order by f.ord`.execute(db)
  const messages = rows.map(messageFromRow)
  const stems = await stemsOf(
    db,
    messages.flatMap((message) => tokens(message.text).map((token) => token.folded)),
  )
  return messages.map((message) => ({ message, marks: marksIn(message.text, wanted, (word) => stems.get(word) ?? '') }))
}
