import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { createDesks, deskFilesBytesMax } from './desks.ts'
import { openIndexedDisk } from './indexed-disk.ts'
import { openMemoryDisk } from './memory-disk.ts'

let accounts = 0

/** The same device after a reload. */
async function device() {
  const account = `desk-${++accounts}`
  const page = async () => {
    const disk = await openIndexedDisk(account)
    return { disk, desks: createDesks(() => disk) }
  }
  return page
}

const long = { text: 'а'.repeat(9000), marks: [] }
const message = { seq: 3, text: 'было' } as never

test('a text over the limit, picked files and a change in progress are there after a reload', async () => {
  const page = await device()
  const first = await page()
  await first.desks.put('room', { overlong: long })
  await first.desks.put('room', { edit: { message, written: { text: 'станет', marks: [] } } })
  await first.desks.put('room', { files: [new File(['план'], 'план.txt', { type: 'text/plain' })] })
  first.disk.close()

  const desk = await (await page()).desks.open('room')
  expect(desk.overlong).toEqual(long)
  expect(desk.edit).toEqual({ message, written: { text: 'станет', marks: [] } })
  expect(desk.files.map(({ name, type }) => [name, type])).toEqual([['план.txt', 'text/plain']])
  expect(await desk.files[0]!.text()).toBe('план')
})

test('what was picked a moment before the page was closed is there: its writing begins at once, in order', async () => {
  const page = await device()
  const first = await page()
  void first.desks.put('room', { overlong: { ...long, text: 'раньше' } })
  void first.desks.put('room', { overlong: long })
  const picked = first.desks.put('room', { files: [new File(['план'], 'план.txt')] })
  first.disk.close()
  await picked
  const desk = await (await page()).desks.open('room')
  expect(desk.overlong).toEqual(long)
  expect(desk.files).toHaveLength(1)
})

test('what was sent or given up does not come back', async () => {
  const page = await device()
  const first = await page()
  await first.desks.put('room', { overlong: long })
  await first.desks.put('room', { overlong: null })
  first.disk.close()
  const again = await page()
  expect(await again.disk.desk('room')).toBeUndefined()
})

test('files too big to be kept are said to be, and the text beside them is kept', async () => {
  const page = await device()
  const first = await page()
  const big = new File(['x'], 'video.mp4')
  Object.defineProperty(big, 'size', { value: deskFilesBytesMax + 1 })
  expect(await first.desks.put('room', { overlong: long, files: [big] })).toBe(false)
  expect((await first.desks.open('room')).files).toEqual([big])
  first.disk.close()
  const desk = await (await page()).desks.open('room')
  expect([desk.overlong, desk.files]).toEqual([long, []])
})

test('on a stranger’s computer the page alone holds them, and nobody is told of a failure', async () => {
  const desks = createDesks(openMemoryDisk)
  expect(await desks.put('room', { files: [new File(['x'], 'x.txt')] })).toBe(true)
  expect((await desks.open('room')).files).toHaveLength(1)
  expect((await createDesks(openMemoryDisk).open('room')).files).toEqual([])
})
