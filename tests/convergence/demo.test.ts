import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoPeople } from '#protocol/demo.ts'
import { deleteMessage, editMessage, reactToMessage, sendMessage } from '#protocol/messages.ts'
import { buildDemo } from '#server/features/demo/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { viewer, type Viewer } from './viewer.ts'

let folder: string
let server: TestServer
let viewers: Viewer[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'peremena-demo-'))
  server = await testServer({ env: { PEREMENA_DEMO: '1', PEREMENA_DATA: folder } })
  await buildDemo(server.services)
  const { people } = await server.call(null, demoPeople, {})
  const logins = ['form-teacher', 'pupil', 'guardian', 'head', 'office']
  viewers = await Promise.all(
    logins.map((login) => viewer(server, actorFor(people.find((one) => one.login === login)!.personId))),
  )
}, 300_000)
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

it('the history that was written in bulk goes on as if commands had written it', async () => {
  const [teacher] = viewers as [Viewer]
  for (const one of viewers) {
    for (const conversation of one.state().conversations.values()) {
      if (conversation.maySend) await goOn(one.actor, conversation.id)
      if (one !== teacher) break
    }
  }
  for (const one of viewers) {
    await one.catchUp()
    const fresh = await one.fresh()
    expect(newestOf(one.held())).toEqual(newestOf(fresh))
  }
})

type Compared = ReturnType<Viewer['held']>

/** What both hold: a device that was there before holds more of the past than a page. */
function newestOf({ lines, ...rest }: Compared) {
  return {
    ...rest,
    lines: lines.map(({ id, messages }) => ({ id, messages: messages.slice(-90) })),
  }
}

/** Sends, edits, reacts and deletes, over history from the time before. */
async function goOn(actor: Actor, conversationId: string): Promise<void> {
  const say = (text: string) => server.call(actor, sendMessage, { id: server.services.newId(), conversationId, text })
  const first = await say('Ещё одно')
  await server.call(actor, editMessage, { conversationId, seq: first.seq, text: 'И ещё одно' })
  await server.call(actor, reactToMessage, { conversationId, seq: first.seq - 1, emoji: '👍' }).catch(() => {})
  const second = await say('Лишнее')
  await server.call(actor, deleteMessage, { conversationId, seq: second.seq })
}

function actorFor(personId: string): Actor {
  return { accountId: personId, personId, sessionId: personId }
}
