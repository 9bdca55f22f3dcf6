// The least a messenger can do on this machine: take a text, (store it,) send it to everybody in the room.
// node bench/floors/floor.ts broadcast | insert | group [database url]
// `insert`: a statement for each message; `group`: what arrives while a statement is in flight goes into the next one.
import { createServer } from 'node:http'
import pg from 'pg'
import { WebSocketServer, type WebSocket } from 'ws'

const [kind, url] = process.argv.slice(2)
type Message = { conversationId: string; text: string; id: string }
type Asked = { before?: number; limit: number }

const pool = kind === 'broadcast' ? undefined : new pg.Pool({ connectionString: url, max: 8 })
await pool?.query(
  'create table if not exists floor_messages (room text, id text, text text, at timestamptz default now())',
)

const rooms = new Map<string, Set<WebSocket>>()
const server = createServer()
const door = new WebSocketServer({ server, perMessageDeflate: false })
door.on('connection', (ws, request) => {
  const asked = new URL(request.url!, 'http://floor').searchParams.get('rooms') ?? ''
  for (const room of asked.split(',')) rooms.set(room, (rooms.get(room) ?? new Set()).add(ws))
  ws.on('message', async (data) => {
    const frame = JSON.parse((data as Buffer).toString()) as { t: string; id: string; n: string; d: Message & Asked }
    if (frame.t !== 'call') return
    if (frame.n === 'messages.history')
      return ws.send(JSON.stringify({ t: 'reply', id: frame.id, d: await page(frame.d) }))
    const { conversationId } = frame.d
    if (kind === 'insert') await insert([frame.d])
    if (kind === 'group') await insertWithOthers(frame.d)
    const event = Buffer.from(
      JSON.stringify({ t: 'event', s: conversationId, v: 1, n: 'message.sent', d: padded(frame.d) }),
    )
    for (const member of rooms.get(conversationId) ?? []) member.send(event, { binary: false })
    ws.send(JSON.stringify({ t: 'reply', id: frame.id, d: { seq: 1 } }))
  })
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as { port: number }).port}`))

/** The lines themselves, from our own table: nobody's right is asked for, nobody is named. */
async function page({ conversationId, before = Number.MAX_SAFE_INTEGER, limit }: Message & Asked) {
  const { rows } = await pool!.query({
    name: 'page',
    text: `select id, seq, v, count, author_id, at, text, entities, reply_to, files, reactions from messages
      where conversation_id = $1 and seq < $2 order by seq desc limit $3`,
    values: [conversationId, before, limit],
  })
  return { messages: rows.toReversed() }
}

async function insert(messages: readonly Message[]): Promise<void> {
  const column = (key: keyof Message) => messages.map((message) => message[key])
  await pool!.query(
    'insert into floor_messages (room, id, text) select * from unnest($1::text[], $2::text[], $3::text[])',
    [column('conversationId'), column('id'), column('text')],
  )
}

let waiting: { message: Message; stored: () => void }[] = []
let isStoring = false

function insertWithOthers(message: Message): Promise<void> {
  const done = new Promise<void>((stored) => waiting.push({ message, stored }))
  if (!isStoring) void storeWaiting()
  return done
}

async function storeWaiting(): Promise<void> {
  isStoring = true
  while (waiting.length > 0) {
    const batch = waiting
    waiting = []
    await insert(batch.map(({ message }) => message))
    for (const { stored } of batch) stored()
  }
  isStoring = false
}

/** As many bytes as an event of ours has. */
function padded(message: Message) {
  const rest = { seq: 1, v: 1, count: 1, authorId: message.id, at: new Date(), entities: [], replyTo: null, files: [] }
  return {
    message: { ...message, ...rest, reactions: [], myReaction: null, pinned: false, editedAt: null, deletedAt: null },
  }
}
