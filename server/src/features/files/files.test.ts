import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filePaths, type FileBrief } from '#protocol/files.ts'
import { deleteMessage, editMessage, messageHistory, sendMessage } from '#protocol/messages.ts'
import type { Actor } from '#server/platform/call.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { browser, type Browser } from '#server/testing/browser.ts'
import { conversation, people } from '#server/testing/world.ts'
import { forgetToken } from '../accounts/session-cache.ts'
import { sweepFiles } from './sweep-files.ts'

const MIB = 1024 * 1024
let folder: string
let server: TestServer
let address: string
let zarema: Actor
let aminat: Actor
let stranger: Actor
let room: string
let zaremas: Browser
let aminats: Browser
let strangers: Browser

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'peremena-files-'))
  server = await testServer({ env: { PEREMENA_DATA: folder, PEREMENA_FILE_SIZE_BYTES_MAX: String(3 * MIB) } })
  address = (await server.app.listen()).address
  ;[zarema, aminat, stranger] = (await people(server.pool, 3)) as [Actor, Actor, Actor]
  room = await conversation(server.pool, [zarema, aminat])
  ;[zaremas, aminats, strangers] = [zarema, aminat, stranger].map(browserOf) as [Browser, Browser, Browser]
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The test world's session ids are their tokens. */
function browserOf({ sessionId }: Actor): Browser {
  const one = browser(address)
  one.cookie = `peremena_session=${sessionId}`
  return one
}

const newId = () => server.services.newId()

async function upload(by: Browser, bytes: Uint8Array | string, name = 'файл.bin', id = newId()) {
  const response = await by.fetch(filePaths.upload(id, name), {
    method: 'POST',
    body: bytes as NonNullable<RequestInit['body']>,
  })
  const body = (await response.json()) as { file: FileBrief; code?: string }
  return { status: response.status, code: body.code, file: body.file }
}

async function sent(bytes: Uint8Array | string, name = 'файл.bin') {
  const { file } = await upload(zaremas, bytes, name)
  const input = { id: newId(), conversationId: room, text: '', fileIds: [file.id] }
  const { seq } = await server.call(zarema, sendMessage, input)
  return { file, seq, path: filePaths.original(room, seq, file.id), input }
}

async function photo({ width = 1200, height = 900, orientation = 6 } = {}) {
  return sharp({ create: { width, height, channels: 3, background: '#7a9' } })
    .jpeg()
    .withMetadata({ orientation })
    .withExifMerge({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '42/1 4/1 0/1', GPSLatitudeRef: 'N' } })
    .toBuffer()
}

function storedNames(): string[] {
  const root = join(folder, 'files')
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

describe('taking files in', () => {
  test('a photo leaves where and when it was taken behind, stands upright, and has small copies', async () => {
    const original = await photo()
    expect(original.toString('latin1')).toContain('Phone')
    const { file, seq, path } = await sent(original, 'море.jpg')
    expect(file).toMatchObject({
      kind: 'image',
      type: 'image/jpeg',
      width: 900,
      height: 1200,
      hasPreview: true,
      name: 'море.jpg',
    })
    const bytes = Buffer.from(await (await aminats.fetch(path)).arrayBuffer())
    const about = await sharp(bytes).metadata()
    expect([about.exif, about.xmp, about.iptc, about.orientation]).toEqual([undefined, undefined, undefined, undefined])
    expect([about.width, about.height, bytes.length]).toEqual([900, 1200, file.sizeBytes])
    expect(bytes.toString('latin1')).not.toContain('Phone')
    for (const [route, side] of [
      [filePaths.preview, 800],
      [filePaths.thumbnail, 160],
    ] as const) {
      const response = await aminats.fetch(route(room, seq, file.id))
      const small = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
      expect(response.headers.get('content-type')).toBe('image/webp')
      expect([small.format, small.height, small.exif]).toEqual(['webp', side, undefined])
    }
  })

  test.each(['png', 'webp'] as const)('a %s leaves its metadata behind too', async (format) => {
    const picture = sharp({ create: { width: 40, height: 30, channels: 4, background: '#7a98' } })
    const original = await picture
      .withExif({ IFD0: { Make: 'Phone' } })
      .toFormat(format)
      .toBuffer()
    const { path } = await sent(original)
    const bytes = Buffer.from(await (await aminats.fetch(path)).arrayBuffer())
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  })

  test('the type comes from the bytes, not from the name', async () => {
    const page = '<!doctype html><script>alert(1)</script>'
    expect((await upload(zaremas, page, 'фото.jpg')).file).toMatchObject({
      kind: 'document',
      type: 'text/plain',
      hasPreview: false,
    })
    expect((await upload(zaremas, await photo({ width: 8, height: 8 }), 'счёт.pdf')).file).toMatchObject({
      kind: 'image',
      type: 'image/jpeg',
    })
    expect((await upload(zaremas, Buffer.from([0, 1, 2, 3, 255]), 'x.txt')).file.type).toBe('application/octet-stream')
  })

  test('a picture that pretends, or would unpack to a wall of pixels, is refused and nothing is left', async () => {
    const before = storedNames().length
    const broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 1)])
    expect((await upload(zaremas, broken)).code).toBe('image_broken')
    const wall = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect((await upload(zaremas, wall)).code).toBe('image_too_many_pixels')
    expect(storedNames()).toHaveLength(before)
  })

  test('too big is refused, also when the length was not told; empty is refused', async () => {
    expect((await upload(zaremas, new Uint8Array(3 * MIB + 1))).code).toBe('file_too_big')
    const chunks = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(256 * 1024))
      },
    })
    const init = { method: 'POST', body: chunks, duplex: 'half' } as RequestInit
    const response = await zaremas.fetch(filePaths.upload(newId(), 'x'), init)
    expect(response.status).toBe(413)
    expect((await upload(zaremas, '')).code).toBe('file_empty')
  })

  test('the same upload sent again is one file; another under its id is refused', async () => {
    const id = newId()
    const [first, again] = await Promise.all([
      upload(zaremas, 'привет', 'а.txt', id),
      upload(zaremas, 'привет', 'а.txt', id),
    ])
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.file).toEqual(first.file)
    expect((await upload(zaremas, 'другое', 'а.txt', id)).code).toBe('file_id_taken')
    expect((await upload(strangers, 'привет', 'а.txt', id)).code).toBe('file_id_taken')
  })

  test('a line that breaks in the middle leaves nothing', async () => {
    const before = storedNames().length
    const headers = { cookie: zaremas.cookie!, 'content-length': MIB }
    const outgoing = request(address + filePaths.upload(newId(), 'x'), { method: 'POST', headers })
    outgoing.on('error', () => {})
    outgoing.write(new Uint8Array(1000))
    await expect.poll(storedNames).toHaveLength(before + 1)
    outgoing.destroy()
    await expect.poll(storedNames).toHaveLength(before)
  })

  test('nobody uploads unsigned, or from another site', async () => {
    expect((await upload(browser(address), 'x')).code).toBe('not_signed_in')
    const headers = { origin: 'https://evil.example' }
    const response = await zaremas.fetch(filePaths.upload(newId(), 'x'), { method: 'POST', body: 'x', headers })
    expect(response.status).toBe(403)
  })

  test('a name from the other end of the world does no harm to disk or headers', async () => {
    const { file, path } = await sent('text', '../../ввода\r\nX-Evil: 1\u202E.txt')
    const response = await aminats.fetch(path)
    expect(response.headers.get('x-evil')).toBeNull()
    expect(decodeURIComponent(response.headers.get('content-disposition')!)).toContain(file.name)
    expect(storedNames().every((name) => /^([0-9a-f]{2}\/|incoming)/.test(name))).toBe(true)
    expect(existsSync(join(folder, 'ввода'))).toBe(false)
  })
})

describe('reading files', () => {
  test('who takes part reads; a stranger, a guess and nobody at all get the same «not found»', async () => {
    const { path, seq, file } = await sent('расписание', 'план.txt')
    const response = await aminats.fetch(path)
    expect(await response.text()).toBe('расписание')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    expect((await strangers.fetch(path)).status).toBe(404)
    expect((await browser(address).fetch(path)).status).toBe(401)
    for (const other of [
      filePaths.original(room, seq + 1, file.id),
      filePaths.original(newId(), seq, file.id),
      filePaths.original(room, seq, newId()),
    ]) {
      expect((await aminats.fetch(other)).status).toBe(404)
    }
    expect((await aminats.fetch(`${path}/preview`)).status).toBe(404)
  })

  test('whoever joined later does not read what was sent before', async () => {
    const { path, seq } = await sent('раньше')
    const pool = server.pool
    await pool.query(`update participants set from_seq = $2 where person_id = $1`, [aminat.personId, seq + 1])
    expect((await aminats.fetch(path)).status).toBe(404)
    await pool.query(`update participants set from_seq = 1, left_at = now() where person_id = $1`, [aminat.personId])
    expect((await aminats.fetch(path)).status).toBe(404)
    await pool.query(`update participants set left_at = null where person_id = $1`, [aminat.personId])
    expect((await aminats.fetch(path)).status).toBe(200)
  })

  test('parts of a video arrive as asked, and a copy that is still good is not sent twice', async () => {
    const { path } = await sent('0123456789')
    const part = await aminats.fetch(path, { headers: { range: 'bytes=2-4' } })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234'])
    const beyond = await aminats.fetch(path, { headers: { range: 'bytes=50-' } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10'])
    const tag = part.headers.get('etag')!
    expect((await aminats.fetch(path, { headers: { 'if-none-match': tag } })).status).toBe(304)
    expect((await strangers.fetch(path, { headers: { 'if-none-match': tag } })).status).toBe(404)
    const stale = await aminats.fetch(path, { headers: { range: 'bytes=2-4', 'if-range': '"other"' } })
    expect([stale.status, await stale.text()]).toEqual([200, '0123456789'])
  })

  test('on a borrowed computer nothing is kept', async () => {
    const { path } = await sent('тайна')
    await server.pool.query('update sessions set ephemeral = true where id = $1', [stranger.sessionId])
    await server.pool.query(`insert into participants (conversation_id, person_id, role) values ($1, $2, 'member')`, [
      room,
      stranger.personId,
    ])
    forgetToken(stranger.sessionId)
    expect((await strangers.fetch(path)).headers.get('cache-control')).toBe('no-store')
  })
})

describe('sending files', () => {
  test('only one’s own, only once, and a repeated send is the same message', async () => {
    const { input, seq } = await sent('один раз')
    expect((await server.call(zarema, sendMessage, input)).seq).toBe(seq)
    const other = { ...input, id: newId() }
    expect(await server.refusal(zarema, sendMessage, other)).toBe('file_already_sent')
    const { file } = await upload(zaremas, 'моё')
    expect(await server.refusal(aminat, sendMessage, { ...other, id: newId(), fileIds: [file.id] })).toBe(
      'file_not_yours',
    )
    expect(await server.refusal(zarema, sendMessage, { ...other, id: newId(), fileIds: [newId()] })).toBe(
      'file_not_yours',
    )
  })

  test('a deleted message takes its bytes along', async () => {
    const { path, seq, file } = await sent('сотрите это')
    await server.call(zarema, deleteMessage, { conversationId: room, seq })
    expect((await aminats.fetch(path)).status).toBe(404)
    expect(storedNames().some((name) => name.endsWith(file.id))).toBe(true)
    await sweepFiles(server.services)
    expect(storedNames().some((name) => name.includes(file.id))).toBe(false)
    expect((await server.pool.query('select from files where id = $1', [file.id])).rows).toEqual([])
  })

  test('what was not sent goes after a day, what was sent stays', async () => {
    const kept = await sent('отправлено')
    const { file } = await upload(zaremas, 'забыто')
    await sweepFiles(server.services)
    expect(storedNames().some((name) => name.endsWith(file.id))).toBe(true)
    await server.pool.query(`update files set created_at = now() - interval '25 hours'`)
    expect(
      await server.refusal(zarema, sendMessage, { id: newId(), conversationId: room, text: '', fileIds: [file.id] }),
    ).toBe('file_not_yours')
    await sweepFiles(server.services)
    expect(storedNames().some((name) => name.endsWith(file.id))).toBe(false)
    expect(await (await aminats.fetch(kept.path)).text()).toBe('отправлено')
  })
})

test('the words under a photo can be taken away, those of a message without files cannot', async () => {
  const { file } = await upload(zaremas, 'снимок')
  const about = { conversationId: room, text: 'подпись' }
  const { seq } = await server.call(zarema, sendMessage, { ...about, id: newId(), fileIds: [file.id] })
  await server.call(zarema, editMessage, { conversationId: room, seq, text: '' })
  const { messages } = await server.call(aminat, messageHistory, { conversationId: room })
  expect(messages.at(-1)).toMatchObject({ seq, text: '', files: [{ id: file.id }] })
  const bare = await server.call(zarema, sendMessage, { ...about, id: newId() })
  const empty = { conversationId: room, seq: bare.seq, text: ' ' }
  expect(await server.refusal(zarema, editMessage, empty)).toBe('message_empty')
})
