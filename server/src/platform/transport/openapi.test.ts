import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { EventContract } from '#protocol/contract.ts'
import { events } from '#protocol/events.ts'

const root = join(import.meta.dirname, '../../../..')

test('whoever writes a client finds every event there is', async () => {
  const files = readdirSync(join(root, 'protocol/src')).filter((file) => !file.endsWith('.test.ts'))
  const modules = await Promise.all(
    files.map((file) => import(join(root, 'protocol/src', file)) as Promise<Record<string, unknown>>),
  )
  const declared = modules.flatMap((module) => Object.values(module)).filter(isEvent)
  expect(names(events)).toEqual(names([...new Set(declared)]))
})

test('the page about the socket tells what each event carries, field by field', () => {
  const page = readFileSync(join(root, 'docs/socket-protocol.md'), 'utf8')
  const rows = page.matchAll(/^\| (conversation|person|organisation|class) \| `([\w.]+)` \| (.*?) \|/gm)
  const told = [...rows].map(([, stream, name, fields]) => `${stream} ${name}: ${fields!.replaceAll('`', '')}`)
  const held = events.map(({ name, stream, data }) => `${stream} ${name}: ${Object.keys(data.properties).join(', ')}`)
  expect(told.sort()).toEqual(held.sort())
})

function isEvent(value: unknown): value is EventContract {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'event'
}

function names(list: readonly EventContract[]): string[] {
  return list.map(({ name }) => name).sort()
}
