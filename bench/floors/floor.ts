// The least a messenger can do on this machine: take a text, (store it,) send it to everybody in the room.
// node bench/floors/floor.ts broadcast | insert [database url]
import { createServer } from 'node:http'
import pg from 'pg'
import { WebSocketServer, type WebSocket } from 'ws'

const [kind, url] = process.argv.slice(2)
const pool = kind === 'insert' ? new pg.Pool({ connectionString: url, max: 8 }) : undefined
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
    const frame = JSON.parse((data as Buffer).toString()) as {
      t: string
      id: string
      d: { conversationId: string; text: string; id: string }
    }
    if (frame.t !== 'call') return
    const { conversationId, text, id } = frame.d
    await pool?.query('insert into floor_messages (room, id, text) values ($1, $2, $3)', [conversationId, id, text])
    const event = Buffer.from(
      JSON.stringify({ t: 'event', s: conversationId, v: 1, n: 'message.sent', d: padded(frame.d) }),
    )
    for (const member of rooms.get(conversationId) ?? []) member.send(event, { binary: false })
    ws.send(JSON.stringify({ t: 'reply', id: frame.id, d: { seq: 1 } }))
  })
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as { port: number }).port}`))

/** As many bytes as an event of ours has. */
function padded(message: { conversationId: string; text: string; id: string }) {
  const rest = { seq: 1, v: 1, count: 1, authorId: message.id, at: new Date(), entities: [], replyTo: null, files: [] }
  return {
    message: { ...message, ...rest, reactions: [], myReaction: null, pinned: false, editedAt: null, deletedAt: null },
  }
}
